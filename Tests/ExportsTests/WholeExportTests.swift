// Knows that no export loses a task, a branch or a consequence without saying so.

import Display
import Explorer
import Exports
import Foundation
import Playback
import Script
import Shmem
import Testing

/// A demo with something that an export could lose.
struct ExportedDemo: Sendable, CustomTestStringConvertible {
  var name: String
  var text: String
  /// Words that stand in every export in which a race is told.
  var consequence: String

  var testDescription: String { name }

  func play() throws -> Play {
    let demo = try Demo(parsing: text)
    let scriptRun = ScriptRun(of: demo)
    #expect(scriptRun.failures.isEmpty, "\(scriptRun.failures)")
    return Play(demo, scriptRun: scriptRun, fallbackTitle: name)
  }

  func atTheEnd() throws -> Play {
    var session = Session(gallery: Gallery(items: []), play: try play(), isMouseOn: false)
    _ = session.update(.race(.toEnd))
    return try #require(session.play)
  }

  static let injecting = ExportedDemo(
    name: "injects",
    text: """
      punchscope demo 1
      kernel   3.16
      rules    first-pass off, swap-retry off
      slots    swap page
      hole     0-0
      step     punch until P14
      inject   read at 0
      inject   reclaim:loop at 1
      step     read-1 until S7
      step     punch until end
      step     read-1 until end
      """,
    consequence: "LEFT BEHIND: page 0 still holds data from before the punch."
  )

  static let branching = ExportedDemo(
    name: "branches",
    text: """
      punchscope demo 2
      kernel   3.16
      rules    first-pass off, swap-retry off
      slots    swap
      tasks    read@0
      step     punch until P14
      mark     gathered
      step     read-1 until S7
      step     all until end
      jump     gathered
      inject   fault-read at 0
      step     punch until end
      """,
    consequence: "LEFT BEHIND: page 0 still holds data from before the punch."
  )

  static let comparing = ExportedDemo(
    name: "compares and checks",
    text: """
      punchscope demo 2
      kernel   3.16
      rules    first-pass off
      slots    swap
      tasks    read@0
      check    old-data-gone
      step     read-1
      compare  swap-retry off
      step     punch until P14
      step     read-1 until S7
      check
      """,
    consequence: "stale now"
  )

  static let all = [injecting, branching, comparing]
}

