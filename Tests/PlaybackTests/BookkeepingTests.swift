// Knows which steps an audience need not wait for, and that single steps and runs go past them.

import Playback
import RaceSupport
import Script
import Shmem
import Testing

@Suite("Steps of bookkeeping")
struct BookkeepingTests {
  /// Returns the steps at which single steps forward on a stage stop, up to the end of the way.
  private static func stops(_ session: inout Session) -> [StepID] {
    var stops: [StepID] = []
    var depth: Int?
    while depth != session.depth {
      depth = session.depth
      session.take(.talk(.nextStep))
      if depth != session.depth, let id = session.play?.narration?.stepID { stops.append(id) }
    }
    return stops
  }

  @Test("single steps on a stage go past them, and back past them")
  func singleSteps() throws {
    var session = session(try Scenario(.v3_16, "swap", tasks: "read@0", set: "first-pass=off"))
    session.take(.talk(.toggleStage))
    _ = session.say("step punch until P14")
    _ = session.say("step read-1 until S5")
    session.take(.race(.toStart), .race(.goTo(step: 0)))
    _ = session.say("step read-1 until end")
    _ = session.say("step punch until end")
    session.take(.race(.toStart))
    let there = Self.stops(&session)
    #expect(there.contains(.s7) && there.contains(.p14) && there.contains(.s5))
    #expect(!there.contains(.s8) && !there.contains(.p21) && !there.contains(.p3))
    var back: [StepID] = []
    while session.depth != 0 {
      if let id = session.play?.narration?.stepID { back.append(id) }
      session.take(.talk(.previousStep))
    }
    #expect(back == there.reversed())
    session.take(.race(.toStart), .talk(.toggleStage), .race(.stepForward))
    #expect(session.depth == 1, "elsewhere every step is one")
  }

  @Test("a run to a stop goes past them, but never past a stop")
  func runs() throws {
    var session = try stage()
    var depths: [Int?] = []
    session.take(.talk(.advance))
    while let deadline = session.timeToNextDeadline {
      session.take(.progress(.tick(session.talk.now + deadline)))
      depths.append(session.depth)
    }
    #expect(depths == [2, 4], "P3 finds no pte to clear")
    let demo = try Demo(
      parsing: """
        punchscope demo 3
        slots    page
        step     punch until P2
        step     punch P3
        note     Nothing is mapped.
        step     punch P4
        """
    )
    session = Session(
      gallery: Gallery(items: []),
      play: Play(demo, scriptRun: ScriptRun(of: demo), fallbackTitle: ""),
      isMouseOn: false,
      talk: Talk(isOnStage: true)
    )
    for _ in 0..<3 { session.take(.talk(.nextStep)) }
    #expect(session.depth == 3 && session.play?.newWords?.note == "Nothing is mapped.")
  }

  @Test("after them every slot, every hand and every wait is as before", arguments: 0..<16)
  func law(seed: UInt64) throws {
    for walked in try WalkedStep.ofRandomRace(seed: seed, { $0.isBookkeeping($0.current) }) {
      let (before, after, place) = (walked.before, walked.after, walked.place)
      walked.expectSameSlotsAndHands()
      // While ptes are cleared, the walk has not begun.
      if before.walk != nil { #expect(before.cursorIndex == after.cursorIndex, "\(place)") }
      for task in before.machine.tasks {
        #expect(before.holdings(of: task) == after.holdings(of: task), "\(place)")
      }
      #expect(before.machine.file.phase == after.machine.file.phase, "\(place)")
    }
  }
}
