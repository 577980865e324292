// Knows how a demo is told to a viewer.

import Display
import Explorer
import Exports
import Foundation
import Panels
import Playback
import Script
import Shmem
import Testing

@Suite("A film")
struct FilmTests {
  @Test("shows what the screen shows step by step")
  func pictures() throws {
    let film = try ShortDemo.film()
    var session = Session(gallery: Gallery(items: []), play: try ShortDemo.play(), isMouseOn: false)
    for frame in film.frames {
      #expect(frame.grid == Screen.grid(of: session, size: film.size))
      #expect(frame.step == session.play?.timeline.now.depth)
      _ = session.update(.race(.stepForward))
    }
    #expect(session.message?.text == "All tasks have finished.")
  }

  @Test("takes a second for a step, and a quarter for every word that is new")
  func readingTime() throws {
    let film = try ShortDemo.film()
    let told = film.frames.filter { $0.chapter != nil || $0.note != nil }
    #expect(told.map(\.chapter) == ["The words", "The swizzle", "The end", nil, nil])
    #expect(
      told.map(\.note) == [
        "Watch the slot.", "One store, and the cursor does not know of it.", nil, "Done.",
        "Page 0 can still be read.",
      ]
    )
    #expect(told.map(\.milliseconds) == [5, 12, 2, 1, 6].map { 1000 + 250 * $0 })
    let others = film.frames.filter { $0.chapter == nil && $0.note == nil }
    #expect(others.count > 5)
    #expect(others.allSatisfy { $0.milliseconds == 1000 })
  }

  @Test(
    "tells what the script asks and the branches it goes back to, and no word of how long it took"
  )
  func asksAndGoesBack() throws {
    let demo = try Demo(
      parsing: """
        punchscope demo 2
        kernel   3.16
        slots    swap
        hole     0-0
        tasks    read@0
        check
        step     punch until P4
        mark     here
        step     read-1
        jump     here
        step     punch until P14
        """
    )
    let play = Play(demo, scriptRun: ScriptRun(of: demo), fallbackTitle: "Twice")
    var questions = 0
    let film = Film(of: play, size: Size(rows: 24, columns: 80)) { inquiry in
      questions += 1
      guard case .verdict(let question) = inquiry.kind,
        let check = try? Check(
          inquiry.scenario,
          from: inquiry.machine,
          judging: question.promises,
          andSchedulesBy: question.schedulePromises
        )
      else { return nil }
      let (verdict, progress) = check.run(bounds: .none, threads: 1) { _ in true }
      return .verdict(verdict, progress, after: nil)
    }
    #expect(questions == 1)
    let answer = "holds from step 0: no schedule of these 2 tasks breaks a promise"
    #expect(film.frames[0].grid.text.contains(answer))
    #expect(!film.frames[0].grid.text.contains(" s   Esc"))
    #expect(film.frames[0].milliseconds >= 1000 + 250 * answer.split(separator: " ").count)
    #expect(film.frames[1].milliseconds == 1000)
    #expect(film.frames.map(\.step) == [0, 1, 2, 3, 4, 5, 4, 6, 7, 8, 9, 10])
    #expect(film.frames[6].words.hasPrefix("back to step 4: P4 punch "))
  }

  @Test("reads as text with a line for every step above its picture")
  func text() throws {
    let film = try ShortDemo.film()
    let text = film.text(palette: nil)
    #expect(
      text.split(separator: "\n", omittingEmptySubsequences: false).count
        == film.frames.count * (1 + 24 + 1) + 1
    )
    #expect(text.contains("\nstep 3: P3 punch "))
    for frame in film.frames { #expect(text.contains(frame.grid.text)) }
    let stripped = film.text(palette: .standard).replacing(/\u{1B}\[[0-9;]*m/, with: "")
    func trimmed(_ text: String) -> [String] {
      text.components(separatedBy: "\n").map { String($0.reversed().drop { $0 == " " }.reversed()) }
    }
    #expect(trimmed(stripped) == trimmed(text))
  }
}

@Suite("A schedule")
struct ScheduleReportTests {
  @Test("is told as the table of a mail")
  func table() throws {
    var session = Session(gallery: Gallery(items: []), play: try ShortDemo.play(), isMouseOn: false)
    _ = session.update(.race(.toEnd))
    let report = ScheduleReport(of: try #require(session.play), named: "short.punch")
    try expect(report.cpuTable, toBeAsIn: "short-cpus")
  }

  @Test("is told as an object with all its steps and what they break")
  func object() throws {
    var session = Session(gallery: Gallery(items: []), play: try ShortDemo.play(), isMouseOn: false)
    _ = session.update(.race(.toEnd))
    let play = try #require(session.play)
    let data = try JSONEncoder().encode(ScheduleReport(of: play, named: "short.punch"))
    let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(object["format"] as? String == "punchscope.schedule")
    #expect(object["version"] as? Int == 1)
    #expect(object["broken"] as? [String] == ["old-data-gone"])
    let trace = try #require(object["trace"] as? [[String: Any]])
    #expect(trace.count == play.timeline.now.depth)
    #expect(trace.last?["n"] as? Int == trace.count)
    #expect(trace.contains { $0["step"] as? String == "S7" && $0["task"] as? String == "read-1" })
  }
}
