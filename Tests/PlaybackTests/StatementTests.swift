// Knows the statements of shmem_undo_range(), which depend on who has called it and where.

import Playback
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
        if row == wanted { statements.append(snapshot.statement(of: row, for: task)) }
        let step = Step(task: task, id: row, pick: nil)
        snapshot = try #require(snapshot.after(.step(step)))
        if row == wanted { break }
      }
    }
    return statements
  }

  @Test("a lookup at an edge names the page")
  func edges() throws {
    let cut = try scenario("page,page,hole,hole", hole: "~1-1~")
    #expect(
      try statements(of: "punch", [.p12, .p12, .p12, .p12], in: cut)
        == ["look up slot 0", "lock_page(P0)", "zero the cut part of P0", "look up slot 2"]
    )
    let whole = try scenario("hole,hole,hole", hole: "0-1", kernel: .v6_1)
    #expect(
      try statements(of: "punch", [.p12, .p12], in: whole) == ["look up slot 0", "look up slot 1"]
    )
  }

  @Test("a punch asks whether the page is its file's, a failed preallocation about its bytes too")
  func questions() throws {
    let punch = try scenario("page", hole: "0-0")
    #expect(try statements(of: "punch", [.p9], in: punch) == ["P0->mapping ours?"])
    let failed = try scenario("hole,hole", hole: "1-1", tasks: ["preallocate@1"])
    #expect(
      try statements(of: "preallocate-1", [.p9], in: failed) == ["P0 never written, ours?"]
    )
  }
}
