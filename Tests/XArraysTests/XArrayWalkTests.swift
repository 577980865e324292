// Knows which entries each of the kernel's walks meets, by going through a sorted list of them.

import Testing
import TreeSupport
import XArrays

@Suite("A walk through an XArray meets the entries of a sorted list")
struct XArrayWalkTests {
  private typealias Hit = XArray<StoredValue>.Hit

  /// A random XArray, its entries, and the places from which walks begin.
  private struct Sample {
    var array: XArray<StoredValue>
    var entries: [XArray<StoredValue>.Entry] = []
    var places: [UInt64] = []

    init(chunkShift: Int, areLast: Bool) {
      var source = RandomXArrayEdits(chunkShift: chunkShift, seed: 31, areLast: areLast)
      var oracle = XArrayOracle(chunkShift: chunkShift)
      array = XArray(chunkShift: chunkShift)
      while entries.count < 12 || !entries.contains(where: { $0.order > 1 }) {
        let edit = source.next(for: oracle)
        _ = array.apply(edit)
        _ = oracle.apply(edit)
        entries = oracle.entries
      }
      entries = oracle.entries
      var lots = Lots(seed: UInt64(chunkShift))
      places = (0..<20).map { _ in
        let entry = lots.one(of: entries)
        return lots.number(in: entry.base...entry.lastIndex)
      }
      places += [0, 1, .max] + places.map { $0 &+ 1 }
    }
  }

  @Test("a gather takes each entry once", arguments: 2...6, [false, true])
  func gather(chunkShift: Int, areLast: Bool) {
    let sample = Sample(chunkShift: chunkShift, areLast: areLast)
    for first in sample.places {
      for last in sample.places {
        guard first <= last else {
          #expect(sample.array.entries(from: first, through: last, limit: 31).hits.isEmpty)
          continue
        }
        let expected = sample.entries.filter { $0.lastIndex >= first && $0.base <= last }
        #expect(sample.array.nextHit(from: first, through: last)?.entry == expected.first)
        #expect(sample.array.conflicts(in: first...last) == expected)
        for limit in [0, 1, 3, .max] {
          let gather = sample.array.entries(from: first, through: last, limit: limit)
          let taken = expected.prefix(limit)
          #expect(gather.hits.map(\.entry) == Array(taken), "\(first) to \(last), \(limit)")
          #expect(gather.hits.map(\.index) == taken.map { max($0.base, first) })
          #expect(gather.next == taken.last.map { $0.lastIndex &+ 1 } ?? first)
        }
      }
    }
  }

  @Test("a walk that pauses jumps by the length of what it met", arguments: 2...6, [false, true])
  func pausedWalk(chunkShift: Int, areLast: Bool) {
    let sample = Sample(chunkShift: chunkShift, areLast: areLast)
    for first in sample.places {
      var expected: [UInt64] = []
      var from: UInt64? = first
      while let start = from, let entry = sample.entries.first(where: { $0.lastIndex >= start }) {
        let index = max(start, entry.base)
        expected.append(index)
        let (next, overflows) = index.addingReportingOverflow(entry.indexCount)
        from = overflows ? nil : next
      }
      let hits = sample.array.pausedWalk(from: first, through: .max, limit: .max)
      #expect(hits.map(\.index) == expected, "from \(first)")
      #expect(hits.map(\.entry) == expected.map { sample.array.load(at: $0) })
    }
  }

  @Test("a walk that begins inside an entry and pauses misses what follows it")
  func overshoot() {
    var array = XArray<Int>(chunkShift: 4)
    array.store(1, order: 2, at: 0)
    array.store(2, order: 0, at: 5)
    array.store(3, order: 0, at: 6)
    #expect(array.entries(from: 2, through: 63, limit: 31).hits.map(\.index) == [2, 5, 6])
    #expect(array.pausedWalk(from: 2, through: 63, limit: 31).map(\.index) == [2, 6])
    #expect(array.pausedWalk(from: 2, through: 63, limit: 1).map(\.index) == [2])
    #expect(array.pausedWalk(from: 0, through: 5, limit: 31).map(\.index) == [0, 5])
  }

  @Test("a gather of locked entries stays within its borders", arguments: 2...6, [false, true])
  func lockedEntries(chunkShift: Int, areLast: Bool) {
    let sample = Sample(chunkShift: chunkShift, areLast: areLast)
    for first in sample.places {
      for last in sample.places where first <= last {
        var expected: [Hit] = []
        var asked: [XArray<StoredValue>.Entry] = []
        var next = first
        for hit in sample.array.entries(from: first, through: last, limit: .max).hits
        where hit.entry.base >= next {
          let isSwapEntry = hit.entry.value.isSwapEntry
          if hit.entry.lastIndex > last {
            if isSwapEntry { break }
          } else if isSwapEntry || !hit.entry.value.isBusy {
            expected.append(hit)
            next = hit.entry.lastIndex &+ 1
          }
        }
        let gather = sample.array.lockedEntries(from: first, through: last, limit: .max) { entry in
          asked.append(entry)
          return entry.value.isSwapEntry || !entry.value.isBusy
        }
        #expect(asked.allSatisfy { $0.base >= first && $0.lastIndex <= last })
        #expect(gather.hits == expected, "\(first) to \(last)")
        #expect(gather.next == next, "\(first) to \(last)")
      }
    }
  }

  @Test("a gather of locked entries ends when it is full")
  func fullGather() {
    var array = XArray<Int>(chunkShift: 6)
    for index in 0..<40 as Range<UInt64> { array.store(1, order: 0, at: index) }
    var asked = 0
    let gather = array.lockedEntries(from: 2, through: 39, limit: 31) { _ in
      asked += 1
      return true
    }
    #expect(gather.hits.map(\.index) == Array(2..<33))
    #expect(gather.next == 33)
    #expect(asked == 31)
  }

  @Test("a large entry at the end of the indices leads to 0, and ends each walk")
  func wrap() {
    var array = XArray<Int>(chunkShift: 6)
    array.store(1, order: 63, at: .max)
    array.store(2, order: 0, at: 0)
    #expect(array.entries(from: 5, through: .max, limit: 31).hits.map(\.index) == [1 << 63])
    #expect(array.entries(from: 5, through: .max, limit: 31).next == 0)
    #expect(array.pausedWalk(from: .max, through: .max, limit: 31).map(\.index) == [.max])
    let locked = array.lockedEntries(from: 5, through: .max, limit: 31) { _ in true }
    #expect(locked.hits.map(\.index) == [1 << 63])
    #expect(locked.next == 0)
  }
}

extension StoredValue {
  /// True for every third value or so, which then stands for a folio that is locked.
  fileprivate var isBusy: Bool { number % 3 == 1 }
}
