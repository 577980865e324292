// Checks roles and their looks.

import Display
import Testing

@Suite("A palette")
struct PaletteTests {
  @Test("can name every role by a letter of its own")
  func letters() {
    #expect(Set(Role.allCases.map(\.letter)).count == Role.allCases.count)
    for role in Role.allCases {
      #expect(Role(letter: role.letter) == role)
      #expect(role.letter.isASCII && role.letter != " " && role.letter != "|")
    }
    #expect(Role(letter: "?") == nil)
  }

  @Test("uses no more colours than it says", arguments: Palette.allCases)
  func requiredColors(palette: Palette) {
    for role in Role.allCases {
      guard let index = palette.style(for: role).foreground.index else { continue }
      #expect(Int(index) < palette.requiredColors)
    }
  }

  @Test("never tells two roles apart by red and green alone", arguments: Palette.allCases)
  func redAndGreen(palette: Palette) {
    let styles = Set(Role.allCases.map(palette.style(for:)))
    let seen = styles.map { style in
      var style = style
      if let index = style.foreground.index, Self.redsAndGreens.contains(index) {
        style.foreground = .red
      }
      return style
    }
    #expect(Set(seen).count == styles.count)
  }

  /// The reds and the greens of the palettes, and the brown that looks like both.
  private static let redsAndGreens: Set<UInt8> = [1, 2, 9, 10, 28, 29, 36, 131, 160, 166]

  @Test("gives the states that must not be missed a look of their own", arguments: Palette.allCases)
  func states(palette: Palette) {
    let states: [Role] = [.struck, .stale, .broken, .selected, .cursor]
    #expect(Set(states.map(palette.style(for:))).count == states.count)
  }

  @Test("without colours marks what must not be missed by more than bold and dim")
  func monochrome() {
    for role in [Role.struck, .stale, .broken, .selected, .cursor, .locked, .gathered, .changed] {
      let attributes = Palette.monochrome.style(for: role).attributes
      #expect(!attributes.isDisjoint(with: [.underline, .reverse]))
    }
    let sameRow = [Role.selected, .cursor, .stale].map {
      Palette.monochrome.style(for: $0).attributes.intersection([.underline, .reverse])
    }
    #expect(Set(sameRow).count == sameRow.count)
  }
}
