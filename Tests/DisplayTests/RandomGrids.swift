// Draws grids at random, for laws that hold for all of them.

import Display

/// The generator SplitMix64: the same seed gives the same grids everywhere.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension Grid {
  /// The characters that the program draws, and some that users write, each as often as it takes to meet the others.
  private static let glyphs: [Glyph] =
    GlyphsTests.all.map { Glyph($0) }
    + Array(repeating: Glyph.glyphs(of: "漢字é\u{65}\u{301}…“한\u{FFFD}"), count: 8).flatMap(\.self)

  /// A grid of up to 8 by 16 cells of any character and role.
  static func random(using random: inout SplitMix) -> Grid {
    let rows = Int.random(in: 0...8, using: &random)
    let columns = Int.random(in: 0...16, using: &random)
    var grid = Grid(rows, columns)
    grid.scatter(cells: rows * columns, using: &random)
    return grid
  }

  /// Replaces up to so many `cells`, chosen at random, by others.
  mutating func scatter(cells: Int, using random: inout SplitMix) {
    guard size.rows > 0, size.columns > 0 else { return }
    for _ in 0..<cells {
      let row = Int.random(in: 0..<size.rows, using: &random)
      let column = Int.random(in: 0..<size.columns, using: &random)
      let glyph = Self.glyphs.randomElement(using: &random) ?? " "
      let role = Role.allCases.randomElement(using: &random) ?? .text
      self[row: row, column: column] = Cell(glyph, role)
    }
  }
}
