// Knows that answers are recorded, counted and kept, and that a demo ends with their score.

import Playback
import RaceSupport
import Script
import Shmem
import Testing

extension PredictionTests {
  @Test("a demo is predicted to its end, on the script all the way, and then tells the score")
  func wholeScript() throws {
    var session = try classroomSession()
    let length = try #require(session.play?.timeline.count)
    session.take(.games(.togglePrediction))
    var asked = 0
    while session.play?.hasMoreToTell == true {
      session.take(.race(.stepForward))
      if let answers = session.play?.announcement?.answers {
        asked += 1
        session.take(.race(.takeMove(answers.count)))
      }
      #expect(session.play?.isOnScript == true)
    }
    #expect(asked == 7, "P14, S3, S5, S7, P16, P14 and P22")
    #expect(session.play?.timeline.count == length, "no branch was made")
    let score = try #require(session.play?.predictionScore)
    #expect(score.answered == 7 && score.words == "\(score.right) of 7 right")
    #expect(session.play?.askedQuestions.count == 7)
    session.take(.race(.stepForward))
    #expect(session.mode == .score)
    session.take(.race(.stepForward))
    #expect(session.overlay == nil && session.message?.text == "All tasks have finished.")
  }

  @Test("a collapse is asked about each slot that it looks at, with the same answers everywhere")
  func collapse() throws {
    func answers(_ file: String, before commands: [String]) throws -> [String] {
      var session = PlaybackTests.session(
        try Scenario(.v7_3_4, file, tasks: "collapse@0 reclaim@2")
      )
      for command in commands { _ = session.say(command) }
      session.take(.games(.togglePrediction), .race(.takeMove(2)))
      let announcement = try #require(session.play?.announcement)
      #expect(announcement.stepID == .k2)
      session.take(.race(.takeMove(1)))
      let outcome = try #require(session.play?.predictionOutcome)
      return [outcome.words] + announcement.answers
    }
    let goesOn = "step collapse-1 K1"
    let toThird = [goesOn] + ["K2", "K3", "K2", "K3"].map { "step collapse-1 \($0)" }
    let empty = try answers("hole,page,page,page", before: [goesOn])
    #expect(empty[0] == "Right! It is 1, slot 0 is empty: it counts it and goes on.")
    let page = try answers("page,page,page,page", before: [goesOn])
    #expect(page[0] == "Not 1. It is 2, slot 0 holds a folio, which it locks.")
    let locked = try answers("page,page,page,page", before: ["step reclaim-1 until C2"] + toThird)
    let givesUp = "Not 1. It is 4, there is nothing that it can lock and join: it gives up."
    #expect(locked[0] == givesUp)
    let swap = try answers("page,page,swap,page", before: toThird)
    #expect(swap[0] == "Not 1. It is 3, the folio of slot 2 is in swap or unwritten: it gets it.")
    let nothing = try answers("hole,hole,hole,hole", before: [goesOn])
    #expect(nothing[0] == givesUp)
    #expect(empty.dropFirst() == page.dropFirst() && locked.dropFirst() == swap.dropFirst())
  }

  @Test("a script that marks its turning points is asked about at these and nowhere else")
  func marked() throws {
    let text = classroom.replacing(
      "punchscope demo 1",
      with: "punchscope demo \(Demo.newestVersion)"
    )
    .replacing("step     punch P16", with: "ask\nstep     punch P16")
    let demo = try Demo(parsing: text)
    var session = Session(
      gallery: Gallery(items: []),
      play: Play(demo, scriptRun: ScriptRun(of: demo), fallbackTitle: "marked"),
      isMouseOn: false
    )
    session.take(.games(.togglePrediction))
    var asked: [StepID] = []
    while session.play?.hasMoreToTell == true {
      session.take(.race(.stepForward))
      guard let announcement = session.play?.announcement else { continue }
      asked.append(announcement.stepID)
      session.take(.race(.takeMove(3)))
      #expect(session.play?.predictionOutcome?.isRight == true, "the cursor goes on")
    }
    #expect(asked == [.p16])
    let play = try #require(session.play)
    #expect(play.wholeDemo.statements.map(\.command).contains(.ask), "it is saved")
  }

  @Test("an audience is counted at the open question, and the outcome shows it again")
  func counts() throws {
    var session = try Self.beforeGather()
    _ = session.say("votes 1 2 3")
    #expect(session.message?.isProblem == true, "no question is open")
    session.take(.race(.stepForward), .games(.openVotes))
    #expect(session.mode == .prompt)
    session.take(.window(.cancel))
    for line in ["votes", "votes 1 2", "votes 1 2 x", "votes 1 2 -3"] {
      _ = session.say(line)
      #expect(session.message?.isProblem == true, "\(line)")
      #expect(session.play?.announcement?.votes == [])
    }
    _ = session.say("votes 12 5 3")
    #expect(session.play?.announcement?.votes == [12, 5, 3])
    #expect(session.play?.announcement?.numberedAnswers.last?.hasSuffix("(3)") == true)
    session.take(.race(.stepForward))
    #expect(session.play?.predictionOutcome?.votes == [12, 5, 3])
    #expect(session.play?.predictionScore?.words == "the room 12 of 20 right")
  }

  @Test("a saved session keeps the answers")
  func saved() throws {
    var session = try Self.beforeGather()
    session.take(.race(.stepForward))
    _ = session.say("votes 12 5 3")
    session.take(.race(.takeMove(2)))
    let play = try #require(session.play)
    let text = play.savedText(remarks: [])
    let demo = try Demo(parsing: text)
    var again = Play(
      resuming: demo,
      scriptRun: ScriptRun(of: demo),
      bookmark: Bookmark(in: text),
      fallbackTitle: ""
    )
    again.takePredictions(from: text + "\n# answer 999 chosen=1\n# answer 1 chosen=1")
    #expect(again.askedQuestions == play.askedQuestions && play.askedQuestions.count == 1)
  }
}