@Suite("No export loses anything without saying so")
struct WholeExportTests {
  private static func json(of play: Play) throws -> [String: Any] {
    let data = try JSONEncoder().encode(ScheduleReport(of: play, named: "a demo.punch"))
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  @Test("the CPU table has every task of the way, and those that join", arguments: ExportedDemo.all)
  func tableTasks(demo: ExportedDemo) throws {
    let play = try demo.atTheEnd()
    let table = ScheduleReport(of: play, named: "demo").cpuTable
    let head = try #require(table.first { $0.hasPrefix("CPU") })
    let text = table.joined(separator: "\n")
    let scenario = play.snapshot.scenario
    for task in scenario.taskIDs {
      let name = scenario.name(of: task)
      let isNamed = head.contains(name) || text.contains("No step is taken by \(name)")
      #expect(isNamed, "\(name):\n\(text)")
    }
    let steps = play.timeline.past.dropFirst().count { moment in
      guard case .injection = play.timeline[moment].action else { return true }
      return false
    }
    let end = try #require(table.firstIndex { $0.hasPrefix("outcome") })
    let lines = table[..<end].drop { !$0.hasPrefix("----") }.dropFirst()
    let words = lines.joined(separator: " ").split(separator: " ")
    let joins = words.count { $0 == "joins:" }
    #expect(lines.count { !$0.isEmpty } >= steps + joins, "a line for each, and names of functions")
    let injected = play.timeline.past.count { moment in
      guard case .injection = play.timeline[moment].action else { return false }
      return true
    }
    #expect(joins == injected)
  }

  @Test("the CPU table names the other branches, what is compared and asked, and how to see it")
  func tableOmissions() throws {
    let branching = ScheduleReport(
      of: try ExportedDemo.branching.atTheEnd(),
      named: "my demo.punch"
    )
    let text = branching.cpuTable.joined(separator: " ")
    let last = try ExportedDemo.branching.play().timeline.lastNumber
    #expect(text.contains("the race also goes to step "))
    #expect(text.contains("Broken at the end:"), "the branch that loses is not this one")
    #expect(text.contains("punchscope export 'my demo.punch' --format cpus --at "))
    let number = try #require(
      text.firstMatch(of: #/--format cpus --at (\d+)/#).flatMap { Int($0.1) }
    )
    #expect((1..<last).contains(number))
    let comparing = ScheduleReport(of: try ExportedDemo.comparing.atTheEnd(), named: "c")
    let other = comparing.cpuTable.joined(separator: " ")
    #expect(other.contains("from step 1 on the race is compared with swap-retry off"))
    #expect(other.contains("punchscope check c --at 0 --promise old-data-gone"))
    let end = try ExportedDemo.comparing.play().timeline.lastNumber
    #expect(other.contains("at step \(end) the demo asks the checker."))
  }

  @Test(
    "JSON has every step and every task that joins, on every branch",
    arguments: ExportedDemo.all
  )
  func json(demo: ExportedDemo) throws {
    let play = try demo.atTheEnd()
    let object = try Self.json(of: play)
    let branches = try #require(object["branches"] as? [[String: Any]])
    var numbers: [Int] = [0]
    var followed: [Int: Int] = [:]
    var told = ""
    for part in [object] + branches {
      for key in ["trace", "joins"] {
        for step in try #require(part[key] as? [[String: Any]]) {
          let number = try #require(step["n"] as? Int)
          numbers.append(number)
          followed[number] = step["after"] as? Int
          told += " " + (try #require(step["says"] as? String))
        }
      }
    }
    #expect(numbers.sorted() == Array(0...play.timeline.lastNumber))
    for (number, after) in followed {
      let parent = try #require(play.timeline[MomentID(number)].parent)
      #expect(play.timeline.number(of: parent) == after)
    }
    #expect(told.contains(demo.consequence), "\(told)")
    let tasks = try #require(object["tasks"] as? [[String: Any]])
    #expect(tasks.count == play.snapshot.scenario.tasks.count)
  }

  @Test("JSON has what is compared and what is asked")
  func jsonExtras() throws {
    let object = try Self.json(of: try ExportedDemo.comparing.atTheEnd())
    let comparisons = try #require(object["comparisons"] as? [[String: Any]])
    #expect(comparisons.count > 3)
    #expect(comparisons.allSatisfy { $0["with"] as? String == "swap-retry off" })
    let checks = try #require(object["checks"] as? [[String: Any]])
    #expect(checks.map { $0["judged"] as? [String] }[0] == ["old-data-gone"])
    #expect(checks.count == 2)
  }

  @Test("films tell every step and what follows from it", arguments: ExportedDemo.all)
  func films(demo: ExportedDemo) throws {
    let play = try demo.play()
    for size in [
      Size(rows: 16, columns: 60), Size(rows: 24, columns: 80), Size(rows: 30, columns: 100),
    ] {
      let film = Film(of: play, size: size)
      #expect(Set(film.frames.map(\.step)) == Set(0...play.timeline.lastNumber))
      let texts = [
        film.text(palette: nil), film.text(palette: .dark),
        AnimatedSVG(film, palette: .dark).text, Cast(film, palette: .dark).text,
      ]
      for text in texts { #expect(text.contains(demo.consequence)) }
      if size.columns >= 80, let rules = play.scriptPath?.points.compactMap(\.comparison).first {
        let name = try #require(rules).text
        #expect(film.frames.contains { $0.grid.text.contains("' \(name)") })
      }
    }
  }

  @Test("a schedule of the checker has its tasks and its consequences, from a moment of a demo too")
  func checks() throws {
    var session = Session(
      gallery: Gallery(items: []),
      play: try ExportedDemo.injecting.play(),
      isMouseOn: false
    )
    // After both tasks have joined, before the page is read in.
    let joined = try #require(session.play).timeline.lastNumber
    for number in 0...joined {
      _ = session.update(.race(.goTo(step: number)))
      if session.play?.snapshot.scenario.tasks.count == 3 { break }
    }
    let timeline = try #require(session.play?.timeline)
    let report = try CheckReport(from: timeline, asking: .everything)
    #expect(report.schedule?.isEmpty == false)
    let table = report.cpuTable.joined(separator: "\n")
    for name in ["CPU0 (punch)", "(read-1)", "read-1 joins: read@0", "reclaim-1"] {
      #expect(table.contains(name), "\(name):\n\(table)")
    }
    let lines = report.lines.joined(separator: "\n")
    #expect(lines.contains("read-1 joins") && lines.contains("reclaim-1 joins"))
    let data = try JSONEncoder().encode(report)
    let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let trace = try #require(object["trace"] as? [[String: Any]])
    #expect(trace.contains { ($0["says"] as? String)?.contains("LEFT BEHIND") == true })
    let joins = try #require(object["joins"] as? [[String: Any]])
    #expect(joins.map { $0["name"] as? String } == ["read-1", "reclaim-1"])
    let injections = try #require(object["injections"] as? [[String: Any]])
    #expect(injections.map { $0["task"] as? String } == ["read@0", "reclaim:loop@1"])
  }

  @Test("a race that has not ended is not said to have kept its promises")
  func unfinished() throws {
    var session = Session(
      gallery: Gallery(items: []),
      play: try ExportedDemo.injecting.play(),
      isMouseOn: false
    )
    _ = session.update(.race(.goTo(step: 3)))
    let report = ScheduleReport(of: try #require(session.play), named: "demo")
    #expect(report.sentence == "No promise is broken so far; the punch has not returned.")
  }
}
