// Knows how a session shows the future of every move, takes one, or loads its whole future.

import Playback
import RaceSupport
import Script
import Shmem
import Testing

@Suite("What if")
struct WhatIfTests {
  /// A page left behind after the gather.
  private static func gathered() throws -> Session {
    var session = try freeClassroomSession()
    _ = session.say("step punch until P14")
    return session
  }

  private static func list(_ session: Session) throws -> WhatIfList {
    guard case .whatIf(let list) = session.overlay else { throw Missing() }
    return list
  }

  private struct Missing: Error {}

  @Test("the move of the space bar is selected, and nothing has happened yet")
  func opens() throws {
    var session = try Self.gathered()
    let before = try #require(session.play)
    session.take(.window(.openWhatIf))
    let list = try Self.list(session)
    #expect(list.items.map(\.move.number) == [1, 2])
    #expect(list.item.move.step.map { .step($0) } == before.nextAction)
    #expect(session.play == before)
  }

  @Test("tasks take turns: none takes two steps in a row while another can go on")
  func turns() throws {
    var session = try Self.gathered()
    session.take(.window(.openWhatIf))
    for item in try Self.list(session).items {
      var timeline = try #require(session.play).timeline
      var last: TaskID?
      for step in item.ghost.steps {
        let others = timeline.now.snapshot.machine.tasks.filter { task in
          guard task != step.task else { return false }
          if case .ready = timeline.now.snapshot.readiness(of: task) { return true }
          return false
        }
        if step.task == last { #expect(others.isEmpty) }
        timeline.perform(.step(step))
        last = step.task
      }
      #expect(item.ghost.ending == .isFinished)
    }
  }

  @Test("Enter and a digit take the move alone")
  func takes() throws {
    var session = try Self.gathered()
    let before = try #require(session.play)
    session.take(.window(.openWhatIf), .window(.bottom))
    let item = try Self.list(session).item
    var chosen = session
    chosen.take(.window(.choose(2)))
    session.take(.window(.confirm))
    for session in [session, chosen] {
      #expect(session.overlay == nil)
      #expect(session.play?.timeline.count == before.timeline.count + 1)
      #expect(session.play?.timeline.now.action == item.move.step.map { .step($0) })
    }
  }

  @Test("the whole future is loaded as a path forward that ends as it was shown")
  func loads() throws {
    var session = try Self.gathered()
    let before = try #require(session.play).timeline
    session.take(.window(.openWhatIf), .window(.bottom))
    let item = try Self.list(session).item
    session.take(.window(.loadGhost))
    #expect(session.overlay == nil)
    #expect(session.play?.timeline.current == before.current)
    #expect(session.play?.timeline.stepsAhead == item.ghost.steps.count)
    session.take(.race(.toEnd))
    #expect(session.play?.snapshot == item.ghost.end)
  }

  @Test("a future says after how many steps it loses, and names no step that there is not")
  func loses() throws {
    var session = try Self.gathered()
    // The reader puts the page there before the punch looks again.
    _ = session.say("step read-1 until S7")
    // Another branch has taken the next numbers.
    _ = session.say("step read-1")
    session.take(.race(.stepBack), .window(.openWhatIf), .window(.top))
    let item = try Self.list(session).item
    let play = try #require(session.play)
    let steps = try #require(item.ghost.stepsToBreach)
    #expect(steps > 1)
    #expect(
      play.endingWords(of: item)
        == [
          "LEFT BEHIND: slot 2, in \(steps) steps", "LEFT BEHIND in \(steps) steps",
          "LEFT in \(steps) steps", "LEFT BEHIND", "LEFT",
        ]
    )
    let others = item.ghost.steps.count - 1
    #expect(
      play.text(of: item).hasPrefix(
        "After it all tasks take turns, one step each: \(others) more steps. "
      )
    )
    #expect(play.text(of: item).hasSuffix("LEFT BEHIND: page 2 still holds old data."))
    session.take(.window(.loadGhost))
    for step in 1...steps {
      session.take(.race(.stepForward))
      #expect(session.play?.snapshot.isBroken == (step == steps))
    }
  }

  @Test("a move that waits is listed with its reason, and taken once the others let it go on")
  func waits() throws {
    var session = PlaybackTests.session(
      try Scenario(.v3_16, "page,page 0-1", tasks: "reclaim@1")
    )
    _ = session.say("step reclaim-1 until C2")
    while let play = session.play, !play.moves.contains(where: { $0.reason != nil }),
      play.snapshot.machine.file.phase != .after
    {
      _ = session.say("step punch")
    }
    session.take(.window(.openWhatIf))
    let play = try #require(session.play)
    let items = try Self.list(session).items
    let item = try #require(items.last)
    #expect(items.count == 2)
    let reason = try #require(item.move.reason)
    #expect(item.move.step == nil && item.move.number == 1 && item.move.task == .puncher)
    let before = try #require(item.ghost.stepsBefore)
    #expect(before > 0)
    #expect(item.ghost.steps.prefix(before).allSatisfy { $0.task != .puncher })
    #expect(item.ghost.steps[before].id == item.move.stepID)
    #expect(play.text(of: item).hasPrefix("punch \(play.snapshot.describe(reason)). "))
    let count = play.timeline.count
    session.take(.window(.bottom), .window(.confirm))
    #expect(session.play?.timeline.count == count, "it cannot be taken")
    #expect(session.message?.text.hasPrefix("punch waits for the lock of P") == true)
    session.take(.window(.loadGhost), .race(.toEnd))
    #expect(session.play?.snapshot == item.ghost.end)
  }

  @Test("a task that starts over for ever does not keep the turns going")
  func loopers() throws {
    var session = PlaybackTests.session(try Scenario(.v3_16, "page,page 0-1", tasks: "read:loop@0"))
    session.take(.window(.openWhatIf))
    for item in try Self.list(session).items {
      #expect(item.ghost.ending == .isFinished)
      #expect(session.play?.endingWords(of: item) == ["held"])
    }
  }

  @Test("prediction hides it, and it says so where no task can go on")
  func refuses() throws {
    var session = try Self.gathered()
    session.take(.games(.togglePrediction), .window(.openWhatIf))
    #expect(session.overlay == nil)
    #expect(session.message?.isProblem == true)
    session.take(.games(.togglePrediction))
    _ = session.say("step all until end")
    session.take(.window(.openWhatIf))
    #expect(session.overlay == nil)
    #expect(session.message?.text == "All tasks have finished.")
  }
}
