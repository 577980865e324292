// Checks the page of the file from which a retry gathers again.

import RaceSupport
import Testing

@testable import Shmem

@Suite("The rule retry-from")
struct RetryFromTests {
  private func scenario(_ from: RetryFrom) throws -> Scenario {
    try Scenario(
      .v3_16,
      "page,swap,page 0-2",
      tasks: "read@1 reclaim@2",
      set: "first-pass=off retry-from=\(from.rawValue)"
    )
  }

  @Test("says where the loop gathers again", arguments: RetryFrom.allCases)
  func target(from: RetryFrom) throws {
    let scenario = try scenario(from)
    var retries: Set<PageIndex> = []
    _ = Walk(scenario) { state in
      guard case .puncher(.undo(.batch(.goBack, let batch))) = state[.puncher] else { return }
      let target =
        switch from {
        case .index: batch.cursor.current.index
        case .batch: batch.cursor.batch[0].index
        case .hole: PageIndex(0)
        }
      retries.insert(batch.cursor.current.index)
      var next = state
      next.apply(Step(task: .puncher, id: .p20, pick: nil), in: scenario)
      guard case .puncher(.undo(.gather(.second, from: let start, _))) = next[.puncher] else {
        Issue.record("a retry is followed by a gather of the second loop")
        return
      }
      #expect(start == target)
    }
    #expect(retries == [1, 2], "a swap entry and a page send the cursor back")
  }

  @Test("no old data survives, wherever the retry begins", arguments: RetryFrom.allCases)
  func verdict(from: RetryFrom) throws {
    #expect(Walk(try scenario(from)).shortestBreaches[.oldDataGone] == nil)
  }
}
