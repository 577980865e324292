// Checks what the lines of a session do: commands, files, completion, searches.

import Playback
import RaceSupport
import Script
import Shmem
import Testing

extension SessionTests {
  // MARK: Lines

  @Test("the prompt speaks the demo language")
  func promptRunsCommands() throws {
    var session = session(try Scenario(.v3_16, "swap", tasks: "read@0"))
    #expect(session.say("step punch until P2").isEmpty)
    #expect(session.play?.narration?.stepID == .p2)
    #expect(session.say("expect slot 0 hole").isEmpty)
    #expect(session.message?.isProblem == true)
    #expect(session.say("nonsense").isEmpty)
    #expect(session.message?.isProblem == true)
    #expect(session.say("goto 1").isEmpty)
    #expect(session.depth == 1)
  }

  @Test("a word without a value takes none, and those about the selected slot take another one")
  func values() throws {
    for word in [
      "hints", "odds", "predict", "schedule", "not-doomed", "golf", "help", "mouse", "quit",
      "score",
    ] {
      var session = try classroomSession()
      let isMouseOn = session.isMouseOn
      #expect(session.say("\(word) 3").isEmpty)
      #expect(session.message?.text == "\(word) takes nothing after it.")
      #expect(session.isMouseOn == isMouseOn && session.overlay == nil)
    }
    var session = try classroomSession()
    _ = session.say("next-change 2")
    #expect(session.play?.narration?.stepID == .s7)
    #expect(session.play?.selected == PageIndex(2))
    let step = try #require(session.play?.timeline.number)
    session.take(.race(.select(PageIndex(0))), .race(.toEnd))
    _ = session.say("last-change 2")
    #expect(session.play?.timeline.number == step)
    _ = session.say("why 3")
    guard case .why(let list) = session.overlay else {
      Issue.record("no question is asked")
      return
    }
    #expect(list.answer.question == .slot(PageIndex(3)))
    session.take(.window(.close))
    for line in ["why 99", "why x", "next-change 99"] {
      _ = session.say(line)
      #expect(session.message?.isProblem == true && session.overlay == nil, "\(line)")
    }
  }

  @Test("without a race every word answers, and the list names only those that work")
  func withoutRace() throws {
    for word in [
      "goto 3", "hints", "last-change", "next-change", "name a", "not-doomed", "odds", "random",
      "save a", "schedule", "score", "select 6", "votes 1 2", "why", "break", "step all",
    ] {
      var session = Session(gallery: Gallery(items: []), play: nil, isMouseOn: false)
      #expect(session.say(word).isEmpty)
      #expect(
        session.message?.text
          == "Open a race first; without a race there are only golf, help, load, mouse, predict, quit, word.",
        "\(word)"
      )
    }
    var session = Session(gallery: Gallery(items: []), play: nil, isMouseOn: false)
    session.take(.window(.openPrompt), .window(.typed("s")), .window(.complete))
    #expect(session.message?.text == "There is no completion for this.")
  }

  @Test("save asks for a demo that replays to the same snapshot")
  func saves() throws {
    var session = session(try Scenario(.v3_16, "page"))
    session.take(.race(.inject(.swizzle)), .race(.stepForward))
    let requests = session.say("save race.punch")
    guard case .save(let path, let play) = requests.first else {
      Issue.record("nothing is saved: \(requests)")
      return
    }
    #expect(path == "race.punch")
    let replayed = ScriptRun(of: try Demo(parsing: play.wholeDemo.text))
    #expect(replayed.failures.isEmpty)
    #expect(replayed.timeline.now.snapshot == session.play?.snapshot)
  }

  @Test("the prompt completes words and recalls lines")
  func completesAndRecalls() throws {
    var session = session(try Scenario(.v3_16, "swap", tasks: "read@0"))
    _ = session.say("step punch")
    session.take(.window(.openPrompt), .window(.up))
    guard case .prompt(let recalled) = session.overlay else {
      Issue.record("no prompt is open")
      return
    }
    #expect(recalled.text == "step punch")
    session.take(.window(.cancel), .window(.openPrompt), .window(.typed("q")), .window(.complete))
    guard case .prompt(let completed) = session.overlay else {
      Issue.record("no prompt is open")
      return
    }
    #expect(completed.text == "quit ")
  }

  @Test("load and save ask which files there are, and complete with what they have in common")
  func completesFiles() throws {
    var session = session(try Scenario(.v3_16, "swap", tasks: "read@0"))
    func text() -> String? {
      guard case .prompt(let prompt) = session.overlay else { return nil }
      return prompt.text
    }
    func type(_ text: String) -> [Request] {
      session.take(.window(.cancel), .window(.openPrompt))
      for character in text { session.take(.window(.typed(character))) }
      return session.update(.window(.complete))
    }
    #expect(type("load ~/ra") == [.listFiles(prefix: "~/ra", demosOnly: true)])
    session.take(.answer(.listed(["~/race.punch", "~/races/"], prefix: "~/ra")))
    #expect(text() == "load ~/race")
    #expect(session.message?.text == "~/race.punch  ~/races/")
    session.take(.answer(.listed(["~/races/"], prefix: "~/race")))
    #expect(text() == "load ~/races/", "a folder is not the end of a name")
    #expect(type("save a b") == [.listFiles(prefix: "a b", demosOnly: false)])
    session.take(.answer(.listed(["a book"], prefix: "a b")))
    #expect(text() == "save a book ", "a name may have blanks")
    session.take(.answer(.listed(["a bug"], prefix: "a b")))
    #expect(text() == "save a book ", "an answer to another line is too late")
    _ = type("save zzz")
    session.take(.answer(.listed([], prefix: "zzz")))
    #expect(session.message?.text == "There is no completion for this.")
  }

  @Test("a search finds a step by its words and can go on")
  func searches() throws {
    var session = try classroomSession()
    session.take(.window(.openSearch))
    for character in "one store" { session.take(.window(.typed(character))) }
    session.take(.window(.confirm))
    #expect(session.play?.narration?.stepID == .s7)
    session.take(.race(.toNextCursorStep))
    #expect(session.message?.text == "No other step mentions it.")
    session.take(.window(.cancel), .race(.toNextCursorStep))
    #expect(session.play?.narration?.stepID == .p16, "after Esc, n means the cursor again")
  }
}
