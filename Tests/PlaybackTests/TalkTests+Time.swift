// Checks the stage of a talk and the time that it takes.

import Explorer
import Playback
import RaceSupport
import Script
import Shmem
import Testing

extension TalkTests {
  // MARK: The stage and the time

  @Test("T keeps everything but the picture, and outside a talk every key means what it did")
  func toggles() throws {
    var session = try stage()
    session.take(.talk(.advance), .talk(.advance))
    let play = session.play
    session.take(.talk(.toggleStage))
    #expect(session.mode == .race)
    #expect(session.play == play)
    session.take(.race(.stepForward), .talk(.toggleStage))
    #expect(session.mode == .talk)
    #expect(session.depth == 5)
  }

  @Test("free play on a stage goes step by step, and has neither chapters nor autoplay")
  func freePlay() throws {
    var session = session(try Scenario(.v3_16, "swap", tasks: "read@0"))
    session.take(.talk(.toggleStage), .talk(.advance), .talk(.advance))
    #expect(session.depth == 2)
    session.take(.talk(.retreat))
    #expect(session.depth == 1)
    session.take(.talk(.openChapters))
    #expect(session.overlay == nil)
    session.take(.talk(.toggleAutoplay))
    #expect(!session.talk.isAutoplaying)
    session.take(.talk(.toLastStop))
    #expect(session.depth == 2)
    session.take(.talk(.toFirstStop))
    #expect(session.depth == 0)
  }

  @Test("the time counts from the first step, anew on demand, and what is left from the plan")
  func time() throws {
    var session = try stage(planned: .seconds(600))
    session.take(.progress(.tick(.seconds(100))))
    #expect(session.talk.elapsed == .zero)
    session.take(.talk(.advance), .talk(.advance), .progress(.tick(.seconds(165))))
    #expect(session.talk.elapsed.clockWords == "1:05")
    #expect(session.talk.left == .seconds(535))
    session.take(.talk(.restartTimer), .progress(.tick(.seconds(170))))
    #expect(session.talk.elapsed == .seconds(5))
    #expect(Duration.seconds(3605).clockWords == "60:05")
  }

  @Test("a time that is seen wakes the program at every full second, and only then")
  func secondHand() throws {
    var session = try stage()
    session.take(.talk(.toggleTimer))
    #expect(session.timeToNextDeadline == nil, "it has not begun")
    session.take(.progress(.tick(.milliseconds(300))), .talk(.advance), .talk(.advance))
    #expect(session.timeToNextDeadline == .seconds(1))
    session.take(.progress(.tick(.milliseconds(1500))))
    #expect(session.timeToNextDeadline == .milliseconds(800))
    session.take(.talk(.toggleTimer))
    #expect(session.timeToNextDeadline == nil)
  }

  @Test("what time it is takes away no answer")
  func keepsMessages() throws {
    var session = try stage()
    session.take(.talk(.faster))
    let message = session.message
    session.take(.progress(.tick(.seconds(1))))
    #expect(session.message == message)
  }
}
