// Knows that a radix tree holds what a plain dictionary holds, whatever happens to both.

import RadixTrees
import Testing
import TreeSupport

@Suite("A radix tree is a dictionary whose shape follows from its keys")
struct RadixTreeOracleTests {
  @Test("every sequence of four changes gives what the dictionary gives", arguments: 2...6)
  func everySmallSequence(mapShift: Int) {
    let edits = [0, 1, 1 << UInt64(2 * mapShift)].flatMap { index -> [TreeEdit] in
      [
        .insert(.page(1), index: index),
        .delete(index: index),
        .deleteIfHolding(.page(1), index: index),
        .replace(.swapEntry(1), index: index),
      ]
    }
    let check = TreeOracle().visitSequences(
      of: edits,
      length: 4,
      tree: RadixTree(mapShift: mapShift),
    )
    for problem in check.problems { Issue.record("\(problem)") }
    #expect(check.visited == 12 + 12 * 12 + 12 * 12 * 12 + 12 * 12 * 12 * 12)
  }

  @Test("a random history gives what the dictionary gives", arguments: 2...6, UInt64(1)...3)
  func randomHistory(mapShift: Int, seed: UInt64) {
    var source = RandomTreeEdits(mapShift: mapShift, seed: seed)
    var tree = RadixTree<StoredValue>(mapShift: mapShift)
    var oracle = TreeOracle()
    for step in 1...250 {
      if let problem = oracle.apply(source.next(), comparedWith: &tree).problem {
        Issue.record("seed \(seed), map shift \(mapShift), step \(step), \(problem)")
        return
      }
    }
  }

  @Test("the shape is the same for all orders of insertion", arguments: 2...6)
  func everyOrder(mapShift: Int) throws {
    let level = UInt64(1) << UInt64(mapShift)
    let sets: [[UInt64]] = [
      [0, 1, level - 1, level, level + 1],
      [0, level * level, level * level * level, 2, .max],
      [.max, .max - 1, .max / 2, level, 3],
    ]
    for indices in sets {
      var expected: RadixTree<StoredValue>?
      var orders = 0
      try visitPermutations(of: indices) { order in
        var tree = RadixTree<StoredValue>(mapShift: mapShift)
        for index in order { try tree.insert(.page(index / 2 + 1), at: index) }
        orders += 1
        if let expected, tree != expected { Issue.record("\(order) gives another tree") }
        expected = tree
      }
      #expect(orders == 120)
    }
  }

  @Test("a history of detours leaves the tree that the values alone would make", arguments: 2...6)
  func detours(mapShift: Int) throws {
    var source = RandomTreeEdits(mapShift: mapShift, seed: 99)
    var tree = RadixTree<StoredValue>(mapShift: mapShift)
    for _ in 0..<400 { _ = tree.apply(source.next()) }
    var direct = RadixTree<StoredValue>(mapShift: mapShift)
    for entry in tree.gang(from: 0, limit: .max).reversed() {
      try direct.insert(entry.value, at: entry.index)
    }
    #expect(tree.count > 0)
    #expect(tree == direct)
    #expect(tree.hashValue == direct.hashValue)
  }

  private func visitPermutations(
    of rest: [UInt64],
    after start: [UInt64] = [],
    _ visit: ([UInt64]) throws -> Void,
  ) throws {
    guard !rest.isEmpty else { return try visit(start) }
    for position in rest.indices {
      var others = rest
      let chosen = others.remove(at: position)
      try visitPermutations(of: others, after: start + [chosen], visit)
    }
  }
}
