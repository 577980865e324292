// Knows that a step has one number, and that every number that is shown leads to the step it names.

import Display
import Panels
import Playback
import Script
import Shmem
import Testing

@Suite("Step numbers")
struct StepNumberTests {
  private static let size = Size(rows: 37, columns: 120)

  private static func session(_ name: String) throws -> Session {
    let demo = try Demo(parsing: try DemoFiles.text(of: name))
    let play = Play(demo, scriptRun: ScriptRun(of: demo), fallbackTitle: name)
    return Session(gallery: Gallery(items: []), play: play, isMouseOn: false)
  }

  /// A session after more events.
  private static func session(_ session: Session, after events: Event...) -> Session {
    var session = session
    for event in events { _ = session.update(event) }
    return session
  }

  @Test(
    "every step of every demo is reached by its number, from anywhere",
    arguments: DemoFiles.all
  )
  func everyNumber(name: String) throws {
    let start = try Self.session(name)
    let end = Self.session(start, after: .race(.toEnd))
    let last = try #require(start.play?.timeline.lastNumber)
    for number in 0...last {
      for origin in [start, end] {
        let there = Self.session(origin, after: .race(.goTo(step: number)))
        #expect(there.message == nil, "step \(number)")
        let play = try #require(there.play)
        #expect(play.timeline.number == number)
        #expect(play.isOnScript, "a demo tells all its steps: \(number)")
        let line = play.line(of: play.timeline.current)
        #expect(line.drop { $0 == " " }.hasPrefix("\(number) "))
      }
    }
    let beyond = Self.session(end, after: .race(.goTo(step: last + 1)))
    let words = "There is no step \(last + 1): the steps are numbered 0 to \(last)."
    #expect(beyond.message?.text == words)
    #expect(beyond.play?.timeline == end.play?.timeline, "it stays where it is")
  }

  @Test("the numbers of a demo are those of its steps in the order told", arguments: DemoFiles.all)
  func inTheOrderTold(name: String) throws {
    var session = try Self.session(name)
    var next = 0
    while true {
      let play = try #require(session.play)
      #expect(play.timeline.number <= next, "no number is skipped")
      if play.timeline.number == next { next += 1 }
      guard play.hasMoreToTell else { break }
      _ = session.update(.race(.stepForward))
    }
    #expect(next == session.play.map { $0.timeline.lastNumber + 1 })
  }

  @Test("the picture of every step names its number and the last one", arguments: DemoFiles.all)
  func pictures(name: String) throws {
    let start = try Self.session(name)
    let last = try #require(start.play?.timeline.lastNumber)
    var hasLanding = false
    for number in stride(from: 0, through: last, by: 3) {
      let there = Self.session(start, after: .race(.goTo(step: number)))
      let lines = Screen.grid(of: there, size: Self.size).lines
      #expect(lines[0].hasSuffix("step \(number)/\(last)"))
      let time = try #require(lines.first { $0.contains("─ time  step ") })
      #expect(time.contains("step \(number) of \(last)"))
      // Where the script goes back, the row of time says to which step.
      let row = try #require(lines.firstIndex(of: time)) + 1
      for match in lines[row].matches(of: #/<(\d+)/#) {
        let step = try #require(Int(match.1))
        let points = try #require(there.play?.scriptPath?.points)
        #expect(points.contains { $0.isLanding && $0.moment == MomentID(step) })
        hasLanding = true
      }
    }
    #expect(hasLanding == start.play?.scriptPath?.hasLandings)
  }

  @Test("what the accounts say of a step is what its number leads to", arguments: DemoFiles.all)
  func accounts(name: String) throws {
    let start = try Self.session(name)
    let last = try #require(start.play?.timeline.lastNumber)
    for number in stride(from: last, through: 0, by: -5) {
      let there = Self.session(start, after: .race(.goTo(step: number)))
      let told = try #require(there.play?.accountLines).joined(separator: "\n")
      for match in told.matches(of: #/\(step (\d+): (\S+) (\w+)\)/#) {
        let step = try #require(Int(match.1))
        let play = try #require(Self.session(there, after: .race(.goTo(step: step))).play)
        let narration = try #require(play.narration)
        #expect(narration.stepID?.rawValue == String(match.3), "step \(step)")
        #expect(narration.task.map(play.snapshot.name(of:)) == String(match.2), "step \(step)")
      }
    }
  }

  @Test("a script that goes back says to which step", arguments: DemoFiles.all)
  func landings(name: String) throws {
    var session = try Self.session(name)
    while let play = session.play, play.hasMoreToTell {
      if case .back(let step)? = play.turn {
        let next = Self.session(session, after: .race(.stepForward))
        #expect(next.play?.timeline.number == step)
        #expect(next.play?.landingNumber == step)
      }
      _ = session.update(.race(.stepForward))
    }
  }

  @Test("a saved race has the same numbers when it is played again", arguments: DemoFiles.all)
  func saved(name: String) throws {
    var session = try Self.session(name)
    // Something else is tried in the middle and near the end.
    let last = try #require(session.play?.timeline.lastNumber)
    for number in [last / 2, last - 1, 1] where number > 0 {
      session = Self.session(
        session,
        after: .race(.goTo(step: number)),
        .race(.inject(.read)),
        .race(.stepForward)
      )
    }
    let play = try #require(session.play)
    #expect(play.timeline.lastNumber > last)
    let demo = try Demo(parsing: play.wholeDemo.text)
    let again = ScriptRun(of: demo)
    #expect(again.failures.isEmpty)
    let replayed = Play(demo, scriptRun: again, fallbackTitle: name)
    #expect(replayed.timeline.lastNumber == play.timeline.lastNumber)
    for number in 0...play.timeline.lastNumber {
      #expect(replayed.line(of: MomentID(number)) == play.line(of: MomentID(number)))
    }
  }
}
