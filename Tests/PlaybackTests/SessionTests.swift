// Knows what every event does to a session.

import Playback
import Script
import Shmem
import Testing

@Suite("Session")
struct SessionTests {
  // MARK: Time

  @Test("stepping a demo to its end and back shows every snapshot again")
  func thereAndBack() throws {
    var session = try classroomSession()
    let length = try #require(session.play?.timeline.future.count)
    var seen: [Snapshot] = []
    for _ in 0..<length {
      seen.append(try #require(session.play).snapshot)
      session.take(.stepForward)
    }
    session.take(.stepForward)
    #expect(session.depth == length, "the end is not passed")
    #expect(session.message?.text == "Everybody has finished.")
    for snapshot in seen.reversed() {
      session.take(.stepBack)
      #expect(session.play?.snapshot == snapshot)
    }
    session.take(.stepBack)
    #expect(session.depth == 0)
    #expect(session.message?.text == "This is the start.")
  }

  @Test("running on stops at chapters, at the end of the punch and at the end")
  func runsToLandmarks() throws {
    var session = try classroomSession()
    session.take(.runForward)
    #expect(session.play?.timeline.now.annotation?.chapter == "Two")
    session.take(.runForward)
    #expect(session.play?.narration?.stepID == .p22)
    #expect(session.play?.timeline.lost == [PageIndex(2)])
    session.take(.runForward)
    #expect(session.play?.timeline.future.isEmpty == true)
    session.take(.runBack)
    #expect(session.play?.narration?.stepID == .p22)
    session.take(.runBack, .runBack)
    #expect(session.depth == 0)
  }

  @Test("running on works where no way is known yet")
  func runsFreely() throws {
    var session = session(try scenario("page,swap", hole: "0-1", tasks: ["read@1"]))
    session.take(.runForward)
    #expect(session.play?.narration?.stepID == .p22)
    session.take(.toStart, .takeMove(2), .toNextCursorStep)
    #expect(session.play?.narration?.task == .puncher)
  }

  @Test("the cursor's own steps can be visited alone")
  func cursorSteps() throws {
    var session = try classroomSession()
    session.take(.runForward, .toNextCursorStep)
    #expect(session.play?.narration?.stepID == .p16)
    session.take(.toPreviousCursorStep)
    #expect(session.play?.narration?.stepID == .p14)
  }

  @Test("leaving the script makes a branch, and one key returns to where it was left")
  func leavesScript() throws {
    var session = try classroomSession()
    session.take(.runForward)
    let left = try #require(session.play).timeline.current
    session.take(.select(PageIndex(0)), .inject(.reclaim), .stepForward)
    #expect(session.play?.isOnScript == false)
    session.take(.backToScript)
    #expect(session.play?.timeline.current == left)
    session.take(.stepForward)
    #expect(session.play?.narration?.stepID == .s3, "the way forward is the script again")
  }

  @Test("branches taken at the same moment can be visited in turn")
  func visitsBranches() throws {
    var session = session(try scenario("swap", hole: "0-0", tasks: ["read@0"]))
    session.take(.takeMove(1), .stepBack, .takeMove(2))
    let second = session.play?.snapshot
    session.take(.toNextBranch)
    #expect(session.play?.narration?.task == .puncher)
    session.take(.toNextBranch)
    #expect(session.play?.snapshot == second)
  }

  @Test("the other branch is found from anywhere on this one, and at the fork itself")
  func findsForks() throws {
    var session = session(try scenario("swap", hole: "0-0", tasks: ["read@0"]))
    session.take(.takeMove(1), .stepBack, .takeMove(2), .stepForward, .stepForward)
    session.take(.toNextBranch)
    #expect(session.play?.narration?.task == .puncher)
    session.take(.toStart, .toNextBranch)
    #expect(session.play?.narration?.task == TaskID(1))
    session.take(.toStart, .takeMove(1), .toStart, .stepForward, .stepForward)
    session.take(.toPreviousBranch)
    #expect(session.play?.narration?.task == TaskID(1))
  }

  @Test("goto takes the number of a step on the way through here")
  func goesTo() throws {
    var session = try classroomSession()
    session.take(.goTo(step: 5))
    #expect(session.depth == 5)
    session.take(.goTo(step: 999))
    #expect(session.depth == 5)
    #expect(session.message?.isProblem == true)
  }

  // MARK: Choices

  @Test("the space bar takes the step of the task in focus, or else the first enabled one")
  func spaceFollowsFocus() throws {
    var session = session(try scenario("swap", hole: "0-0", tasks: ["read@0"]))
    session.take(.focusNext, .stepForward)
    #expect(session.play?.narration?.stepID == .s1)
    session.take(.focusPrevious, .stepForward)
    #expect(session.play?.narration?.stepID == .p1)
  }

  @Test("a move is taken by its number, and an unknown number changes nothing")
  func takesMoves() throws {
    var session = session(try scenario("swap", hole: "0-0", tasks: ["read@0"]))
    session.take(.takeMove(2))
    #expect(session.play?.narration?.stepID == .s1)
    let before = session.play
    session.take(.takeMove(7))
    #expect(session.play == before)
    #expect(session.message?.text == "There is no move 7 now.")
  }

  @Test("a task free to choose starts on the selected slot")
  func picksSelected() throws {
    var session = session(try scenario("swap,page", hole: "0-1", tasks: ["read"]))
    session.take(.select(PageIndex(1)))
    let move = try #require(session.play?.moves.first { $0.task == TaskID(1) })
    #expect(move.stepID == .r1)
    #expect(move.step?.pick == PageIndex(1))
  }

  @Test("the selection stays inside the file")
  func selectionIsKept() throws {
    var session = session(try scenario("page,page,page", hole: "1-1"))
    session.take(.moveSelection(by: -5))
    #expect(session.play?.selected == PageIndex(0))
    session.take(.moveSelection(by: 50))
    #expect(session.play?.selected == PageIndex(2))
    session.take(.select(PageIndex(3)))
    #expect(session.play?.selected == PageIndex(2))
    #expect(session.message?.text == "The file has pages 0 to 2.")
  }

  // MARK: Injections

  @Test("an injected task waits to be stepped")
  func injectsTask() throws {
    var session = session(try scenario("swap", hole: "0-0"))
    session.take(.openInjection, .choose(1))
    #expect(session.overlay == nil)
    #expect(session.play?.snapshot.scenario.tasks.count == 2)
    #expect(session.play?.focus == TaskID(1))
    #expect(session.play?.moves.map(\.stepID) == [.p1, .s1])
  }

  @Test("a whole swizzle turns a page into a swap entry, and back")
  func swizzles() throws {
    var session = session(try scenario("page", hole: "0-0"))
    session.take(.inject(.swizzle))
    #expect(session.play?.snapshot.machine[PageIndex(0)]?.swap != nil)
    session.take(.inject(.swizzle))
    #expect(session.play?.snapshot.machine[PageIndex(0)]?.page != nil)
    #expect(session.play?.snapshot.status(of: .countsBalance) == .holds)
  }

  @Test("what cannot be injected is refused with a reason")
  func refusesInjection() throws {
    var session = session(try scenario("hole,swap", hole: "0-0"))
    session.take(.inject(.swizzle))
    #expect(session.message?.text == "Slot 0 is empty: there is nothing to swizzle.")
    session.take(.select(PageIndex(1)), .inject(.reclaim))
    #expect(session.message?.text == "Slot 1 holds no page that reclaim could take.")
    #expect(session.depth == 0)
  }

  @Test("an injection can be undone and redone")
  func undoesInjection() throws {
    var session = session(try scenario("page", hole: "0-0"))
    session.take(.stepForward, .inject(.swizzle))
    let end = session.play?.snapshot
    session.take(.undoInjection)
    #expect(session.depth == 1)
    session.take(.undoInjection)
    #expect(session.message?.text == "Nothing was injected on the way here.")
    session.take(.redoInjection)
    #expect(session.depth == 2)
    session.take(.toEnd)
    #expect(session.play?.snapshot == end, "what followed the injection is still there")
  }

  // MARK: Lines

  @Test("the prompt speaks the demo language")
  func promptRunsCommands() throws {
    var session = session(try scenario("swap", hole: "0-0", tasks: ["read@0"]))
    #expect(session.say("step punch until P2").isEmpty)
    #expect(session.play?.narration?.stepID == .p2)
    #expect(session.say("expect slot 0 hole").isEmpty)
    #expect(session.message?.isProblem == true)
    #expect(session.say("nonsense").isEmpty)
    #expect(session.message?.isProblem == true)
    #expect(session.say("goto 1").isEmpty)
    #expect(session.depth == 1)
  }

  @Test("save asks for a demo that replays to the same snapshot")
  func saves() throws {
    var session = session(try scenario("page", hole: "0-0"))
    session.take(.inject(.swizzle), .stepForward)
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
    var session = session(try scenario("swap", hole: "0-0", tasks: ["read@0"]))
    _ = session.say("step punch")
    session.take(.openPrompt, .up)
    guard case .prompt(let recalled) = session.overlay else {
      Issue.record("no prompt is open")
      return
    }
    #expect(recalled.text == "step punch")
    session.take(.cancel, .openPrompt, .typed("q"), .complete)
    guard case .prompt(let completed) = session.overlay else {
      Issue.record("no prompt is open")
      return
    }
    #expect(completed.text == "quit ")
  }

  @Test("load and save ask which files there are, and complete with what they have in common")
  func completesFiles() throws {
    var session = session(try scenario("swap", hole: "0-0", tasks: ["read@0"]))
    func text() -> String? {
      guard case .prompt(let prompt) = session.overlay else { return nil }
      return prompt.text
    }
    func type(_ text: String) -> [Request] {
      session.take(.cancel, .openPrompt)
      for character in text { session.take(.typed(character)) }
      return session.update(.complete)
    }
    #expect(type("load ~/ra") == [.listFiles(prefix: "~/ra", demosOnly: true)])
    session.take(.listed(["~/race.punch", "~/races/"], prefix: "~/ra"))
    #expect(text() == "load ~/race")
    #expect(session.message?.text == "~/race.punch  ~/races/")
    session.take(.listed(["~/races/"], prefix: "~/race"))
    #expect(text() == "load ~/races/", "a folder is not the end of a name")
    #expect(type("save a b") == [.listFiles(prefix: "a b", demosOnly: false)])
    session.take(.listed(["a book"], prefix: "a b"))
    #expect(text() == "save a book ", "a name may have blanks")
    session.take(.listed(["a bug"], prefix: "a b"))
    #expect(text() == "save a book ", "an answer to another line is too late")
    _ = type("save zzz")
    session.take(.listed([], prefix: "zzz"))
    #expect(session.message?.text == "Nothing completes this.")
  }

  @Test("a search finds a step by its words and can go on")
  func searches() throws {
    var session = try classroomSession()
    session.take(.openSearch)
    for character in "one store" { session.take(.typed(character)) }
    session.take(.confirm)
    #expect(session.play?.narration?.stepID == .s7)
    session.take(.toNextCursorStep)
    #expect(session.message?.text == "No step ahead mentions 'one store'.")
    session.take(.cancel, .toNextCursorStep)
    #expect(session.play?.narration?.stepID == .p16, "after Esc, n means the cursor again")
  }

  // MARK: The program

  @Test("q closes what is open, then the race, then the program")
  func closesStepByStep() throws {
    var session = try classroomSession()
    session.take(.openHelp)
    #expect(session.update(.close).isEmpty)
    #expect(session.overlay == nil && session.play != nil)
    #expect(session.update(.close).isEmpty)
    #expect(session.play == nil)
    #expect(session.update(.close) == [.quit])
  }

  @Test("Esc never quits")
  func cancelNeverQuits() throws {
    var session = try classroomSession()
    for overlay in [Event.openHelp, .openAccounts, .openInjection, .openPrompt, .cancel] {
      session.take(overlay)
      #expect(session.update(.cancel).isEmpty)
      #expect(session.overlay == nil && session.play != nil)
    }
  }

  @Test("the gallery opens what is selected")
  func opensFromGallery() {
    let items = ["a", "b"].map { GalleryItem(demo: $0, title: $0, about: "", steps: nil) }
    var session = Session(gallery: Gallery(items: items), play: nil, isMouseOn: false)
    session.take(.down, .down)
    #expect(session.gallery.selected == 1, "the list ends at its end")
    #expect(session.update(.confirm) == [.open(name: "b")])
    #expect(session.update(.choose(1)) == [.open(name: "a")])
  }

  @Test("a number of two digits is typed digit by digit; what no other goes on from opens at once")
  func opensByNumber() {
    let items = (1...12).map { GalleryItem(demo: "\($0)", title: "", about: "", steps: nil) }
    var session = Session(gallery: Gallery(items: items), play: nil, isMouseOn: false)
    #expect(session.update(.digit(7)) == [.open(name: "7")])
    #expect(session.update(.digit(1)).isEmpty)
    #expect(session.gallery.selected == 0)
    #expect(session.update(.digit(2)) == [.open(name: "12")])
    #expect(session.update(.digit(1)).isEmpty)
    #expect(session.update(.confirm) == [.open(name: "1")])
    session.take(.digit(1), .down)
    #expect(session.update(.digit(2)) == [.open(name: "2")], "another key forgets what was typed")
    #expect(session.update(.digit(0)).isEmpty, "no number begins with 0")
    session.take(.digit(1))
    #expect(session.update(.digit(5)) == [.open(name: "5")], "there is no 15")
  }
}
