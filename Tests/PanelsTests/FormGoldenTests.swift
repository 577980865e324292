// Compares pictures of the form of a race with reviewed ones.

import Display
import Panels
import Playback
import Testing

@Suite("Pictures of the form")
struct FormGoldenTests {
  @Test("looks as reviewed", arguments: FormScreenTests.pictures, FormScreenTests.sizes)
  func looks(picture: FormScreenTests.Picture, size: Size) throws {
    let grid = Screen.grid(of: try picture.session(), size: size)
    try GoldenFile(name: "\(picture.name)-\(size.columns)x\(size.rows)").expect(grid)
  }

  @Test("looks as reviewed in ASCII")
  func looksInASCII() throws {
    let grid = Screen.grid(of: FormScreenTests.freePlay(), size: Size(rows: 24, columns: 80))
    try GoldenFile(name: "form-free-80x24-ascii").expect(grid.inASCII())
  }
}
