// Knows that a copy of an XArray keeps what it was, however the other copies change.

import Testing
import TreeSupport

@testable import XArrays

@Suite("A copy of an XArray is a snapshot")
struct XArraySnapshotTests {
  @Test("every version of a history stays as it was", arguments: 2...6)
  func everyVersionStays(chunkShift: Int) {
    var source = RandomXArrayEdits(chunkShift: chunkShift, seed: 7, areLast: false)
    let changed = XArrayOracle(chunkShift: chunkShift).changedVersions(
      afterEdits: 150,
      tree: XArray(chunkShift: chunkShift),
    ) { source.next(for: $0) }
    for version in changed { Issue.record("\(version)") }
  }

  @Test("a refused change leaves the XArray equal to its copy")
  func refusedChange() throws {
    var array = XArray<Int>(chunkShift: 6)
    try array.insert(1, order: 9, at: 512)
    try array.insert(2, order: 0, at: 3)
    try array.insert(3, order: 13, at: 8192)
    let before = array
    #expect(throws: XArrayError.occupied(index: 3)) { try array.insert(4, order: 10, at: 0) }
    #expect(throws: XArrayError.occupied(index: 700)) { try array.insert(4, order: 0, at: 700) }
    #expect(throws: XArrayError.mismatch(index: 0)) {
      try array.insert(4, order: 2, at: 0) { _ in 2 }
    }
    #expect(throws: XArrayError.mismatch(index: 600)) {
      try array.split(at: 600, ifHolding: 2, toOrder: 0) { _ in 4 }
    }
    #expect(throws: XArrayError.tooManyLevels(order: 13, newOrder: 5)) {
      try array.split(at: 9000, ifHolding: 3, toOrder: 5) { _ in 4 }
    }
    #expect(throws: XArrayError.hole(index: 0)) { try array.join(into: 4, order: 2, at: 3) }
    #expect(throws: XArrayError.unsupported(base: 512)) {
      try array.join(into: 4, order: 2, at: 600)
    }
    #expect(throws: XArrayError.unsupported(base: 512)) { try array.createRange(order: 9, at: 600) }
    #expect(array.erase(at: 4) == nil)
    #expect(array.erase(at: 600, through: .max, ifHolding: 1) == 0)
    #expect(array.erase(at: 512, through: 1022, ifHolding: 1) == 0)
    #expect(array.erase(at: 512, through: 1023, ifHolding: 2) == 0)
    #expect(array.compareExchange(at: 600, expected: 2, new: 4) == false)
    #expect(array.compareExchange(at: 600, expected: nil, new: 4) == false)
    #expect(array == before)
    #expect(array.hashValue == before.hashValue)
  }

  @Test("a change copies the path to its index and shares the rest")
  func changeCopiesOnePath() {
    var array = filled()
    let before = array
    array.compareExchange(at: 37, expected: 37, new: 0)
    let shared = zip(leafStorage(of: before), leafStorage(of: array)).map { $0 == $1 }
    #expect(shared.count == 16)
    #expect(shared.enumerated().filter { !$0.element }.map(\.offset) == [37 / 4])
    #expect(before.load(at: 37)?.value == 37)
  }

  @Test("an XArray that shares nothing is changed in place")
  func changeInPlace() {
    var array = filled()
    let before = leafStorage(of: array)
    array.compareExchange(at: 37, expected: 37, new: 0)
    #expect(leafStorage(of: array) == before)
  }

  private func filled() -> XArray<UInt64> {
    var array = XArray<UInt64>(chunkShift: 2)
    for index in 0..<64 as Range<UInt64> { array.store(index, order: 0, at: index) }
    return array
  }

  /// Returns the address of the values of each leaf, those of the lowest indices first.
  private func leafStorage(of array: XArray<UInt64>) -> [UInt] {
    guard case .node(let root) = array.head else { return [] }
    return leafAddresses(below: root, children: \.children, values: \.values)
  }
}
