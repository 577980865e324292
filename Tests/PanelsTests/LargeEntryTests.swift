// Knows that an entry of several slots has one name in every picture.

import Display
import Playback
import RaceSupport
import Shmem
import Testing

@testable import Panels

@Suite("An entry of several slots")
struct LargeEntryTests {
  private static let sizes = [
    Size(rows: 16, columns: 60), Size(rows: 24, columns: 80), Size(rows: 30, columns: 100),
    Size(rows: 50, columns: 160),
  ]

  private static func demo(atStep step: Int, _ lines: String...) throws -> Session {
    var session = try SampleSession.demo("28-entry-that-shrank", atStep: step)
    for line in lines { session.say(line) }
    return session
  }

  private static func picture(_ session: Session, _ size: Size) -> [String] {
    Screen.grid(of: session, size: size).lines
  }

  /// The number of the first step of the demo after which the text is on the screen.
  private static func firstStep(showing text: String) throws -> Int? {
    try (1...40).first { step in
      picture(try demo(atStep: step), Size(rows: 50, columns: 160)).contains { $0.contains(text) }
    }
  }

  @Test("is compared by its name at the gather, and the slot holds what is left of it")
  func comparison() throws {
    let step = try #require(try Self.firstStep(showing: ">s2×2=s2"))
    #expect(step == 25)
    for size in Self.sizes {
      let lines = Self.picture(try Self.demo(atStep: step), size)
      #expect(lines.contains { $0.contains(">s2×2=s2") }, "\(lines)")
    }
  }

  @Test("is followed in the strip of old data by the entries of its slots")
  func strip() throws {
    let session = try Self.demo(atStep: 30).after(.window(.openOldData))
    guard case .oldData(let strip) = session.overlay else {
      Issue.record("the strip is open")
      return
    }
    let track = try #require(strip.tracks.first { $0.pages.contains(PageIndex(3)) })
    let places = track.stretches.map { $0.place.map(\.description) }
    #expect(places == ["P2", "s2", "s3", "P3"])
  }

  @Test("is in the zoom as it was gathered", arguments: [24, 25])
  func zoom(step: Int) throws {
    let session = try Self.demo(atStep: step).after(.window(.zoom(.open)))
    let lines = Self.picture(session, Size(rows: 30, columns: 100))
    #expect(lines.contains { $0.contains("s2×2") }, "\(lines)")
  }

  @Test(
    "is in the figure of the data with its slots, and stale as in the tree, or counted where one slot has room",
    arguments: sizes
  )
  func staleInFigure(size: Size) throws {
    let session = try SampleSession.demo("29-order-read-too-early", atStep: 13)
    let tree = Self.picture(session, size)
    #expect(tree.contains { $0.contains("[") && $0.contains(">s0×4") }, "\(tree)")
    let data = Self.picture(session.after(.race(.nextFigure)), size)
    let isCounted = data.contains { $0.contains("not shown: slots 0, 2, 3") }
    #expect(isCounted == (size.rows == 16), "\(data)")
    let isShown = data.contains { $0.contains("s0×4, stale") || $0.contains("[s0×4]") }
    #expect(isShown != isCounted, "\(data)")
  }

  @Test("names a swap slot that is free although its entry stands, in the figure", arguments: sizes)
  func freedInFigure(size: Size) throws {
    let session = try SampleSession.demo("29-order-read-too-early", atStep: 10)
    #expect(session.play?.snapshot.isFreed(at: PageIndex(1)) == true)
    let data = Self.picture(session.after(.race(.nextFigure)), size)
    #expect(data.contains { $0.contains("s1, freed") || $0.contains("s1x") }, "\(data)")
  }

  @Test("is what a slot in its middle is part of", arguments: sizes)
  func part(size: Size) throws {
    let session = try Self.demo(atStep: 1, "select 3").after(.race(.nextFigure))
    let lines = Self.picture(session, size)
    #expect(lines.contains { $0.contains("part of P2") }, "\(lines)")
  }
}
