// Compares pictures for an audience and for its speaker with reviewed ones.

import Display
import Panels
import Playback
import Testing

@Suite("The stage and the notes")
struct StageGoldenTests {
  typealias Picture = ScreenGoldenTests.Picture

  static let pictures = [
    Picture(name: "stage-start") { try Stage.toldLoss() },
    Picture(name: "stage-swizzle") { try Stage.toldLoss(atStop: 1) },
    Picture(name: "stage-lost") { try Stage.toldLoss(atStop: 2) },
    Picture(name: "stage-step") { try Stage.toldLoss(atStop: 1).after(.race(.stepForward)) },
    Picture(name: "stage-away") { try Stage.away().after(.talk(.toggleTimer)) },
    Picture(name: "stage-large") { try Stage.told(SampleSession.large()).after(.race(.toEnd)) },
  ]

  static let sizes = [
    Size(rows: 12, columns: 40), Size(rows: 20, columns: 53), Size(rows: 24, columns: 80),
  ]

  @Test("look as reviewed", arguments: pictures, sizes)
  func looks(picture: Picture, size: Size) throws {
    let grid = Screen.grid(of: try picture.session(), size: size)
    try GoldenFile(name: "\(picture.name)-\(size.columns)x\(size.rows)").expect(grid)
  }

  @Test("look as reviewed with something open", arguments: sizes)
  func overlays(size: Size) throws {
    let chapters = try Stage.toldLoss(atStop: 1).after(.talk(.openChapters), .window(.down))
    let injection = try Stage.toldLoss(atStop: 1).after(.window(.openInjection))
    try GoldenFile(name: "stage-chapters-\(size.columns)x\(size.rows)").expect(
      Screen.grid(of: chapters, size: size)
    )
    try GoldenFile(name: "stage-injection-\(size.columns)x\(size.rows)").expect(
      Screen.grid(of: injection, size: size)
    )
  }

  @Test("look as reviewed in ASCII", arguments: sizes)
  func ascii(size: Size) throws {
    let grid = Screen.grid(of: try Stage.toldLoss(atStop: 2), size: size)
    try GoldenFile(name: "stage-lost-\(size.columns)x\(size.rows)-ascii").expect(grid.inASCII())
  }

  @Test("look as reviewed without colour", arguments: sizes)
  func monochrome(size: Size) throws {
    for (name, stop) in [("swizzle", 1), ("lost", 2)] {
      let grid = Screen.grid(of: try Stage.toldLoss(atStop: stop), size: size)
      try GoldenFile(name: "stage-\(name)-\(size.columns)x\(size.rows)-monochrome").expect(
        Self.withoutColour(grid)
      )
    }
  }

  /// The picture with one role for all that look alike without colour: the first of them.
  private static func withoutColour(_ grid: Grid) -> Grid {
    var copy = grid
    for row in 0..<grid.size.rows {
      for column in 0..<grid.size.columns {
        let style = Palette.monochrome.style(for: grid[row: row, column: column].role)
        let alike = Role.allCases.first { Palette.monochrome.style(for: $0) == style }
        copy[row: row, column: column].role = alike ?? .text
      }
    }
    return copy
  }

  @Test("look as reviewed for the speaker", arguments: [(100, 30), (80, 24), (40, 12)])
  func notes(columns: Int, rows: Int) throws {
    let size = Size(rows: rows, columns: columns)
    let following = Stage.notes(try Stage.toldLoss(atStop: 2))
    let away = Stage.notes(try Stage.away())
    try GoldenFile(name: "notes-\(columns)x\(rows)").expect(
      NotesScreen.grid(of: following, size: size)
    )
    try GoldenFile(name: "notes-away-\(columns)x\(rows)").expect(
      NotesScreen.grid(of: away, size: size)
    )
  }

  @Test("look as reviewed before a talk and behind one")
  func withoutTalk() throws {
    let size = Size(rows: 12, columns: 40)
    try GoldenFile(name: "notes-waiting-40x12").expect(NotesScreen.grid(of: Notes(), size: size))
    var notes = Stage.notes(try Stage.toldLoss(atStop: 1))
    notes.update(.silence(remains: [4711]))
    try GoldenFile(name: "notes-died-40x12").expect(NotesScreen.grid(of: notes, size: size))
  }
}
