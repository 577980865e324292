// Checks that a comparison with an oracle finds each fault, and nothing without one.

import Testing
import TreeSupport

@Suite("A comparison with an oracle finds what differs")
struct OracleComparisonTests {
  private func check(_ oracle: CounterOracle) -> SequenceCheck {
    oracle.visitSequences(of: [1, 2], length: 2, tree: Counter(sharing: nil))
  }

  @Test("every sequence up to the length is visited, and equals do not differ")
  func everySequence() {
    let check = check(CounterOracle())
    #expect(check.visited == 2 + 2 * 2)
    #expect(check.problems.isEmpty)
  }

  @Test("another outcome is found in each sequence that has it")
  func otherOutcome() {
    let check = check(CounterOracle(totalWithOtherOutcome: 3))
    #expect(check.problems == ["2: gives 3, not -1", "1: gives 3, not -1"])
  }

  @Test("a difference is found in each sequence that has it")
  func difference() {
    let check = check(CounterOracle(totalWithDifference: 2))
    #expect(check.problems == ["1: holds 2", "2: holds 2"])
  }

  @Test("a version that differs is found among those that do not")
  func oneVersion() {
    let changed = CounterOracle(totalWithDifference: 3)
      .changedVersions(afterEdits: 3, tree: Counter(sharing: nil)) { $0.total + 1 }
    #expect(changed == ["version 2: holds 3"])
  }

  @Test("a change to a copy that changes the earlier versions is found in each of them")
  func sharedVersions() {
    let changed = CounterOracle()
      .changedVersions(afterEdits: 2, tree: Counter(sharing: Counter.SharedTotal())) { _ in 5 }
    #expect(changed == ["version 0: holds 10", "version 1: holds 10"])
  }
}
