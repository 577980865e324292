// Knows that the picture of the tree shows its lock, and what a gather has passed over.

import Display
import Playback
import RaceSupport
import Shmem
import Testing

@testable import Panels

@Suite("The tree's lock and the gather's past")
struct TreeMarksTests {
  @Test(
    "a step under the lock is said to be, at every size",
    arguments: [
      Size(rows: 16, columns: 60), Size(rows: 24, columns: 80), Size(rows: 30, columns: 100),
    ]
  )
  func lock(size: Size) throws {
    for (kernel, name) in [(Kernel.v3_16, "tree_lock"), (.v6_1, "xa_lock")] {
      var session = try SampleSession.opened(title: "Lock", Scenario(kernel, "page,swap"))
      session.say("step punch until P10b")
      let lines = Screen.grid(of: session, size: size).lines
      #expect(lines.contains { $0.contains("under \(name)") }, "\(lines)")
      session = session.after(.race(.stepBack))
      let before = Screen.grid(of: session, size: size).lines
      #expect(!before.contains { $0.contains("under \(name)") })
      guard kernel == .v3_16 else { continue }
      #expect(before.contains { $0.contains("remove P0") && $0.contains(name) }, "the move says so")
    }
  }

  @Test(
    "every move that will be made under the lock says so, with hints and without",
    arguments: [
      Size(rows: 16, columns: 60), Size(rows: 24, columns: 80), Size(rows: 30, columns: 100),
    ],
    [false, true]
  )
  func moves(size: Size, hasHints: Bool) throws {
    var session = try SampleSession.demo("05-tree-lock", atStep: 13)
    if hasHints {
      session = try SampleSession.hinted(session).after(.window(.cancel))
    }
    let play = try #require(session.play)
    let locked = play.moves.filter { play.willTakeTreeLock($0) }
    #expect(locked.count == 3)
    let lines = Screen.grid(of: session, size: size).lines
    for move in locked {
      let name = play.snapshot.name(of: move.task)
      let pattern = try Regex("[ >]\(move.number) .*\(name).* \(move.stepID.rawValue) .*lock( |$)")
      #expect(lines.contains { $0.contains(pattern) }, "\(name): \(lines)")
    }
    // Without hints no statement is cut.
    let statements = ["free_swap(1, s1)", "s1 -> P1", "s2 -> P2"]
    for statement in statements where !hasHints {
      #expect(lines.contains { $0.contains("\(statement) ") && $0.contains("lock") }, "\(lines)")
    }
  }

  @Test(
    "a mark stands under every shown hole that the last gather has passed over, and nowhere else",
    arguments: [60, 76, 96]
  )
  func passedOver(width: Int) throws {
    var session = try SampleSession.opened(
      title: "Past",
      Scenario(
        .v3_16,
        "0=page,1=hole,2=swap,3-39=hole,40=page,41-42=hole,43=page",
        tasks: "fault-write@1",
        batchLimit: 3
      )
    )
    session.say("step punch until P4")
    var marks = 0
    for _ in 0..<24 {
      let play = try #require(session.play)
      let window = SlotWindow(play, widthInColumns: width)
      let size = Size(rows: 12, columns: width)
      let panel = TreePanel(play: play)
      let grid = panel.picture(size)
      let row = try #require(panel.rows(size.rows, window).firstIndex(of: .got))
      let past = play.snapshot.gatherPast
      for column in window.columns {
        let isMarked = grid[row: row, column: column.start].glyph == "-"
        #expect(isMarked == (past?.hasPassedOver(column.index) == true), "\(column.index)")
        marks += isMarked ? 1 : 0
      }
      for fold in window.folds where past?.hasPassedOver(anyOf: fold.pages) == true {
        #expect(["-", "+"].contains(grid[row: row, column: fold.start].glyph.text))
      }
      session = session.after(.race(.stepForward))
    }
    #expect(marks > 0)
  }
}
