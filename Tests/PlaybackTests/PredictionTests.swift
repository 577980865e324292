// Knows that a step is announced before it is taken, and that nothing tells what it will do.

import Playback
import RaceSupport
import Shmem
import Testing

@Suite("Prediction")
struct PredictionTests {
  /// The session of the classroom before its first turning point, the gather of the second loop.
  static func beforeGather() throws -> Session {
    var session = try classroomSession()
    session.take(.games(.togglePrediction))
    for _ in 0..<4 { session.take(.race(.stepForward)) }
    #expect(session.depth == 4 && session.play?.announced == nil)
    return session
  }

  @Test("Space takes steps at once up to a turning point, asks there, and takes the step")
  func announces() throws {
    var session = try classroomSession()
    session.take(.games(.togglePrediction))
    #expect(session.message?.text == "Prediction is on: Space asks at turning points.")
    session = try Self.beforeGather()
    let before = try #require(session.play).snapshot
    session.take(.race(.stepForward))
    #expect(session.play?.snapshot == before && session.depth == 4)
    let announcement = try #require(session.play?.announcement)
    #expect(announcement.who == "punch" && announcement.stepID == .p14)
    #expect(
      announcement.question
        == "What will it gather from page 1 on? And if there is nothing, is it done?"
    )
    #expect(
      announcement.answers == [
        "it gathers something from page 1 on", "it gathers nothing and starts over",
        "it gathers nothing: the loop is over",
      ]
    )
    session.take(.race(.stepForward))
    #expect(session.depth == 5 && session.play?.announced == nil)
    #expect(session.play?.narration?.stepID == .p14)
    #expect(session.play?.isOnScript == true)
    #expect(
      session.play?.predictionOutcome?.words
        == "The answer is 1, it gathers something from page 1 on."
    )
  }

  @Test("a number chooses an answer, and the outcome says whether it was right", arguments: 1...3)
  func chooses(number: Int) throws {
    var session = try Self.beforeGather()
    session.take(.race(.stepForward), .race(.takeMove(number)))
    #expect(session.depth == 5 && session.play?.isOnScript == true)
    let outcome = try #require(session.play?.predictionOutcome)
    #expect(outcome.isRight == (number == 1))
    let answer = "1, it gathers something from page 1 on."
    #expect(
      outcome.words == (number == 1 ? "Right! It is \(answer)" : "Not \(number). It is \(answer)")
    )
  }

  @Test("off the script a step that decides nothing is taken at once")
  func leavesScript() throws {
    var session = try classroomSession()
    session.take(.games(.togglePrediction), .race(.takeMove(2)))
    #expect(session.play?.narration?.stepID == .s1 && session.play?.isOnScript == false)
    session.take(.race(.backToScript), .race(.stepForward))
    #expect(session.play?.narration?.stepID == .p1 && session.play?.isOnScript == true)
  }

  @Test("a move that leaves the script is asked about, and the script waits where it was left")
  func asksOffScript() throws {
    var session = session(try Scenario(.v3_16, "swap", tasks: "read@0"))
    _ = session.say("step read-1 until S4")
    session.take(.games(.togglePrediction), .race(.takeMove(2)))
    #expect(session.play?.announcement?.stepID == .s5)
    #expect(session.play?.focus == TaskID(1), "its source is shown")
    session.take(.race(.stepForward))
    #expect(session.play?.narration?.stepID == .s5)
  }

  @Test("a number without an answer is refused, and b takes the question back")
  func changesItsMind() throws {
    var session = try Self.beforeGather()
    session.take(.race(.stepForward), .race(.takeMove(4)))
    #expect(session.play?.announced != nil && session.depth == 4)
    #expect(
      session.message?.text == "The answers are 1 to 3; Space shows what happens without one."
    )
    session.take(.race(.stepBack))
    #expect(session.play?.announced == nil && session.depth == 4)
    session.take(.race(.stepBack))
    #expect(session.depth == 3, "nothing was announced any more")
  }

  @Test("looking around keeps the question, going away drops it")
  func drops() throws {
    var session = try Self.beforeGather()
    session.take(
      .race(.stepForward),
      .race(.focusNext),
      .race(.moveSelection(by: 1)),
      .inquiry(.toggleReachability)
    )
    #expect(session.play?.announcement?.stepID == .p14)
    let leaving: [Event] = [
      .race(.runForward), .race(.toEnd), .race(.goTo(step: 3)), .race(.toNextCursorStep),
      .race(.inject(.read)),
    ]
    for event in leaving {
      var other = session
      other.take(event)
      #expect(other.play?.announced == nil, "\(event)")
    }
    _ = session.say("step punch")
    #expect(session.play?.announced == nil && session.depth == 5)
    session.take(.games(.togglePrediction))
    for depth in 6...10 {
      session.take(.race(.stepForward))
      #expect(session.depth == depth, "every step is taken at once again")
    }
  }

  @Test("in a talk a press stops before a turning point, asks, and shows the step")
  func talks() throws {
    var session = try classroomSession()
    session.take(.games(.togglePrediction), .talk(.toggleStage))
    session.take(.talk(.advance), .talk(.advance))
    #expect(session.depth == 4 && session.play?.announced == nil)
    session.take(.talk(.advance))
    #expect(session.play?.announcement?.stepID == .p14 && session.depth == 4)
    session.take(.talk(.retreat))
    #expect(session.play?.announced == nil && session.depth == 4)
    session.take(.talk(.advance), .race(.takeMove(1)))
    #expect(session.depth == 5 && session.play?.announced == nil && session.talk.motion == nil)
    #expect(session.play?.predictionOutcome?.isRight == true)
  }

  @Test("it can be wanted before a race is open, and stays on from race to race")
  func fromTheGallery() throws {
    var session = try classroomSession()
    let race = try #require(session.play)
    session.take(.window(.close), .games(.togglePrediction))
    #expect(session.play == nil)
    #expect(session.message?.text == "Prediction is on: open a race; Space asks at turning points.")
    session.take(.answer(.opened(race)), .race(.goTo(step: 4)), .race(.stepForward))
    #expect(session.play?.announced != nil)
    session.take(.window(.close), .answer(.opened(race)))
    #expect(session.play?.predicts == true)
    session.take(
      .games(.togglePrediction),
      .window(.close),
      .answer(.opened(race)),
      .race(.stepForward)
    )
    #expect(session.depth == 1)
  }

  @Test("who joins next joins at once, as there is nothing to guess")
  func joins() throws {
    var session = session(try Scenario(.v3_16, "swap,page 0-0"))
    session.take(
      .race(.select(PageIndex(0))),
      .race(.inject(.read)),
      .race(.toStart),
      .games(.togglePrediction),
      .race(.stepForward)
    )
    #expect(session.depth == 1 && session.play?.announced == nil)
  }

  @Test("hints and odds do not tell what is to be guessed")
  func keepsSilent() throws {
    var session = try takeTwoSession()
    _ = session.say("step punch until P4")
    try session.answer(session.update(.inquiry(.toggleReachability)))
    try session.answer(session.update(.inquiry(.toggleOdds)))
    #expect(session.reachabilityMarks.allSatisfy { $0 != nil })
    session.take(.games(.togglePrediction))
    #expect(session.reachabilityMarks == [nil, nil])
    #expect(session.play?.shownOdds != nil)
    session.take(.race(.stepForward))
    #expect(session.reachabilityMarks == [nil, nil] && session.play?.shownOdds == nil)
    #expect(session.play?.odds != nil, "they are only hidden")
    session.take(.race(.stepForward))
    #expect(session.play?.shownOdds != nil)
    session.take(.games(.togglePrediction))
    #expect(session.reachabilityMarks.allSatisfy { $0 != nil })
  }

  @Test(
    "what a swizzle does to what the punch has in hand is asked where it has it, and only there"
  )
  func asksAboutTheHand() throws {
    var session = try classroomSession()
    session.take(.race(.goTo(step: 9)), .games(.togglePrediction), .race(.stepForward))
    #expect(
      session.play?.announcement?.question
        == "What will slot 2 hold then? And is the s2 that punch has gathered still of use then?"
    )
    var early = PlaybackTests.session(try Scenario(.v3_16, "swap", tasks: "read@0"))
    _ = early.say("step read-1 until S5")
    early.take(.games(.togglePrediction), .race(.takeMove(2)))
    #expect(early.play?.announcement?.question == "What will slot 0 hold then?")
  }

  @Test(
    "the steps that decide something have two to four answers",
    arguments: 0..<40,
    Mapping.allCases
  )
  func answers(seed: UInt64, mapping: Mapping) throws {
    var race = try RandomRace(seed: seed, mapping: mapping)
    var session = session(race.scenario)
    session.take(.games(.togglePrediction))
    for _ in 0..<200 {
      let play = try #require(session.play)
      guard let step = race.nextStep(in: play.snapshot) else { return }
      let number = try #require(play.moves.first { $0.step == step }?.number)
      session.take(.race(.takeMove(number)))
      if let announced = session.play?.announcement {
        let (question, answers) = (announced.question, announced.answers)
        #expect(question.contains("?") && question.count <= 110, "seed \(seed): \(question)")
        #expect(announced.sentence.hasSuffix("."))
        #expect((2...4).contains(answers.count) && Set(answers).count == answers.count)
        #expect(answers.allSatisfy { $0.count <= 60 }, "seed \(seed): \(answers)")
        #expect(session.play?.timeline.current == play.timeline.current)
        session.take(.race(.takeMove(1)))
        #expect(session.play?.predictionOutcome?.answers == answers)
      }
      #expect(session.play?.timeline.now.action == .step(step), "seed \(seed)")
    }
  }
}
