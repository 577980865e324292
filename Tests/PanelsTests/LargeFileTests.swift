// Checks what is seen of files that do not fit.

import Display
import Playback
import RaceSupport
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

  @Test("shows the slots of all tasks before an end of the hole, a full one as well")
  func tasksBeforeEnds() throws {
    let file = "0=page,5000=page,5001=swap,700000=page,1048575=page 5000-700000"
    let session = try SampleSession.opened(
      title: "Six digits",
      Scenario(.v3_16, file, tasks: "read@5001 reclaim@5000", mapShift: 6)
    )
    for size in [Size(rows: 30, columns: 100), Size(rows: 16, columns: 60)] {
      let lines = Screen.grid(of: session, size: size).lines
      let now = try #require(lines.first { $0.contains("now  ") })
      #expect(now.contains("P5000*") && now.contains("s5001*"), "\(lines)")
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

  @Test("shows the slot of a task that has yet to begin before an empty end of the hole")
  func idleTask() throws {
    let session = try SampleSession.opened(
      title: "Far",
      Scenario(.v3_16, "5000=swap,1048575=page 10-1000000", tasks: "read@5000")
    )
    let lines = Screen.grid(of: session, size: Size(rows: 16, columns: 60)).lines
    let index = try #require(lines.first { $0.hasPrefix("index ") })
    #expect(index.contains(" 5000 ") && index.contains("<10>"), "\(index)")
  }

  /// A file with pages and swap entries among the folded slots.
  private static func mixed(lastPage: UInt64) throws -> Session {
    let slots = "0=page,100-130=page,131-136=swap,137-\(lastPage)=page"
    return try SampleSession.opened(
      title: "Mixed",
      Scenario(
        .v3_16,
        "\(slots) 1-\(lastPage - 20)",
        tasks: "read@\(lastPage - 10)",
        mapShift: 6
      )
    )
  }

  @Test("has the number of slots above every fold, whatever the width")
  func foldCounts() throws {
    for lastPage in [160, 300, 1023, 20_000, 300_000] as [UInt64] {
      let start = try Self.mixed(lastPage: lastPage)
      var later = start
      later.say("step punch until P10b")
      for session in [start, later] {
        let play = try #require(session.play)
        for width in 34...160 {
          for measure in [SlotWindow.Measure.panel, .stage(widthInColumns: width)] {
            let window = SlotWindow(play, widthInColumns: width, measure: measure)
            for fold in window.folds {
              let end = fold.start + "(\(fold.count))".count
              #expect(end <= min(fold.cells.upperBound, width), "\(width): \(fold)")
            }
          }
        }
      }
    }
  }

  @Test("says what a fold hides by kind, where there is room beside the story")
  func foldContents() throws {
    let session = try Self.mixed(lastPage: 1023)
    let lines = Screen.grid(of: session, size: Size(rows: 50, columns: 160)).lines
    #expect(lines.contains { $0.contains("now ") && $0.contains("P,6s* ") }, "\(lines)")
    let snapshot = try #require(session.play).snapshot
    let contents = FoldContents(100..<137, in: snapshot)
    let texts = [3, 4, 5, 6, 7].map { width in
      contents.line(widthInColumns: width).spans.map(\.text).joined()
    }
    #expect(texts == ["#*", "37u*", "37u*", "31P6s*", "31P,6s*"])
    let many = FoldContents(0..<1024, in: try #require(Self.mixed(lastPage: 20_000).play).snapshot)
    #expect(many.line(widthInColumns: 8).spans.map(\.text) == ["919P,6s*"])
  }

  @Test("says how many nodes a fold hides, however many they are")
  func hiddenNodes() throws {
    let session = try Self.mixed(lastPage: 300_000)
    let lines = Screen.grid(of: session, size: Size(rows: 50, columns: 160)).lines
    let leaves = try #require(lines.first { $0.contains("leaf ") })
    #expect(leaves.contains(#/\(4[0-9]{3}( nodes)?\)/#), "\(leaves)")
    #expect(!lines.contains { $0.contains("(...)") })
  }
}
