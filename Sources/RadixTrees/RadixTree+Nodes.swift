// Knows how a radix tree shows its nodes to code that draws or lists them.

extension RadixTree {
  /// The target of a tree's root pointer, as other code may see it.
  package enum Root: Hashable, Sendable {
    /// The tree holds nothing.
    case empty

    /// The tree holds the value of index 0 only, and no node.
    case item(Value)

    /// The tree stands on this node.
    case node(NodeView)
  }

  /// The target of the root pointer, from which a look at the nodes starts.
  ///
  /// - Complexity: O(1). Only the nodes that are asked for are visited, so the upper levels of a
  ///   tree with a million entries can be drawn without touching the rest.
  package var root: Root {
    switch rootPointer {
    case .empty: .empty
    case .item(let item): .item(item)
    case .node(let node): .node(NodeView(node: node, level: topLevel, depth: 0, firstIndex: 0))
    }
  }

  /// Shows every node to `visit`: a parent first, then each child's whole subtree, lowest slot first.
  ///
  /// - Throws: What `visit` throws, which ends the visit.
  package func visitNodes<Failure: Error>(
    _ visit: (NodeView) throws(Failure) -> Void
  ) throws(Failure) {
    guard case .node(let node) = root else { return }
    try node.visitSubtree(visit)
  }

  /// One node of a tree and its place there, as it was when it was asked for.
  package struct NodeView: Hashable, Sendable {
    /// The contents of one slot of a node.
    package enum Slot: Hashable, Sendable {
      /// Nothing, and so nothing at all the indices below it.
      case empty

      /// A node one level further down; never in a leaf.
      case child(NodeView)

      /// A value; only in a leaf.
      case value(Value)
    }

    /// The number of levels between the node and the root node, which has depth 0.
    package let depth: Int

    /// The lowest index the node covers.
    package let firstIndex: UInt64

    private let node: Node
    private let level: RadixLevel

    fileprivate init(node: Node, level: RadixLevel, depth: Int, firstIndex: UInt64) {
      self.node = node
      self.level = level
      self.depth = depth
      self.firstIndex = firstIndex
    }

    /// The number of node levels from this node down: 1 for a leaf.
    package var height: Int { level.height }

    /// True if the slots hold values.
    package var isLeaf: Bool { level.isLeaf }

    /// The highest index the node covers.
    package var lastIndex: UInt64 { firstIndex | level.maximumIndex }

    /// The number of slots, empty ones included.
    package var slotCount: Int { level.slotCount }

    /// The number of slots that hold a child or a value.
    package var occupiedSlotCount: Int { node.occupied.nonzeroBitCount }

    /// Returns the contents of the slot `number`, counted from 0.
    ///
    /// - Precondition: `number` is at least 0 and less than `slotCount`.
    package func slot(_ number: Int) -> Slot {
      precondition((0..<slotCount).contains(number), "a slot number is less than the slot count")
      guard node.occupies(number) else { return .empty }
      let position = node.position(of: number)
      guard !level.isLeaf else { return .value(node.values[position]) }
      return .child(
        NodeView(
          node: node.children[position],
          level: level.below,
          depth: depth + 1,
          firstIndex: level.firstIndex(ofSlot: number, inNodeCovering: firstIndex),
        )
      )
    }

    fileprivate func visitSubtree<Failure: Error>(
      _ visit: (NodeView) throws(Failure) -> Void
    ) throws(Failure) {
      try visit(self)
      guard !isLeaf else { return }
      for number in 0..<slotCount {
        guard case .child(let child) = slot(number) else { continue }
        try child.visitSubtree(visit)
      }
    }
  }
}

extension RadixTree {
  /// Finds the node of a level that covers an index.
  ///
  /// - Parameters:
  ///   - height: the number of node levels from the node down; 1 for a leaf.
  ///   - index: the index.
  /// - Returns: the node, or nil if there is none.
  /// - Complexity: O(height of the tree).
  package func node(ofHeight height: Int, covering index: UInt64) -> NodeView? {
    guard case .node(var node) = root, index <= node.lastIndex else { return nil }
    while node.height > height {
      let span = (node.lastIndex - node.firstIndex) / UInt64(node.slotCount) + 1
      guard case .child(let child) = node.slot(Int((index - node.firstIndex) / span)) else {
        return nil
      }
      node = child
    }
    return node.height == height ? node : nil
  }

  /// Returns the lowest index that a node of a level covers together with an index.
  package func firstIndex(ofNodeOfHeight height: Int, covering index: UInt64) -> UInt64 {
    index & ~Self.maximumIndex(height: height, mapShift: mapShift)
  }
}
