// Knows where two versions of an XArray differ.

extension XArray {
  /// Returns the indices at which one XArray has an entry that the other does not have, ascending.
  ///
  /// Entries are equal if they have the same value, base and order. Versions of an XArray share the nodes that no
  /// change has touched, so that only the ways to the changes are gone.
  ///
  /// - Precondition: The chunk shifts are the same.
  /// - Complexity: For versions a few changes apart, O(height²) for each change, times the number of slots in a node;
  ///   for XArrays that share nothing, linear in the indices that their entries cover.
  package func indices(differingFrom other: XArray) -> [UInt64] {
    precondition(chunkShift == other.chunkShift, "XArrays that are compared have nodes of one size")
    let level = height < other.height ? other.level(above: 0) : level(above: 0)
    guard let level else { return head == other.head ? [] : [0] }
    var indices: [UInt64] = []
    root(raisedTo: level)
      .visitDifferences(from: other.root(raisedTo: level), level: level, at: 0) {
        indices.append(contentsOf: $0)
      }
    return indices
  }

  /// The level of the root node if there is one.
  private func level(above lowest: Int) -> XArrayLevel? { height > lowest ? topLevel : nil }

  /// Returns the root node that the XArray would have if it were higher than it needs to be.
  private func root(raisedTo level: XArrayLevel) -> Node {
    var (node, number) = (Node(), 0)
    switch head {
    case .empty: return node
    case .retry: node.putRetry(in: 0)
    case .value(let value):
      node.put(value, in: 0..<1, level: XArrayLevel(number: 0, chunkShift: chunkShift))
    case .node(let root): (node, number) = (root, topLevel.number)
    }
    while number < level.number {
      var parent = Node()
      parent.put(node, in: 0)
      (node, number) = (parent, number + 1)
    }
    return node
  }
}

extension XArray.Node {
  /// Shows the indices, in runs, at which this node and another one for the same indices differ.
  fileprivate func visitDifferences(
    from other: Self,
    level: XArrayLevel,
    at index: UInt64,
    _ visit: (ClosedRange<UInt64>) -> Void
  ) {
    // Equal arrays that share their storage are found to be equal without a look at their elements.
    guard self != other else { return }
    var slot = 0
    while slot < level.slotCount {
      let (mine, theirs) = (part(at: slot, index, level), other.part(at: slot, index, level))
      let covered = level.indices(ofSlots: slot..<slot + 1, at: index)
      switch (mine, theirs) {
      case (.node(let mine), .node(let theirs)):
        mine.visitDifferences(from: theirs, level: level.below, at: covered.lowerBound, visit)
      case (.node(let node), .occupant(nil)), (.occupant(nil), .node(let node)):
        node.visitDifferences(from: Self(), level: level.below, at: covered.lowerBound, visit)
      case (.node, .occupant), (.occupant, .node): visit(covered)
      case (.occupant(let mine), .occupant(let theirs)):
        if mine != theirs { visit(covered) }
      }
      slot += 1
    }
  }

  /// The contents of a slot, whether it is a sibling or not.
  private enum Part {
    case node(XArray.Node)
    case occupant(XArray.Occupant?)
  }

  private func part(at slot: Int, _ index: UInt64, _ level: XArrayLevel) -> Part {
    let canonical = canonicalSlot(of: slot)
    if case .child(let position) = contents(of: canonical) { return .node(children[position]) }
    return .occupant(occupant(ofSlot: canonical, covering: index, level: level))
  }
}
