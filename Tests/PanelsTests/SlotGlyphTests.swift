// Checks the alphabet.

import Playback
import Shmem
import Testing

@testable import Panels

@Suite("The alphabet")
struct SlotGlyphTests {
  @Test("writes every state of a slot differently")
  func distinct() {
    let entries: [Entry?] = [nil, .page(PageNumber(3)), .swap(SwapEntry(3)), .shadow(Shadow(3))]
    // An entry with neither data nor state has no marks.
    func isBare(_ entry: Entry?) -> Bool { entry?.page == nil && entry?.swap == nil }
    var seen: [String: SlotGlyph] = [:]
    for entry in entries {
      for data in SlotGlyph.Data.allCases where !isBare(entry) || data == .outside {
        for flags in 0..<8 where !isBare(entry) || flags == 0 {
          let glyph = SlotGlyph(
            entry: entry,
            data: data,
            isLocked: flags & 1 != 0,
            isCached: flags & 2 != 0,
            isUnderWriteback: flags & 4 != 0,
          )
          #expect(seen[glyph.text] == nil, "\(glyph.text) is written once")
          seen[glyph.text] = glyph
          #expect(glyph.line.spans.map(\.text).joined() == glyph.text)
        }
      }
    }
    #expect(seen.count == 82)
  }

  @Test("marks what the scenario starts with")
  func marks() throws {
    let snapshot = try #require(try SampleSession.classroom().play).snapshot
    let texts = (0..<UInt64(8)).map { snapshot.glyph(at: PageIndex($0)).text }
    #expect(texts == ["P0", "P1*", "s2*", "s3*c", ".", "P5z", "P6", "P7"])
  }

  @Test(
    "names pages as ranges",
    arguments: [
      ([], ""), ([3], "3"), ([1, 2, 3, 7], "1-3, 7"), ([1, 3, 5, 6], "1, 3 +2"),
    ] as [([UInt64], String)]
  )
  func ranges(pages: [UInt64], words: String) {
    #expect(PageList.words(PageSet(pages.map(PageIndex.init)), most: 2) == words)
  }
}
