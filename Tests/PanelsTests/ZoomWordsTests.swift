// Checks what the picture of the whole file says about one slot.

import Display
import Playback
import Shmem
import Testing

@testable import Panels

@Suite("The words about a slot of the whole file")
struct ZoomWordsTests {
  @Test("a slot says in words and marks what it holds, its lock and its place in the batch")
  func slotWords() throws {
    let session = try SampleSession.sparse(mapShift: 6)
    let panel = try ZoomTests.panel(ZoomTests.looking(session, at: 101, height: 1))
    let words = panel.words(forSlot: PageIndex(101)).map { $0.spans.map(\.text).joined() }
    #expect(
      words[0]
        == "slot 101  s101*cL  gathered as P101, stale; swap entry s101, old data, cached in P101, "
        + "locked by reclaim-1; reclaim-1 here; in the hole"
    )
    #expect(
      words[1]
        == "slot 101  s101*cL  gathered as P101, stale, old data, in the hole, cached in P101, "
        + "locked by reclaim-1, reclaim-1 here"
    )
    #expect(
      words.suffix(3) == [
        "slot 101  s101*cL  gathered as P101, stale", "slot 101  s101*cL  stale",
        "slot 101  s101*cL",
      ]
    )
    for size in ZoomTests.sizes {
      let rows = panel.picture(size).lines
      #expect(rows.dropLast().contains { $0.contains("stale") }, "\(size): \(rows)")
    }
    let large = Screen.grid(
      of: ZoomTests.looking(session, at: 101, height: 1),
      size: Size(rows: 50, columns: 160)
    )
    #expect(large.text.contains("gathered as P101, stale; swap entry s101, old data"))
  }

  @Test("a small screen tells of the chosen slot once, and of what was gathered there first")
  func toldOnce() throws {
    let session = try SampleSession.demo("25-real-size", atStep: 26)
    for height in 1...2 {
      let looking = ZoomTests.looking(session, at: 200, height: height)
      let lines = Screen.grid(of: looking, size: Size(rows: 24, columns: 80)).lines
      #expect(lines.filter { $0.contains("slot 200  s200*cL") }.count == 1, "\(lines)")
      #expect(lines.contains { $0.contains("slot 200  s200*cL  gathered as P200") }, "\(lines)")
    }
  }
}
