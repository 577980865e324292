// Knows how an XArray shows its nodes to code that draws or lists them.

extension XArray {
  /// The contents of the head pointer, as other code may see it.
  package enum Root: Hashable, Sendable {
    /// The XArray holds nothing and has no node.
    case empty

    /// The XArray holds the entry of index 0 only, and no node.
    case entry(Value)

    /// The XArray holds a retry entry at index 0 only, and no node.
    case retry

    /// The XArray stands on this node.
    case node(NodeView)
  }

  /// The contents of the head pointer, from which a look at the nodes starts.
  ///
  /// - Complexity: O(1). Only the nodes that are asked for are visited.
  package var root: Root {
    switch head {
    case .empty: .empty
    case .value(let value): .entry(value)
    case .retry: .retry
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

  /// Finds the node of a level that covers an index.
  ///
  /// - Parameters:
  ///   - height: the number of node levels from the node down; 1 for a leaf.
  ///   - index: the index.
  /// - Returns: the node, or nil if there is none.
  /// - Complexity: O(height of the XArray).
  package func node(ofHeight height: Int, covering index: UInt64) -> NodeView? {
    guard case .node(var node) = root, index <= node.lastIndex else { return nil }
    while node.height > height {
      guard case .child(let child) = node.slot(node.slotNumber(of: index)) else { return nil }
      node = child
    }
    return node.height == height ? node : nil
  }

  /// One node of an XArray and its place there, as it was when it was asked for.
  package struct NodeView: Hashable, Sendable {
    /// The contents of one slot of a node.
    package enum Slot: Hashable, Sendable {
      /// Nothing, and so nothing at all the indices below it.
      case empty

      /// A node one level further down; never in a leaf.
      case child(NodeView)

      /// An entry, which may take up some of the next slots too.
      case entry(Entry)

      /// A part of the entry in the slot of this number.
      case sibling(of: Int)

      /// A mark that makes readers look again; only in a leaf.
      case retry
    }

    /// The number of levels between the node and the root node, which has depth 0.
    package let depth: Int

    /// The lowest index the node covers.
    package let firstIndex: UInt64

    private let node: Node
    private let level: XArrayLevel

    fileprivate init(node: Node, level: XArrayLevel, depth: Int, firstIndex: UInt64) {
      self.node = node
      self.level = level
      self.depth = depth
      self.firstIndex = firstIndex
    }

    /// The number of node levels from this node down: 1 for a leaf.
    package var height: Int { level.number + 1 }

    /// The number of bits of the index that one slot covers: 0 in a leaf.
    package var shift: Int { level.shift }

    /// True if the slots stand for one index each.
    package var isLeaf: Bool { level.isLeaf }

    /// The highest index the node covers.
    package var lastIndex: UInt64 { firstIndex | level.maximumIndex }

    /// The number of slots, empty ones included.
    package var slotCount: Int { level.slotCount }

    /// The number of slots that hold something, siblings included; it may be 0.
    package var occupiedSlotCount: Int { node.occupied.nonzeroBitCount }

    /// The number of nodes in the subtree, this one included.
    package var nodeCount: Int { node.nodeCount }

    /// Returns the number of the slot that covers an index which the node covers.
    package func slotNumber(of index: UInt64) -> Int { level.slot(of: index) }

    /// Returns the lowest index that the slot `number` covers.
    package func firstIndex(ofSlot number: Int) -> UInt64 {
      level.firstIndex(ofSlot: number, inNodeCovering: firstIndex)
    }

    /// Returns the contents of the slot `number`, counted from 0.
    ///
    /// - Precondition: `number` is at least 0 and less than `slotCount`.
    package func slot(_ number: Int) -> Slot {
      precondition((0..<slotCount).contains(number), "a slot number is less than the slot count")
      let canonicalSlot = node.canonicalSlot(of: number)
      guard canonicalSlot == number else { return .sibling(of: canonicalSlot) }
      if case .child(let position) = node.contents(of: number) {
        return .child(
          NodeView(
            node: node.children[position],
            level: level.below,
            depth: depth + 1,
            firstIndex: firstIndex(ofSlot: number),
          )
        )
      }
      guard let found = node.occupant(ofSlot: number, covering: firstIndex, level: level) else {
        return .empty
      }
      return found.entry.map { .entry($0) } ?? .retry
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
