// Checks what every event does to a session.

import Playback
import RaceSupport
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
      session.take(.race(.stepForward))
    }
    session.take(.race(.stepForward))
    #expect(session.depth == length, "the end is not passed")
    #expect(session.message?.text == "All tasks have finished.")
    for snapshot in seen.reversed() {
      session.take(.race(.stepBack))
      #expect(session.play?.snapshot == snapshot)
    }
    session.take(.race(.stepBack))
    #expect(session.depth == 0)
    #expect(session.message?.text == "This is the start.")
  }

  @Test("running on stops at chapters, at the end of the punch and at the end")
  func runsToLandmarks() throws {
    var session = try classroomSession()
    session.take(.race(.runForward))
    #expect(session.play?.timeline.now.annotation?.chapter == "Two")
    session.take(.race(.runForward))
    #expect(session.play?.narration?.stepID == .p22)
    #expect(session.play?.timeline.leftBehind == [PageIndex(2)])
    session.take(.race(.runForward))
    #expect(session.play?.timeline.future.isEmpty == true)
    session.take(.race(.runBack))
    #expect(session.play?.narration?.stepID == .p22)
    session.take(.race(.runBack), .race(.runBack))
    #expect(session.depth == 0)
  }

  @Test("running on works where no way is known yet")
  func runsFreely() throws {
    var session = session(try Scenario(.v3_16, "page,swap", tasks: "read@1"))
    session.take(.race(.runForward))
    #expect(session.play?.narration?.stepID == .p22)
    session.take(.race(.toStart), .race(.takeMove(2)), .race(.toNextCursorStep))
    #expect(session.play?.narration?.task == .puncher)
  }

  @Test("the cursor's own steps can be visited alone")
  func cursorSteps() throws {
    var session = try classroomSession()
    session.take(.race(.runForward), .race(.toNextCursorStep))
    #expect(session.play?.narration?.stepID == .p16)
    session.take(.race(.toPreviousCursorStep))
    #expect(session.play?.narration?.stepID == .p14)
  }

  @Test("leaving the script makes a branch, and one key returns to where it was left")
  func leavesScript() throws {
    var session = try classroomSession()
    session.take(.race(.runForward))
    let left = try #require(session.play).timeline.current
    session.take(.race(.select(PageIndex(0))), .race(.inject(.reclaim)), .race(.stepForward))
    #expect(session.play?.isOnScript == false)
    session.take(.race(.backToScript))
    #expect(session.play?.timeline.current == left)
    session.take(.race(.stepForward))
    #expect(session.play?.narration?.stepID == .s3, "the way forward is the script again")
  }

  @Test("branches taken at the same moment can be visited in turn")
  func visitsBranches() throws {
    var session = session(try Scenario(.v3_16, "swap", tasks: "read@0"))
    session.take(.race(.takeMove(1)), .race(.stepBack), .race(.takeMove(2)))
    let second = session.play?.snapshot
    session.take(.race(.toNextBranch))
    #expect(session.play?.narration?.task == .puncher)
    session.take(.race(.toNextBranch))
    #expect(session.play?.snapshot == second)
  }

  @Test("the other branch is found from anywhere on this one, and at the fork itself")
  func findsForks() throws {
    var session = session(try Scenario(.v3_16, "swap", tasks: "read@0"))
    session.take(
      .race(.takeMove(1)),
      .race(.stepBack),
      .race(.takeMove(2)),
      .race(.stepForward),
      .race(.stepForward)
    )
    session.take(.race(.toNextBranch))
    #expect(session.play?.narration?.task == .puncher)
    session.take(.race(.toStart), .race(.toNextBranch))
    #expect(session.play?.narration?.task == TaskID(1))
    session.take(
      .race(.toStart),
      .race(.takeMove(1)),
      .race(.toStart),
      .race(.stepForward),
      .race(.stepForward)
    )
    session.take(.race(.toPreviousBranch))
    #expect(session.play?.narration?.task == TaskID(1))
  }

  @Test("goto takes the number of a step on the way through here")
  func goesTo() throws {
    var session = try classroomSession()
    session.take(.race(.goTo(step: 5)))
    #expect(session.depth == 5)
    session.take(.race(.goTo(step: 999)))
    #expect(session.depth == 5)
    #expect(session.message?.isProblem == true)
  }

  // MARK: Choices

  @Test("the space bar takes the step of the task in focus, or else the first enabled one")
  func spaceFollowsFocus() throws {
    var session = session(try Scenario(.v3_16, "swap", tasks: "read@0"))
    session.take(.race(.focusNext), .race(.stepForward))
    #expect(session.play?.narration?.stepID == .s1)
    session.take(.race(.focusPrevious), .race(.stepForward))
    #expect(session.play?.narration?.stepID == .p1)
  }

  @Test("a move is taken by its number, and an unknown number changes nothing")
  func takesMoves() throws {
    var session = session(try Scenario(.v3_16, "swap", tasks: "read@0"))
    session.take(.race(.takeMove(2)))
    #expect(session.play?.narration?.stepID == .s1)
    let before = session.play
    session.take(.race(.takeMove(7)))
    #expect(session.play == before)
    #expect(session.message?.text == "There is no move 7 now.")
  }

  @Test("a task free to choose starts on the selected slot")
  func picksSelected() throws {
    var session = session(try Scenario(.v3_16, "swap,page", tasks: "read"))
    session.take(.race(.select(PageIndex(1))))
    let move = try #require(session.play?.moves.first { $0.task == TaskID(1) })
    #expect(move.stepID == .r1)
    #expect(move.step?.pick == PageIndex(1))
  }

  @Test("the selection stays inside the file")
  func selectionIsKept() throws {
    var session = session(try Scenario(.v3_16, "page,page,page 1-1"))
    session.take(.race(.moveSelection(by: -5)))
    #expect(session.play?.selected == PageIndex(0))
    session.take(.race(.moveSelection(by: 50)))
    #expect(session.play?.selected == PageIndex(2))
    session.take(.race(.select(PageIndex(3))))
    #expect(session.play?.selected == PageIndex(2))
    #expect(session.message?.text == "The file has pages 0 to 2.")
  }

  // MARK: Injections

  @Test("an injected task waits to be stepped")
  func injectsTask() throws {
    var session = session(try Scenario(.v3_16, "swap"))
    session.take(.window(.openInjection), .window(.choose(1)))
    #expect(session.overlay == nil)
    #expect(session.play?.snapshot.scenario.tasks.count == 2)
    #expect(session.play?.focus == TaskID(1))
    #expect(session.play?.moves.map(\.stepID) == [.p1, .s1])
  }

  @Test("a whole swizzle turns a page into a swap entry, and back")
  func swizzles() throws {
    var session = session(try Scenario(.v3_16, "page"))
    session.take(.race(.inject(.swizzle)))
    #expect(session.play?.snapshot.machine[PageIndex(0)]?.swap != nil)
    session.take(.race(.inject(.swizzle)))
    #expect(session.play?.snapshot.machine[PageIndex(0)]?.page != nil)
    #expect(session.play?.snapshot.status(of: .countsBalance) == .holds)
  }

  @Test("what cannot be injected is refused with a reason")
  func refusesInjection() throws {
    var session = session(try Scenario(.v3_16, "hole,swap 0-0"))
    session.take(.race(.inject(.swizzle)))
    #expect(session.message?.text == "Slot 0 is empty: there is nothing to swizzle.")
    session.take(.race(.select(PageIndex(1))), .race(.inject(.reclaim)))
    #expect(session.message?.text == "Slot 1 holds no page.")
    #expect(session.depth == 0)
  }

  @Test("an injection can be undone and redone")
  func undoesInjection() throws {
    var session = session(try Scenario(.v3_16, "page"))
    session.take(.race(.stepForward), .race(.inject(.swizzle)))
    let end = session.play?.snapshot
    session.take(.race(.undoInjection))
    #expect(session.depth == 1)
    session.take(.race(.undoInjection))
    #expect(session.message?.text == "Nothing was injected on the way here.")
    session.take(.race(.redoInjection))
    #expect(session.depth == 2)
    session.take(.race(.toEnd))
    #expect(session.play?.snapshot == end, "what followed the injection is still there")
  }
}
