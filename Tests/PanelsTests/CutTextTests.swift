// Knows that nothing is overwritten or left out on a screen without a sign.

import Display
import Playback
import RaceSupport
import Shmem
import Testing

@testable import Panels

@Suite("What there is no room for")
struct CutTextTests {
  private static let sizes = [(16, 60), (24, 80), (26, 100), (30, 100), (37, 120)].map {
    Size(rows: $0.0, columns: $0.1)
  }

  /// A race whose punch works on the last pages of a file.
  private static func atTheEnd(of pages: UInt64) throws -> Session {
    try SampleSession.opened(
      title: "The last pages",
      Scenario(
        .v3_16,
        "0-\(pages - 1)=page \(pages - min(pages, 6))-\(pages - 1)",
        mapShift: 6
      )
    )
  }

  @Test(
    "no row of the tree writes over its own name, wherever the cursor is",
    arguments: [1, 2, 8, 10, 11, 40, 64, 65, 100, 999, 4096, 100_000, 1 << 20] as [UInt64]
  )
  func labels(pages: UInt64) throws {
    var session = try Self.atTheEnd(of: pages)
    for columns in [60, 61, 66, 72, 79, 80, 90, 100, 101, 119, 130] {
      session = session.after(.race(.toStart))
      while true {
        let play = try #require(session.play)
        let grid = TreePanel(play: play).picture(Size(rows: 16, columns: columns - 4))
        for name in ["index", "now", "got", "hole", "cursor"] {
          let isWhole = grid.lines.contains { $0.hasPrefix("\(name) ") || $0 == name }
          #expect(isWhole, "\(name) at \(columns), step \(play.timeline.number):\n\(grid.text)")
        }
        let next = session.after(.race(.stepForward))
        guard next.play?.timeline != play.timeline else { break }
        session = next
      }
    }
  }

  @Test(
    "a list of moves says how many it leaves out, with the odds and without",
    arguments: [false, true]
  )
  func moves(hasOdds: Bool) throws {
    var session = try SampleSession.crowd()
    if hasOdds { session = try SampleSession.oddsOf(session) }
    for size in Self.sizes {
      let play = try #require(session.play)
      let panel = MovesPanel(play: play)
      for rows in 2...8 {
        let lines = panel.picture(Size(rows: rows, columns: size.columns / 2 - 3)).lines
        let shown = lines.dropLast().count { $0.contains(#/^[> ][0-9-] /#) }
        let hidden = play.moves.count - shown
        let words = try #require(lines.last { !$0.isEmpty })
        #expect(hidden == 0 || words.contains("\(hidden) more"), "\(lines)")
      }
      let lanes = LanesPanel(play: play).picture(Size(rows: 4, columns: size.columns)).lines
      #expect(lanes[3].contains("... 5 more"), "\(lanes)")
    }
  }

  @Test("finished tasks are counted where there is no row for their names")
  func finished() throws {
    var session = try SampleSession.crowd()
    session.say("step read-2 until end", "step reclaim-1 until end")
    let play = try #require(session.play)
    #expect(LanesPanel(play: play).title.hasSuffix(", 2 finished"))
    let picture = Screen.grid(of: session, size: Size(rows: 16, columns: 60)).text
    #expect(picture.contains("2 finished"))
  }

  @Test("promises that hold are counted where they have no row")
  func promises() throws {
    let play = try #require(try SampleSession.swappedUnderTheCursor().play)
    let panel = PromisesPanel(play: play)
    let all = panel.picture(Size(rows: 20, columns: 40)).lines.filter {
      !$0.isEmpty && !$0.hasPrefix("written later")
    }
    #expect(all.count >= 5)
    for rows in 1..<all.count {
      let lines = panel.picture(Size(rows: rows, columns: 40)).lines
      let left = all.filter { line in !lines.contains(line) }
      let holding = left.allSatisfy { $0.hasSuffix("holds") } ? ", holding" : ""
      let words = "... \(left.count) more\(holding)"
      #expect(lines.contains(words), "\(rows): \(lines)")
    }
  }

  @Test("pages and swap slots that find no room are counted, however long the last one is")
  func story() throws {
    for columns in 30...80 {
      let session = try SampleSession.swappedInALargeFile()
      let panel = TreePanel(play: try #require(session.play))
      let lines = panel.picture(Size(rows: 12, columns: columns)).lines
      let row = try #require(lines.first { $0.hasPrefix("pages ") })
      let told = panel.pages.count { row.contains($0.spans[0].text) }
      #expect(told == panel.pages.count || row.hasSuffix("+\(panel.pages.count - told)"), "\(row)")
    }
  }

  @Test("chapters, demos and levels say how many there are")
  func lists() throws {
    let items = (1...30).map {
      GalleryItem(demo: "\($0)", title: "T\($0)", about: "a", length: nil)
    }
    var session = Session(gallery: Gallery(items: items), play: nil, isMouseOn: false)
    let size = Size(rows: 24, columns: 80)
    #expect(Screen.grid(of: session, size: size).text.contains(" punchscope, 1 of 30 "))
    for _ in 1...29 { session = session.after(.window(.down)) }
    #expect(Screen.grid(of: session, size: size).text.contains(" punchscope, 30 of 30 "))
    let told = try Stage.toldLoss(atStop: 1).after(.talk(.openChapters))
    #expect(
      Screen.grid(of: told, size: Size(rows: 12, columns: 40)).text.contains("chapters, 2 of 3")
    )
  }

  @Test(
    "what is wrong with a line of the prompt is read to its end at every size",
    arguments: [
      "bla", "inject read at 4711", "expect promise data-gone", "step punch until Z99",
      "expect slot 2 page locked by somebody-who-is-not-there", "compare 2.6.39",
    ]
  )
  func errors(line: String) throws {
    for onStage in [false, true] {
      var session = try onStage ? Stage.toldLoss(atStop: 1) : SampleSession.stale()
      _ = session.update(.window(.openPrompt))
      for character in line { _ = session.update(.window(.typed(character))) }
      _ = session.update(.window(.confirm))
      let message = try #require(session.message)
      #expect(message.isProblem)
      let sizes = Self.sizes + (onStage ? [Size(rows: 12, columns: 40)] : [])
      for size in sizes {
        let words = Screen.grid(of: session, size: size).words
        #expect(words.contains(message.text), "\(size): \(message.text)")
      }
    }
  }

  @Test("everything that completes a word is named, above the line being written")
  func completions() throws {
    let session = try SampleSession.stale().after(.window(.openPrompt), .window(.complete))
    let message = try #require(session.message)
    #expect(message.text.split(separator: " ").count > 12)
    for size in Self.sizes {
      let grid = Screen.grid(of: session, size: size)
      for word in message.text.split(separator: " ") { #expect(grid.text.contains(word)) }
      #expect(grid.lines[size.rows - 2] == " :", "the line is still there")
    }
  }
}

extension Grid {
  /// All words, with a blank between each other.
  fileprivate var words: String {
    lines.joined(separator: " ").split(separator: " ").joined(separator: " ")
  }
}
