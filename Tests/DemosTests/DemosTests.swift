// Knows that every demo tells the truth.

import Explorer
import Foundation
import Playback
import Script
import Shmem
import Testing

/// The files in the folder `demos`.
enum DemoFiles {
  static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "demos")

  static let all: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".punch") }.sorted()

  static func text(of name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }
}

@Suite("Demos")
struct DemosTests {
  @Test("the demos of the story are there")
  func listed() {
    #expect(
      Set(DemoFiles.all).isSuperset(of: [
        "01-a-quiet-punch.punch", "02-empty-slots.punch", "03-swizzle.punch",
        "04-easy-and-slippery.punch", "05-tree-lock.punch", "06-classroom.punch",
        "07-swap-retry.punch", "08-locked-page.punch", "09-take-two.punch", "10-both-retries.punch",
        "11-swap-at-the-start.punch", "12-massive-preemption.punch", "13-pincer.punch",
        "14-the-crawl.punch", "15-i-mutex.punch", "16-the-wait-queue.punch", "17-tolerated.punch",
        "18-identical-data.punch", "19-truncate.punch", "20-swapoff.punch", "21-shadow.punch",
        "22-shorter-file.punch", "23-wrong-loop.punch", "24-round-and-round.punch",
        "25-real-size.punch", "26-the-tree.punch", "27-middle-of-an-entry.punch",
        "28-entry-that-shrank.punch", "29-order-read-too-early.punch", "30-cure-that-spins.punch",
        "31-data-outside-the-hole.punch", "32-blocks-that-come-back.punch",
        "33-july-2014-again.punch",
      ])
    )
  }

  @Test("every demo names its group, and the groups follow one another")
  func groups() throws {
    let groups = try DemoFiles.all.map { name in
      try #require(try Demo(parsing: try DemoFiles.text(of: name)).group, "\(name)")
    }
    let runs = zip(groups, [""] + groups).filter { $0 != $1 }.count
    #expect(runs == Set(groups).count, "the gallery has the demos in the order of their numbers")
  }

  @Test(
    "the time in the gallery is about what the demo tells its speaker",
    arguments: DemoFiles.all
  )
  func minutes(name: String) throws {
    let numbers = ["three", "four", "five", "six", "seven"]
    let text = try DemoFiles.text(of: name).lowercased()
    let words = #/speaker +(?:about )?(\w+) minutes/#
    let told = text.firstMatch(of: words).map { String($0.output.1) }
    let minutes = try #require(told.flatMap { numbers.firstIndex(of: $0) }) + 3
    let length = ScriptLength(of: ScriptRun(of: try Demo(parsing: try DemoFiles.text(of: name))))
    #expect(length.minutes * 2 >= minutes && length.minutes <= minutes * 2, "\(length.minutes)")
  }

  @Test("every demo meets all its expectations", arguments: DemoFiles.all)
  func tellsTheTruth(name: String) throws {
    let text = try DemoFiles.text(of: name)
    let demo = try Demo(parsing: text)
    let scriptRun = ScriptRun(of: demo) { check in
      check.run(bounds: .none, threads: 2, goesOn: { _ in true }).verdict
    }
    for failure in scriptRun.failures {
      Issue.record("\(name):\(failure.line): \(failure.problem.words)")
    }
    let claims = demo.statements.count {
      guard case .expect = $0.command else { return false }
      return true
    }
    #expect(claims >= 3, "a demo ends in expectations")
  }

  @Test(
    "every demo ends with everybody finished but those who start over or go round for ever, or in an oops",
    arguments: DemoFiles.all
  )
  func ends(name: String) throws {
    let scriptRun = ScriptRun(of: try Demo(parsing: try DemoFiles.text(of: name)))
    let end = scriptRun.timeline.now.snapshot
    guard end.machine.file.oops == nil else { return }
    // The checker has found that the call never ends: its task is still running.
    let text = try DemoFiles.text(of: name)
    guard !text.contains("\nexpect   loop\n") || end.scenario.call != .none else { return }
    for task in end.machine.tasks where !end.scenario[task].loops {
      #expect(end.readiness(of: task) == .finished, "\(end.name(of: task)) is still running")
    }
  }

  @Test("a demo saved from the screen replays to the same end", arguments: DemoFiles.all)
  func savesAndReplays(name: String) throws {
    let demo = try Demo(parsing: try DemoFiles.text(of: name))
    let scriptRun = ScriptRun(of: demo)
    var session = Session(
      gallery: Gallery(items: []),
      play: Play(demo, scriptRun: scriptRun, fallbackTitle: name),
      isMouseOn: false
    )
    _ = session.update(.race(.toEnd))
    let saved = try #require(session.play).demo
    let replayed = ScriptRun(of: try Demo(parsing: saved.text))
    #expect(replayed.failures.isEmpty)
    #expect(replayed.timeline.now.snapshot == scriptRun.timeline.now.snapshot)
  }

  @Test("one page is left behind by the seven steps of the short account")
  func classroomIsSevenSteps() throws {
    let scriptRun = ScriptRun(
      of: try Demo(parsing: try DemoFiles.text(of: "06-classroom.punch"))
    )
    let rows = scriptRun.timeline.rows
    let gather = try #require(rows.firstIndex(of: "punch P14"))
    #expect(
      rows[gather...].prefix(7) == [
        "punch P14", "read-1 S1", "read-1 S3", "read-1 S4", "read-1 S5", "read-1 S7", "punch P16",
      ]
    )
  }

  @Test("the loss of take two is the one of the short account")
  func takeTwoIsTheShortAccount() throws {
    let scriptRun = ScriptRun(
      of: try Demo(parsing: try DemoFiles.text(of: "09-take-two.punch"))
    )
    let rows = scriptRun.timeline.rows
    let gather = try #require(rows.firstIndex(of: "punch P5"))
    let expected = [
      "punch P5", "reclaim-1 C1", "reclaim-1 C2", "punch P8", "punch P11", "reclaim-1 C5",
      "punch P14", "reclaim-1 C6", "reclaim-1 C7", "reclaim-1 C8", "reclaim-1 C9",
      "reclaim-1 C10", "reclaim-1 C11", "reclaim-1 C12", "reclaim-1 C13", "punch P17",
      "punch P18", "punch P20",
    ]
    #expect(rows[gather...].prefix(expected.count) == expected[...])
  }
}

extension Timeline {
  /// Every step on the way to now: who, and which row.
  fileprivate var rows: [String] {
    past.compactMap { moment in
      guard case .step(let step) = self[moment].action else { return nil }
      return "\(self[moment].snapshot.name(of: step.task)) \(step.id.rawValue)"
    }
  }
}
