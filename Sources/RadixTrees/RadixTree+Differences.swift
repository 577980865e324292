// Knows where two versions of a radix tree differ.

extension RadixTree {
  /// Returns the indices at which one tree holds something that the other does not, ascending.
  ///
  /// Versions of a tree share the nodes that no change has touched, and comparing a shared node with
  /// itself is one comparison of addresses. So only the ways to the changes are gone:
  ///
  ///     version 1     root ── A    B    C
  ///     version 2     root ── A    B'   C       looks into B and B', at nothing below A and C
  ///
  /// - Precondition: The map shifts are the same.
  /// - Complexity: For versions a few changes apart, O(height²) for each change, times the number
  ///   of slots in a node; for trees that share nothing, linear in what they hold.
  package func indices(differingFrom other: RadixTree) -> [UInt64] {
    precondition(mapShift == other.mapShift, "trees that are compared have the same map shift")
    let level = height < other.height ? other.topLevel : topLevel
    guard level.height > 0 else { return rootPointer == other.rootPointer ? [] : [0] }
    var indices: [UInt64] = []
    root(raisedTo: level).visitDifferences(from: other.root(raisedTo: level), level: level, at: 0) {
      indices.append($0)
    }
    return indices
  }

  /// Returns the root node that the tree would have if it were higher than it needs to be.
  private func root(raisedTo level: RadixLevel) -> Node {
    var node: Node
    switch rootPointer {
    case .empty: return Node()
    case .item(let item): node = Node(over: item)
    case .node(let root): node = root
    }
    for _ in max(1, height)..<level.height { node = Node(over: node) }
    return node
  }
}

extension RadixTree.Node {
  /// Shows every index at which this node and another one for the same indices differ.
  fileprivate func visitDifferences(
    from other: Self,
    level: RadixLevel,
    at index: UInt64,
    _ visit: (UInt64) -> Void,
  ) {
    // Equal arrays that share their storage are found to be equal without a look at their elements.
    guard self != other else { return }
    for slot in 0..<level.slotCount where occupies(slot) || other.occupies(slot) {
      let firstIndex = level.firstIndex(ofSlot: slot, inNodeCovering: index)
      if level.isLeaf {
        if value(inSlot: slot) != other.value(inSlot: slot) { visit(firstIndex) }
      } else {
        child(inSlot: slot).visitDifferences(
          from: other.child(inSlot: slot),
          level: level.below,
          at: firstIndex,
          visit,
        )
      }
    }
  }

  private func value(inSlot slot: Int) -> Value? {
    occupies(slot) ? values[position(of: slot)] : nil
  }

  private func child(inSlot slot: Int) -> Self {
    occupies(slot) ? children[position(of: slot)] : Self()
  }
}
