// Knows that the searches and counts of an XArray answer as a plain dictionary of entries does.

import Testing
import TreeSupport

@testable import XArrays

@Suite("Searches of an XArray")
struct XArraySearchTests {
  /// A history, with what a dictionary holds at each of its moments.
  private struct Moments {
    var moments: [(array: XArray<StoredValue>, oracle: XArrayOracle)] = []

    init(chunkShift: Int, seed: UInt64, areLast: Bool) {
      var source = RandomXArrayEdits(chunkShift: chunkShift, seed: seed, areLast: areLast)
      var array = XArray<StoredValue>(chunkShift: chunkShift)
      var oracle = XArrayOracle(chunkShift: chunkShift)
      for _ in 1...60 {
        _ = oracle.apply(source.next(for: oracle), comparedWith: &array)
        moments.append((array, oracle))
      }
    }
  }

  @Test(
    "answer as the dictionary does",
    arguments: 2...6,
    [(1, false), (2, false), (3, true)] as [(UInt64, Bool)]
  )
  func answers(chunkShift: Int, kind: (seed: UInt64, areLast: Bool)) {
    var lots = Lots(seed: kind.seed)
    let history = Moments(chunkShift: chunkShift, seed: kind.seed, areLast: kind.areLast)
    for (array, oracle) in history.moments {
      let held = oracle.entriesByIndex
      let known = held.keys.sorted()
      let span = UInt64(1) << UInt64(min(2 * chunkShift + 3, 10))
      let lowest = kind.areLast ? .max - span : 0
      let ends = [lots.number(in: lowest...lowest + span), lots.number(in: lowest...lowest + span)]
        .sorted()
      let range = ends[0]..<ends[1]
      #expect(array.count(in: range) == known.count { range.contains($0) })
      var visited: [UInt64] = []
      array.visitEntries(in: range) { value, indices in
        #expect(indices.allSatisfy { held[$0]?.value == value })
        visited += indices
      }
      #expect(visited == known.filter(range.contains))
      let isWanted = { (value: StoredValue) in value.isSwapEntry }
      #expect(
        array.first(from: ends[0], where: isWanted)
          == known.first { $0 >= ends[0] && held[$0].map { isWanted($0.value) } == true }
      )
      #expect(
        array.last(through: ends[1], where: isWanted)
          == known.last { $0 <= ends[1] && held[$0].map { isWanted($0.value) } == true }
      )
      for height in 1..<max(1, min(array.height, 4) + 1) {
        var nodes: Set<UInt64> = []
        array.visitNodes { node in
          let isThere = node.firstIndex < range.upperBound && node.lastIndex >= range.lowerBound
          if node.height == height, isThere, !range.isEmpty { nodes.insert(node.firstIndex) }
        }
        #expect(array.nodeCount(ofHeight: height, in: range) == nodes.count)
      }
    }
  }

  @Test("two versions differ where the dictionaries do", arguments: 2...6, [1, 2, 3] as [UInt64])
  func differences(chunkShift: Int, seed: UInt64) {
    let moments = Moments(chunkShift: chunkShift, seed: seed, areLast: seed == 3).moments
    for distance in [1, 7] {
      for (before, after) in zip(moments, moments.dropFirst(distance)) {
        let all = Set(before.oracle.entriesByIndex.keys).union(after.oracle.entriesByIndex.keys)
        let expected = all.filter {
          before.oracle.entriesByIndex[$0] != after.oracle.entriesByIndex[$0]
        }
        #expect(after.array.indices(differingFrom: before.array) == expected.sorted())
        #expect(before.array.indices(differingFrom: after.array) == expected.sorted())
      }
    }
  }

  @Test("all entries at once make what one after the other makes", arguments: 2...6)
  func atOnce(chunkShift: Int) throws {
    var lots = Lots(seed: UInt64(chunkShift))
    for _ in 0..<60 {
      var array = XArray<StoredValue>(chunkShift: chunkShift)
      var entries: [XArray<StoredValue>.Entry] = []
      var index = (lots.number(in: 0...1) as UInt64) * lots.number(in: 0...500)
      for _ in 0..<lots.number(in: 0...12) {
        let order = Int(lots.number(in: 0...UInt64(min(2 * chunkShift, 8))))
        let length = UInt64(1) << UInt64(order)
        let base = (index + length - 1) / length * length
        let value = lots.value(numbered: base + 4096)
        entries.append(XArray.Entry(value: value, base: base, order: order))
        array.store(value, order: order, at: base)
        index = base + length + (lots.number(in: 0...1) as UInt64) * lots.number(in: 0...300)
      }
      let whole = XArray(chunkShift: chunkShift, ascending: entries)
      #expect(whole == array)
      try whole.checkInvariants()
    }
  }
}
