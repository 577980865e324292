// Knows that an XArray holds what a plain dictionary of entries holds, whatever happens to both.

import Testing
import TreeSupport
import XArrays

@Suite("An XArray is a dictionary of entries")
struct XArrayOracleTests {
  @Test("every sequence of three changes gives what the dictionary gives", arguments: 2...6)
  func everySmallSequence(chunkShift: Int) {
    let far = UInt64(1) << UInt64(2 * chunkShift)
    let folio = StoredValue.page(1)
    let swapEntry = StoredValue.swapEntry(64)
    let edits: [XArrayEdit] = [
      .insert(folio, order: 0, index: 0),
      .insert(swapEntry, order: 1, index: 0),
      .insert(swapEntry, order: chunkShift + 1, index: 0),
      .insert(folio, order: chunkShift, index: far),
      .store(folio, order: chunkShift, index: 0),
      .exchange(index: 1, expected: swapEntry, new: folio),
      .exchange(index: 1, expected: nil, new: folio),
      .insertOver(folio, order: chunkShift + 1, index: 0, expected: swapEntry),
      .erase(index: 1),
      .erase(index: far + 1),
      .eraseThrough(far - 1, index: 0, value: swapEntry),
      .split(swapEntry, order: 0, index: 1),
      .splitAround(swapEntry, order: 0, index: 1),
      .join(folio, order: 1, index: 1),
      .makeNodes(order: chunkShift + 1, index: 0),
      .fillAndEmpty(order: chunkShift, index: 0),
    ]
    let check = XArrayOracle(chunkShift: chunkShift).visitSequences(
      of: edits,
      length: 3,
      tree: XArray(chunkShift: chunkShift),
    )
    for problem in check.problems { Issue.record("\(problem)") }
    #expect(check.visited == 16 + 16 * 16 + 16 * 16 * 16)
  }

  @Test(
    "a random history gives what the dictionary gives, at the first indices and at the last",
    arguments: 2...6,
    [(1, false), (2, false), (3, false), (4, true), (5, true)] as [(UInt64, Bool)],
  )
  func randomHistory(chunkShift: Int, kind: (seed: UInt64, areLast: Bool)) {
    var source = RandomXArrayEdits(
      chunkShift: chunkShift,
      seed: kind.seed,
      areLast: kind.areLast,
    )
    var array = XArray<StoredValue>(chunkShift: chunkShift)
    var oracle = XArrayOracle(chunkShift: chunkShift)
    for step in 1...150 {
      let edit = source.next(for: oracle)
      let before = array
      var (outcome, problem) = oracle.apply(edit, comparedWith: &array)
      if case .refused = outcome, array != before {
        problem = "\(edit): is refused, and changes something"
      }
      if let problem {
        let place = "seed \(kind.seed), chunk shift \(chunkShift), step \(step)"
        Issue.record("\(place), \(problem)")
        return
      }
    }
  }

  @Test("every index of an entry leads to it", arguments: 2...6)
  func everyIndex(chunkShift: Int) {
    var source = RandomXArrayEdits(chunkShift: chunkShift, seed: 21, areLast: false)
    var array = XArray<StoredValue>(chunkShift: chunkShift)
    var oracle = XArrayOracle(chunkShift: chunkShift)
    var largest = 0
    for _ in 1...60 {
      let edit = source.next(for: oracle)
      _ = array.apply(edit)
      _ = oracle.apply(edit)
      for index in 0...1100 as ClosedRange<UInt64>
      where array.load(at: index) != oracle.entriesByIndex[index] {
        Issue.record("\(edit): \(index) leads to \(String(describing: array.load(at: index)))")
        return
      }
      largest = max(largest, oracle.entries.map(\.order).max() ?? 0)
    }
    #expect(largest > 2, "the history has large entries")
  }

  @Test("a random history has every kind of outcome", arguments: 2...6)
  func outcomes(chunkShift: Int) {
    var kinds: Set<String> = []
    for seed in 1...4 as ClosedRange<UInt64> {
      var source = RandomXArrayEdits(chunkShift: chunkShift, seed: seed, areLast: false)
      var oracle = XArrayOracle(chunkShift: chunkShift)
      for _ in 1...300 {
        let edit = source.next(for: oracle)
        let before = oracle
        let outcome = oracle.apply(edit)
        let name = "\(edit)".prefix { $0 != "(" }
        if case .refused(let error) = outcome {
          kinds.insert("\(name) \("\(error)".prefix { $0 != "(" })")
        } else {
          kinds.insert("\(name) \(before == oracle ? "leaves all as it is" : "changes something")")
        }
      }
    }
    let refusals =
      ["insert occupied", "insertOver mismatch", "join hole", "join unsupported"]
      + ["split mismatch", "makeNodes unsupported", "fillAndEmpty unsupported"]
    let changes =
      ["store", "insert", "insertOver", "exchange", "erase", "eraseThrough"]
      + ["split", "splitAround", "join"]
    for kind in refusals + changes.map({ "\($0) changes something" }) {
      #expect(kinds.contains(kind), "never: \(kind)")
    }
  }
}
