// Knows how a session shows the future of every move, takes one, or loads its whole future.

import Playback
import RaceSupport
import Script
import Shmem
import Testing

@Suite("What if")
struct WhatIfTests {
  /// The classroom loss after the gather.
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
    #expect(session.play?.timeline.number == item.last)
  }

  @Test("a future says where it loses, by the number that the step will have")
  func loses() throws {
    var session = try Self.gathered()
    // The reader puts the page there before the punch looks again.
    _ = session.say("step read-1 until S7")
    session.take(.window(.openWhatIf))
    let item = try Self.list(session).item
    let play = try #require(session.play)
    let number = try #require(item.breach)
    #expect(play.endingWords(of: item) == "LOST slot 2 at step \(number)")
    #expect(play.text(of: item).hasSuffix("LOST: page 2 still holds old data."))
    session.take(.window(.loadGhost), .race(.goTo(step: number)))
    #expect(session.play?.snapshot.isBroken == true)
    session.take(.race(.stepBack))
    #expect(session.play?.snapshot.isBroken == false)
  }

  @Test("a task that starts over for ever does not keep the turns going")
  func loopers() throws {
    var session = PlaybackTests.session(try Scenario(.v3_16, "page,page 0-1", tasks: "read:loop@0"))
    session.take(.window(.openWhatIf))
    for item in try Self.list(session).items {
      #expect(item.ghost.ending == .isFinished)
      #expect(session.play?.endingWords(of: item) == "held")
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
