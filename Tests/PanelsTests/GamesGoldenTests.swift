// Compares pictures of the games with reviewed ones, in ASCII.

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
    Picture(name: "announced") { try SampleSession.announced() },
    Picture(name: "revealed") { try SampleSession.announced().after(.race(.stepForward)) },
    Picture(name: "golf") { try SampleSession.golf() },
    Picture(name: "level") { try SampleSession.level() },
    Picture(name: "level-lost") { try SampleSession.levelLost() },
    Picture(name: "level-par") { try SampleSession.levelAtPar() },
    Picture(name: "level-saved") { try SampleSession.levelSaved() },
    Picture(name: "level-helped") {
      try SampleSession.answered(SampleSession.level(), .inquiry(.toggleReachability))
    },
  ]

  @Test("look as reviewed", arguments: pictures, ScreenGoldenTests.sizes)
  func looks(picture: Picture, size: Size) throws {
    let grid = Screen.grid(of: try picture.session(), size: size)
    try GoldenFile(name: "\(picture.name)-\(size.columns)x\(size.rows)-ascii").expect(
      grid.inASCII()
    )
  }
}
