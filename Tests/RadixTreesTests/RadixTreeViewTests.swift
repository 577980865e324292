// Knows what a drawing gets to see of a tree: the root, and the nodes that are asked for.

import RadixTrees
import Testing
import TreeSupport

@Suite("A radix tree shows its nodes")
struct RadixTreeViewTests {
  @Test("the root of an empty tree is empty")
  func emptyRoot() {
    #expect(RadixTree<Int>(mapShift: 6).root == .empty)
  }

  @Test("the root of a tree with index 0 alone is its value")
  func directRoot() throws {
    var tree = RadixTree<Int>(mapShift: 6)
    try tree.insert(7, at: 0)
    #expect(tree.root == .item(7))
    var visited = 0
    tree.visitNodes { _ in visited += 1 }
    #expect(visited == 0)
  }

  @Test("a node says where it stands and what its slots hold")
  func nodeAndSlots() throws {
    var tree = RadixTree<Int>(mapShift: 2)
    for index in [1, 6, 21] as [UInt64] { try tree.insert(Int(index) * 10, at: index) }
    guard case .node(let root) = tree.root else {
      Issue.record("there is no root node")
      return
    }
    #expect(root.depth == 0)
    #expect(root.height == 3)
    #expect(root.firstIndex == 0)
    #expect(root.lastIndex == 63)
    #expect(root.slotCount == 4)
    #expect(root.occupiedSlotCount == 2)
    #expect(root.slot(2) == .empty)
    guard case .child(let inner) = root.slot(1), case .child(let leaf) = inner.slot(1) else {
      Issue.record("the path to index 21 is missing")
      return
    }
    #expect(inner.depth == 1)
    #expect(inner.firstIndex == 16)
    #expect(inner.lastIndex == 31)
    #expect(!inner.isLeaf)
    #expect(leaf.isLeaf)
    #expect(leaf.height == 1)
    #expect(leaf.firstIndex == 20)
    #expect((0..<4).map(leaf.slot) == [.empty, .value(210), .empty, .empty])
  }

  @Test("nodes are visited parent first, then each subtree, lowest slot first")
  func visitOrder() throws {
    var tree = RadixTree<Int>(mapShift: 2)
    for index in [21, 1, 6] as [UInt64] { try tree.insert(0, at: index) }
    var places: [String] = []
    tree.visitNodes { places.append("\($0.depth):\($0.firstIndex)") }
    #expect(places == ["0:0", "1:0", "2:0", "2:4", "1:16", "2:20"])
  }

  @Test("what a visitor throws ends the visit")
  func throwingVisitor() throws {
    var tree = RadixTree<Int>(mapShift: 2)
    for index in 0..<64 as Range<UInt64> { try tree.insert(0, at: index) }
    #expect(visitCount(throwingAt: 3, tree.visitNodes) == 3)
  }

  @Test("the top node of a full-height tree ends at the last index there is", arguments: 2...6)
  func topOfFullTree(mapShift: Int) throws {
    var tree = RadixTree<Int>(mapShift: mapShift)
    try tree.insert(7, at: .max)
    var lowest: RadixTree<Int>.NodeView?
    tree.visitNodes { node in
      #expect(node.lastIndex == .max)
      #expect(node.occupiedSlotCount == 1)
      lowest = node
    }
    #expect(lowest?.firstIndex == .max - UInt64(1 << mapShift) + 1)
  }
}
