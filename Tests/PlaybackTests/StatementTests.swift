// Knows the statements of shmem_undo_range(), which depend on the call and on the place in it.

import Playback
import RaceSupport
import Shmem
import Testing

@Suite("Statements of shmem_undo_range()")
struct StatementTests {
  /// The statements that a task is about to run, one for each step to a row.
  private func statements(
    of name: String,
    _ rows: [StepID],
    in scenario: Scenario
  ) throws -> [String] {
    let task = try #require(scenario.task(named: name))
    var snapshot = Snapshot(scenario)
    var statements: [String] = []
    for wanted in rows {
      while let row = snapshot.readiness(of: task).id {
        if row == wanted {
          let statement = snapshot.statement(of: row, for: task)
          statements.append(statement.text(in: scenario.kernel))
        }
        let step = Step(task: task, id: row, pick: nil)
        snapshot = try #require(snapshot.after(.step(step)))
        if row == wanted { break }
      }
    }
    return statements
  }

  @Test("a lookup at an edge names the page")
  func edges() throws {
    let cut = try Scenario(.v3_16, "page,page,hole,hole ~1-1~")
    #expect(
      try statements(of: "punch", [.p12, .p12, .p12, .p12], in: cut)
        == ["look up slot 0", "lock_page(P0)", "zero the cut part of P0", "look up slot 2"]
    )
    let whole = try Scenario(.v6_1, "hole,hole,hole 0-1")
    #expect(
      try statements(of: "punch", [.p12, .p12], in: whole) == ["look up slot 0", "look up slot 1"]
    )
  }

  @Test("a punch asks whether the page is its file's, a failed preallocation about its bytes too")
  func questions() throws {
    let punch = try Scenario(.v3_16, "page")
    #expect(try statements(of: "punch", [.p9], in: punch) == ["P0->mapping ours?"])
    let failed = try Scenario(.v3_16, "hole,hole 1-1", tasks: "preallocate@1")
    #expect(
      try statements(of: "preallocate-1", [.p9], in: failed) == ["P0 never written, ours?"]
    )
  }

  @Test(
    "a statement is in C if it is a call, an assignment or a test of the mapping",
    arguments: [
      (KernelStatement.call(.lockPage, [.page(PageNumber(3))]), "lock_page(P3)", true),
      (.call(.schedule, []), "schedule()", true),
      (.assignment(.swapped, .subtract, .number(1)), "info->swapped -= 1", true),
      (
        .assignment(.inodeSize, .set, .end(PageIndex(2), cutsInside: true)),
        "i_size = 2 and a part", true
      ),
      (.mappingTest(of: .page(PageNumber(3))), "P3->mapping ours?", true),
      (
        .sequence([.assignment(.inodePrivate, .set, .null), .words("wake")]),
        "i_private = NULL, wake", true
      ),
      (
        .sequence([.words("next++"), .call(.unlockPage, [.page(PageNumber(3))])]),
        "next++, unlock_page(P3)", false
      ),
      (.test("inside i_size"), "inside i_size?", false),
      (
        .slot(PageIndex(1), .exchange(nil, for: .page(PageNumber(3)))), "slot 1: empty -> P3", false
      ),
      (.pte(PageNumber(3)), "pte -> P3", false),
      (.unlock(.swaplistMutex), "unlock swaplist mutex", false),
      (.words("leave the batch"), "leave the batch", false),
    ]
  )
  func forms(statement: KernelStatement, text: String, isInC: Bool) {
    #expect(statement.text(in: .v3_16) == text)
    #expect(statement.isInC == isInC)
  }
}
