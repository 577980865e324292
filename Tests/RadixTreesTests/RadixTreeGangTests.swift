// Knows which entries a lookup of many finds: those in order from an index on, as many as allowed.

import RadixTrees
import Testing
import TreeSupport

@Suite("A gang lookup finds the entries from an index on")
struct RadixTreeGangTests {
  @Test("the entries found are those of the sorted list", arguments: 2...6)
  func sortedOracle(mapShift: Int) {
    var source = RandomTreeEdits(mapShift: mapShift, seed: UInt64(mapShift))
    var tree = RadixTree<StoredValue>(mapShift: mapShift)
    var oracle = TreeOracle()
    for _ in 0..<200 {
      let edit = source.next()
      _ = tree.apply(edit)
      _ = oracle.apply(edit)
    }
    let entries = oracle.entries
    #expect(entries.count > 14)
    let starts = entries.flatMap { [$0.index &- 1, $0.index, $0.index &+ 1] } + [0, .max]
    for start in starts {
      let following = entries.filter { $0.index >= start }
      #expect(tree.next(from: start) == following.first, "from \(start)")
      for limit in [0, 1, 2, 14, .max] {
        let expected = Array(following.prefix(limit))
        #expect(tree.gang(from: start, limit: limit) == expected, "from \(start), limit \(limit)")
      }
    }
  }

  @Test("a direct item is found from index 0 only")
  func directItem() throws {
    var tree = RadixTree<Int>(mapShift: 6)
    try tree.insert(7, at: 0)
    #expect(tree.gang(from: 0, limit: 14).map(\.value) == [7])
    #expect(tree.gang(from: 1, limit: 14).isEmpty)
    #expect(tree.next(from: .max) == nil)
  }

  @Test("after the last index there is no way around to index 0")
  func noWrap() throws {
    var tree = RadixTree<Int>(mapShift: 6)
    try tree.insert(1, at: 0)
    try tree.insert(2, at: .max)
    #expect(tree.gang(from: 1, limit: 14).map(\.index) == [.max])
    #expect(tree.gang(from: .max, limit: 14).map(\.index) == [.max])
  }

  @Test("the limit counts entries, so a sparse gang reaches far behind the hole")
  func limitCountsEntries() throws {
    var tree = RadixTree<Int>(mapShift: 6)
    for index in [3, 70, 5000, 1 << 40] as [UInt64] { try tree.insert(0, at: index) }
    #expect(tree.gang(from: 4, limit: 2).map(\.index) == [70, 5000])
  }

  @Test("a dense hole of 64 pages is gathered in 14, 14, 14, 14 and 8")
  func batchesOfDenseHole() throws {
    var tree = RadixTree<Int>(mapShift: 6)
    for index in 0..<64 as Range<UInt64> { try tree.insert(0, at: index) }
    var starts: [UInt64] = []
    var sizes: [Int] = []
    var start: UInt64 = 0
    while let last = tree.gang(from: start, limit: 14).last {
      starts.append(start)
      sizes.append(Int(last.index + 1 - start))
      start = last.index + 1
    }
    #expect(starts == [0, 14, 28, 42, 56])
    #expect(sizes == [14, 14, 14, 14, 8])
  }
}
