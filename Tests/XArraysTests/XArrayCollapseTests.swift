// Knows what a collapse leaves in an XArray at each point at which it can end.

import Testing
import XArrays

@Suite("A collapse ends in one entry, or in what was there")
struct XArrayCollapseTests {
  /// One entry of order 0 at 582, in nodes of 64 slots.
  private func start() throws -> XArray<Int> {
    var array = XArray<Int>(chunkShift: 6)
    try array.insert(1, order: 0, at: 582)
    return array
  }

  @Test("a collapse that goes through leaves one entry")
  func success() throws {
    var array = try start()
    try array.createRange(order: 9, at: 512)
    #expect(array.fillHoles(order: 9, at: 512) == 511)
    try array.join(into: 2, order: 9, at: 512)
    #expect(array.load(at: 700) == XArray.Entry(value: 2, base: 512, order: 9))
    #expect((array.height, array.nodeCount) == (2, 1))
  }

  @Test("a collapse that gives up early leaves empty nodes, which nothing sees")
  func emptyNodes() throws {
    var array = try start()
    try array.createRange(order: 9, at: 512)
    #expect(array.nodeCount == 9)
    #expect(array.entries(from: 0, through: .max, limit: 31).hits.map(\.index) == [582])
    #expect(array.load(at: 583) == nil)
    array.erase(at: 582)
    #expect(array.nodeCount == 8)
    #expect(array.isEmpty)
    try array.insert(1, order: 0, at: 515)
    array.erase(at: 515)
    #expect(array.nodeCount == 7, "a node goes with the entry that came into it")
    try array.insert(2, order: 9, at: 512)
    #expect(array.nodeCount == 1)
  }

  @Test("an empty node in slot 0 can become the root")
  func emptyRoot() throws {
    var array = XArray<Int>(chunkShift: 6)
    try array.createRange(order: 6, at: 0)
    #expect((array.height, array.nodeCount) == (1, 1))
    try array.insert(1, order: 0, at: 64)
    #expect((array.height, array.nodeCount) == (2, 3))
    array.erase(at: 64)
    #expect((array.height, array.nodeCount) == (1, 1))
    #expect(array.isEmpty)
  }

  @Test("a collapse that gives up late leaves no node more")
  func emptiedHoles() throws {
    var array = try start()
    let before = array
    try array.createRange(order: 9, at: 512)
    array.fillHoles(order: 9, at: 512)
    array.emptyRetries(order: 9, at: 512)
    #expect(array == before)
  }

  @Test("a retry entry is no entry, and keeps others out")
  func retryEntries() throws {
    var array = try start()
    array.fillHoles(order: 1, at: 582)
    #expect(array.holdsRetry(at: 583))
    #expect(!array.holdsRetry(at: 582))
    #expect(!array.holdsRetry(at: 584))
    #expect(array.firstRetry(in: 0 ... .max) == 583)
    #expect(array.firstRetry(in: 0...582) == nil)
    #expect(array.firstRetry(in: 584 ... .max) == nil)
    #expect(array.load(at: 583) == nil)
    #expect(array.erase(at: 583) == nil)
    #expect(array.compareExchange(at: 583, expected: nil, new: 2) == false)
    #expect(array.compareExchange(at: 583, expected: 1, new: nil) == false)
    #expect(throws: XArrayError.occupied(index: 583)) { try array.insert(2, order: 0, at: 583) }
    #expect(throws: XArrayError.mismatch(index: 583)) {
      try array.insert(2, order: 1, at: 582) { _ in 1 }
    }
    try array.insert(2, order: 3, at: 592)
    #expect(array.entries(from: 0, through: .max, limit: 31).hits.map(\.index) == [582, 592])
    #expect(array.nextHit(from: 583, through: 595)?.index == 592)
    #expect(array.nextHit(from: 583, through: 591) == nil)
    #expect(array.holdsRetry(at: 583))
    array.store(3, order: 0, at: 583)
    #expect(array.load(at: 583)?.value == 3)
  }

  @Test("a retry entry moves into the head and out of it")
  func retryInHead() throws {
    var array = XArray<Int>(chunkShift: 6)
    array.fillHoles(order: 0, at: 0)
    #expect((array.height, array.holdsRetry(at: 0)) == (0, true))
    try array.insert(1, order: 0, at: 5)
    #expect((array.height, array.holdsRetry(at: 0)) == (1, true))
    array.erase(at: 5)
    #expect((array.height, array.holdsRetry(at: 0)) == (0, true))
    array.emptyRetries(order: 0, at: 0)
    #expect(array == XArray(chunkShift: 6))
  }

  @Test("no leaves are made below an entry that lies above them")
  func obstacle() throws {
    var array = XArray<Int>(chunkShift: 6)
    try array.insert(1, order: 6, at: 512 + 3 * 64)
    try array.createRange(order: 9, at: 512)
    var leaves: [UInt64] = []
    array.visitNodes { if $0.isLeaf { leaves.append($0.firstIndex) } }
    #expect(leaves == (4..<8).map { 512 + $0 * 64 })
    #expect(throws: XArrayError.unsupported(base: 704)) { try array.createRange(order: 6, at: 704) }
    #expect(throws: XArrayError.unsupported(base: 704)) { try array.createRange(order: 12, at: 0) }
  }
}
