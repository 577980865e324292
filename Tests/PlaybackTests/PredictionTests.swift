// Knows that a step is announced before it is taken, and that nothing tells what it will do.

import Playback
import RaceSupport
import Shmem
import Testing

@Suite("Prediction")
struct PredictionTests {
  @Test("Space announces a step of the script, and Space again takes it")
  func announces() throws {
    var session = try classroomSession()
    session.take(.games(.togglePrediction))
    #expect(
      session.message?.text
        == "Prediction is on: Space asks, then shows."
    )
    let before = try #require(session.play).snapshot
    session.take(.race(.stepForward))
    #expect(session.play?.snapshot == before && session.depth == 0)
    let announcement = try #require(session.play?.announcement)
    #expect(announcement.who == "punch" && announcement.stepID == .p1)
    #expect(announcement.sentence == "punch is about to do this: lock i_mutex.")
    #expect(announcement.question == "Which tasks have to wait from now on, and which do not?")
    session.take(.race(.stepForward))
    #expect(session.depth == 1 && session.play?.announced == nil)
    #expect(session.play?.narration?.stepID == .p1)
    #expect(session.play?.isOnScript == true)
  }

  @Test("a demo is predicted to its end, every step once, on the script all the way")
  func wholeScript() throws {
    var session = try classroomSession()
    let length = try #require(session.play?.timeline.future.count)
    session.take(.games(.togglePrediction))
    for step in 0..<length {
      session.take(.race(.stepForward))
      #expect(session.depth == step && session.play?.announced != nil)
      session.take(.race(.stepForward))
      #expect(session.depth == step + 1 && session.play?.isOnScript == true)
    }
    session.take(.race(.stepForward))
    #expect(session.message?.text == "All tasks have finished.")
    #expect(session.play?.timeline.count == length + 1, "no branch was made")
  }

  @Test("a move is announced by its number, and taken by it or by Space", arguments: [true, false])
  func freeMoves(byNumber: Bool) throws {
    var session = session(try Scenario(.v3_16, "swap", tasks: "read@0"))
    session.take(.games(.togglePrediction), .race(.takeMove(2)))
    #expect(session.play?.announcement?.stepID == .s1 && session.depth == 0)
    #expect(session.play?.focus == TaskID(1), "its source is shown")
    session.take(byNumber ? .race(.takeMove(2)) : .race(.stepForward))
    #expect(session.play?.narration?.stepID == .s1 && session.depth == 1)
  }

  @Test("a move that leaves the script is taken by Space, and the script waits where it was left")
  func leavesScript() throws {
    var session = try classroomSession()
    session.take(.games(.togglePrediction), .race(.takeMove(2)))
    #expect(session.play?.announcement?.stepID == .s1 && session.play?.isOnScript == true)
    session.take(.race(.stepForward))
    #expect(session.play?.narration?.stepID == .s1 && session.play?.isOnScript == false)
    session.take(.race(.backToScript), .race(.stepForward), .race(.stepForward))
    #expect(session.play?.narration?.stepID == .p1 && session.play?.isOnScript == true)
  }

  @Test("another move asks another question, and b takes the question back")
  func changesItsMind() throws {
    var session = session(try Scenario(.v3_16, "swap", tasks: "read@0"))
    session.take(
      .race(.stepForward),
      .games(.togglePrediction),
      .race(.takeMove(2)),
      .race(.takeMove(1))
    )
    #expect(session.play?.announcement?.stepID == .p2 && session.depth == 1)
    session.take(.race(.stepBack))
    #expect(session.play?.announced == nil && session.depth == 1)
    session.take(.race(.stepBack))
    #expect(session.depth == 0, "nothing was announced any more")
  }

  @Test("looking around keeps the question, going away drops it")
  func drops() throws {
    var session = try classroomSession()
    session.take(
      .games(.togglePrediction),
      .race(.stepForward),
      .race(.focusNext),
      .race(.moveSelection(by: 1)),
      .inquiry(.toggleReachability)
    )
    #expect(session.play?.announcement?.stepID == .p1)
    session.take(.race(.stepForward))
    let leaving: [Event] = [
      .race(.runForward), .race(.toEnd), .race(.goTo(step: 3)), .race(.toNextCursorStep),
      .race(.inject(.read)),
    ]
    for event in leaving {
      var other = session
      other.take(.race(.stepForward))
      #expect(other.play?.announced != nil)
      other.take(event)
      #expect(other.play?.announced == nil, "\(event)")
      #expect(other.depth != 1, "\(event) is carried out at once")
    }
    session.take(.race(.stepForward))
    _ = session.say("step punch")
    #expect(session.play?.announced == nil && session.depth == 2)
    session.take(.race(.stepForward), .games(.togglePrediction))
    #expect(session.play?.announced == nil && session.depth == 2)
    session.take(.race(.stepForward))
    #expect(session.depth == 3, "every step is taken at once again")
  }

  @Test("in a talk every press asks or shows a single step, and back takes the question back")
  func talks() throws {
    var session = try classroomSession()
    session.take(.games(.togglePrediction), .talk(.toggleStage), .talk(.advance))
    #expect(session.play?.announcement?.stepID == .p1 && session.depth == 0)
    session.take(.talk(.retreat))
    #expect(session.play?.announced == nil && session.depth == 0)
    session.take(.talk(.advance), .talk(.advance))
    #expect(session.depth == 1 && session.play?.announced == nil && session.talk.motion == nil)
  }

  @Test("it can be wanted before a race is open, and stays on from race to race")
  func fromTheGallery() throws {
    var session = try classroomSession()
    let race = try #require(session.play)
    session.take(.window(.close), .games(.togglePrediction))
    #expect(session.play == nil)
    #expect(session.message?.text == "Prediction is on: open a race; Space asks, then shows.")
    session.take(.answer(.opened(race)), .race(.stepForward))
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
    try session.answer(session.update(.inquiry(.toggleReachability)))
    try session.answer(session.update(.inquiry(.toggleOdds)))
    #expect(session.reachabilityMarks == ["at risk in 25", "at risk in 25"])
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

  @Test("every step of random races has a question", arguments: 0..<40, Mapping.allCases)
  func everyStepHasAQuestion(seed: UInt64, mapping: Mapping) throws {
    var race = try RandomRace(seed: seed, mapping: mapping)
    var session = session(race.scenario)
    session.take(.games(.togglePrediction))
    for _ in 0..<200 {
      let play = try #require(session.play)
      guard let step = race.nextStep(in: play.snapshot) else { return }
      let number = try #require(play.moves.first { $0.step == step }?.number)
      session.take(.race(.takeMove(number)))
      let announced = try #require(session.play?.announcement, "seed \(seed), \(step)")
      let question = announced.question
      #expect(question.contains("?") && question.count <= 110, "seed \(seed): \(question)")
      #expect(question != "What is left for it to do?", "seed \(seed): \(step) is a last step")
      #expect(announced.sentence.hasSuffix("."))
      #expect(session.play?.timeline.current == play.timeline.current)
      session.take(.race(.takeMove(number)))
      #expect(session.play?.timeline.now.action == .step(step), "seed \(seed)")
    }
  }
}
