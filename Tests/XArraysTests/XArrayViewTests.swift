// Knows what a drawing gets to see of an XArray: the root, and the nodes that are asked for.

import Testing
import TreeSupport
import XArrays

@Suite("An XArray shows its nodes")
struct XArrayViewTests {
  @Test("the root of an empty XArray is empty")
  func emptyRoot() {
    #expect(XArray<Int>(chunkShift: 6).root == .empty)
  }

  @Test("the root of an XArray with index 0 alone is its entry, or a retry entry")
  func directRoot() {
    var array = XArray<Int>(chunkShift: 6)
    array.store(7, order: 0, at: 0)
    #expect(array.root == .entry(7))
    var visited = 0
    array.visitNodes { _ in visited += 1 }
    #expect(visited == 0)
    array.erase(at: 0)
    array.fillHoles(order: 0, at: 0)
    #expect(array.root == .retry)
  }

  @Test("a node says where it stands and what its slots hold")
  func nodeAndSlots() throws {
    var array = XArray<Int>(chunkShift: 2)
    try array.insert(10, order: 0, at: 1)
    try array.insert(20, order: 1, at: 2)
    try array.insert(30, order: 3, at: 8)
    try array.insert(40, order: 0, at: 21)
    array.fillHoles(order: 0, at: 23)
    guard case .node(let root) = array.root, case .child(let inner) = root.slot(0),
      case .child(let leaf) = inner.slot(0)
    else {
      Issue.record("the path to index 0 is missing")
      return
    }
    #expect((root.depth, root.height, root.shift) == (0, 3, 4))
    #expect((root.firstIndex, root.lastIndex) == (0, 63))
    #expect((root.slotCount, root.occupiedSlotCount, root.nodeCount) == (4, 2, 5))
    #expect(root.slot(2) == .empty)
    #expect((inner.depth, inner.shift, inner.lastIndex) == (1, 2, 15))
    #expect(!inner.isLeaf)
    #expect(inner.slotNumber(of: 11) == 2)
    #expect(inner.firstIndex(ofSlot: 3) == 12)
    let large = XArray<Int>.Entry(value: 30, base: 8, order: 3)
    #expect((1..<4).map(inner.slot) == [.empty, .entry(large), .sibling(of: 2)])
    #expect(leaf.isLeaf)
    let small = XArray<Int>.Entry(value: 10, base: 1, order: 0)
    let pair = XArray<Int>.Entry(value: 20, base: 2, order: 1)
    #expect((0..<4).map(leaf.slot) == [.empty, .entry(small), .entry(pair), .sibling(of: 2)])
    #expect(array.node(ofHeight: 1, covering: 22)?.firstIndex == 20)
    #expect(array.node(ofHeight: 1, covering: 22)?.slot(3) == .retry)
    #expect(array.node(ofHeight: 1, covering: 9) == nil)
    #expect(array.node(ofHeight: 3, covering: 64) == nil)
    #expect(array.node(ofHeight: 4, covering: 0) == nil)
  }

  @Test("nodes are visited parent first, then each subtree, lowest slot first")
  func visitOrder() {
    var array = XArray<Int>(chunkShift: 2)
    for index in [21, 1, 6] as [UInt64] { array.store(0, order: 0, at: index) }
    var places: [String] = []
    array.visitNodes { places.append("\($0.depth):\($0.firstIndex)") }
    #expect(places == ["0:0", "1:0", "2:0", "2:4", "1:16", "2:20"])
  }

  @Test("what a visitor throws ends the visit")
  func throwingVisitor() {
    var array = XArray<Int>(chunkShift: 2)
    for index in 0..<64 as Range<UInt64> { array.store(0, order: 0, at: index) }
    #expect(visitCount(throwingAt: 3, array.visitNodes) == 3)
  }
}
