// Checks what is seen of files that do not fit.

import Display
import Playback
import Shmem
import Testing

@testable import Panels

@Suite("A large file")
struct LargeFileTests {
  @Test(
    "has a blank between any two slots, whatever marks they bear",
    arguments: [60, 67, 79, 80, 91, 100, 113, 128]
  )
  func gaps(columns: Int) throws {
    let session = try SampleSession.swappedInALargeFile()
    for rows in [16, 24, 30, 37] {
      let lines = Screen.grid(of: session, size: Size(rows: rows, columns: columns)).lines
      // The right half of a large screen is about something else.
      let place = Layout(of: session, Size(rows: rows, columns: columns))?.place(of: .tree)?
        .interior
      let interior = try #require(place)
      func words(of label: String) throws -> [Substring] {
        let line = try #require(
          lines.map { $0.dropFirst(interior.origin.column).prefix(interior.size.columns) }
            .first { $0.hasPrefix(label + " ") }
        )
        return line.dropFirst(label.count).split(separator: " ")
      }
      let indices = try words(of: "index")
      let slots = try words(of: "now")
      #expect(slots.count == indices.count, "\(columns)x\(rows): \(slots)")
      #expect(slots.contains { $0.hasPrefix("s104*cL") })
      let index = try #require(lines.first { $0.contains("index ") })
      #expect(!index.contains(/[0-9>]\(|\)[0-9<]/), "a fold touches nothing: \(index)")
    }
  }

  @Test(
    "looks full only where it is full, and empty only where it is empty",
    arguments: [
      (0, 1, " "), (1, 1, "█"), (0, 12, " "), (1, 12, "░"), (4, 12, "▒"), (11, 12, "▓"),
      (12, 12, "█"),
    ] as [(UInt64, UInt64, String)]
  )
  func shades(used: UInt64, pages: UInt64, glyph: String) {
    #expect(Overview.glyph(used: used, of: pages) == glyph)
  }

  @Test("looks full as a whole when it is full", arguments: [12, 241, 1000] as [UInt64])
  func full(pages: UInt64) throws {
    let session = try SampleSession.full(pages)
    let play = try #require(session.play)
    for cells in [8, 9, 37, 60, 239, 240] {
      let overview = Overview(play.snapshot, widthInColumns: cells).line
      #expect(overview.width <= cells)
      #expect(overview.spans.allSatisfy { ["█", "[", "]"].contains($0.text) })
    }
  }

  @Test("tells of a page who has its lock, where it is and who refers to it before all else")
  func pages() throws {
    let play = try #require(try SampleSession.swappedInALargeFile().play)
    let words = TreePanel(play: play).pages.map { $0.spans.map(\.text).joined() }
    #expect(words.contains("P104 lock: reclaim-1, mapping NULL, 2 refs, caches s104"))
  }
}
