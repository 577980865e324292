// Pictures of the games that were looked at, in ASCII.

import Display
import Panels
import Playback
import Shmem
import Testing

@Suite("The games on the screen")
struct GamesGoldenTests {
  struct Picture: CustomTestStringConvertible {
    let name: String
    let session: @Sendable () throws -> Session
    var testDescription: String { name }
  }

  static let pictures = [
    Picture(name: "announced") { try Stage.announced() },
    Picture(name: "revealed") { try Stage.announced().after(.stepForward) },
    Picture(name: "golf") { try Stage.golf() },
    Picture(name: "level") { try Stage.level() },
    Picture(name: "level-lost") { try Stage.levelLost() },
    Picture(name: "level-par") { try Stage.levelAtPar() },
    Picture(name: "level-saved") { try Stage.levelSaved() },
    Picture(name: "level-helped") { try Stage.answered(Stage.level(), .toggleReachability) },
  ]

  @Test("look as reviewed", arguments: pictures, ScreenGoldenTests.sizes)
  func looks(picture: Picture, size: Size) throws {
    let grid = Screen.grid(of: try picture.session(), size: size)
    try GoldenFile(name: "\(picture.name)-\(size.columns)x\(size.rows)-ascii").expect(
      grid.inASCII()
    )
  }
}
