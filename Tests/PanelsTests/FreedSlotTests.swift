// Knows how pictures draw and tell a swap slot that is freed while the file still names it.

import Display
import Playback
import RaceSupport
import Shmem
import Testing

@testable import Panels

@Suite("A swap slot freed in use")
struct FreedSlotTests {
  /// A punch of 6.12.0 that has freed four swap slots, three of which are in use.
  private func freed() throws -> Session {
    var session = try SampleSession.opened(
      title: "Freed",
      Scenario(.v6_12_0, "swap:2 0-3", tasks: "read@1")
    )
    for line in [
      "step punch until P6a", "step read-1 S1", "step read-1 S3a", "step punch P6", "step punch P7",
    ] { session.say(line) }
    return session
  }

  @Test("the entry is marked as freed, not as never written, and nothing else is")
  func glyphs() throws {
    let snapshot = try #require(try freed().play).snapshot
    let texts = (0..<UInt64(4)).map { snapshot.glyph(at: PageIndex($0)).text }
    #expect(texts == [".", "s1x", "s2x", "s3x"])
    #expect(snapshot.words(for: PageIndex(1)) == "swap entry s1, its swap slot is freed")
    #expect(snapshot.freedSwapSlots == [1, 2, 3].map { SwapEntry($0) })
    for demo in ["11-swap-at-the-start", "27-middle-of-an-entry"] {
      var session = try SampleSession.demo(demo, atStep: 0)
      while session.play?.hasMoreToTell == true {
        let play = try #require(session.play)
        #expect(play.snapshot.freedSwapSlots.isEmpty)
        session = session.after(.race(.stepForward))
      }
    }
  }

  @Test("the row of swap slots says that it is freed, and names every page that names it")
  func rows() throws {
    let play = try #require(try freed().play)
    let rows = TreePanel(play: play).swapSlots.map { $0.spans.map(\.text).joined() }
    #expect(rows.contains("s1 freed, still named by page 1"), "\(rows)")
    #expect(rows.contains("s3 freed, still named by page 3"), "\(rows)")
    #expect(play.snapshot.pages(naming: SwapEntry(2)) == PageSet([PageIndex(2)]))
    #expect(play.snapshot.pages(naming: SwapEntry(0)).isEmpty)
  }

  @Test("the whole file, its signs and the signs at the beginning tell it as well")
  func legends() throws {
    let session = try freed()
    let panel = try ZoomTests.panel(ZoomTests.looking(session, at: 2, height: 1))
    let words = panel.words(forSlot: PageIndex(2)).map { $0.spans.map(\.text).joined() }
    #expect(words[0] == "slot 2  s2x  swap entry s2, its swap slot is freed; in the hole")
    #expect(panel.legend(200).spans.map(\.text).joined().contains("x freed"))
    func legend(_ scenario: Scenario) -> String {
      Legend(of: scenario, widthInColumns: 100).lines(atMost: 12)
        .map { $0.spans.map(\.text).joined() }.joined(separator: "\n")
    }
    #expect(try legend(Scenario(.v6_12_0, "swap:2")).contains("x freed in use"))
    #expect(try !legend(Scenario(.v6_12_0, "swap")).contains("x freed in use"))
    #expect(try !legend(Scenario(.v7_3_4, "swap:2")).contains("x freed in use"))
  }
}
