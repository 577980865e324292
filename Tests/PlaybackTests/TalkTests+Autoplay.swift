// Checks what a talk shows by itself, and when.

import Explorer
import Playback
import RaceSupport
import Script
import Shmem
import Testing

extension TalkTests {
  // MARK: Autoplay

  @Test("autoplay stops at a pause until a press, and goes on to the end")
  func autoplayPauses() throws {
    var session = try stage()
    session.take(.talk(.toggleAutoplay))
    session.wait(until: .seconds(600))
    let scriptPath = try #require(session.play?.scriptPath)
    #expect(scriptPath.point.isPause)
    #expect(session.talk.isWaiting)
    #expect(session.timeToNextDeadline == nil, "nothing wakes the program while it waits")
    session.take(.talk(.advance))
    #expect(session.play?.annotation.chapter == "Two")
    session.wait(until: .seconds(1200))
    #expect(session.play?.hasMoreToTell == false)
    #expect(!session.talk.isAutoplaying)
    #expect(session.message?.text == "This is the end.")
  }

  @Test("autoplay leaves time to read a note, and is as fast as it is set")
  func autoplayPace() throws {
    func duration(_ events: Event...) throws -> Duration {
      var session = try stage()
      for event in events { session.take(event) }
      session.take(.talk(.toggleAutoplay))
      while session.play?.scriptPath?.point.isPause == false,
        let timeToNextDeadline = session.timeToNextDeadline
      {
        session.take(.progress(.tick(session.talk.now + timeToNextDeadline)))
      }
      return session.talk.now
    }
    let usual = try duration()
    let fast = try duration(.talk(.faster))
    let slow = try duration(.talk(.slower))
    #expect(fast * 2 == usual)
    #expect(slow == usual * 2)
    #expect(usual > Pace.usual.interval * 5, "five steps and a note to read")
  }

  @Test("autoplay has a fastest and a slowest pace, and says so")
  func paceEnds() throws {
    var session = try stage()
    for _ in Pace.allCases { session.take(.talk(.faster)) }
    #expect(session.talk.pace == .fastest)
    #expect(session.message?.text == "Autoplay cannot go faster: 0.25 s a step.")
    for _ in Pace.allCases { session.take(.talk(.slower)) }
    #expect(session.talk.pace == .slowest)
    #expect(session.message?.text == "Autoplay cannot go slower: 4 s a step.")
  }

  @Test("exploring stops autoplay, which does not begin off the script")
  func autoplayOffScript() throws {
    var session = try stage()
    session.take(.talk(.toggleAutoplay), .race(.takeMove(2)))
    #expect(!session.talk.isAutoplaying)
    session.take(.talk(.toggleAutoplay))
    #expect(!session.talk.isAutoplaying)
    #expect(session.message?.text == "Autoplay follows the script: go back to it first.")
  }

  @Test("a long wait does not make autoplay hurry")
  func noHurry() throws {
    var session = try stage()
    session.take(
      .talk(.advance),
      .talk(.advance),
      .talk(.toggleAutoplay),
      .progress(.tick(.seconds(100)))
    )
    #expect(session.depth == 5, "one step, however late it is")
  }
}
