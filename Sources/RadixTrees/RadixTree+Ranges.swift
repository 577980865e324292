// Knows how to visit the values of a range of indices, and how to count the nodes of a level in it.

extension RadixTree {
  /// Shows the values at the indices of a range to `visit`, by ascending index.
  ///
  /// - Complexity: O(height), and O(1) for each value.
  package func visitValues(in indices: Range<UInt64>, _ visit: (Value) -> Void) {
    guard let last = indices.last else { return }
    let first = indices.lowerBound
    switch rootPointer {
    case .empty: break
    case .item(let item):
      if first == 0 { visit(item) }
    case .node(let root):
      guard first <= topLevel.maximumIndex else { return }
      let covered = first...min(last, topLevel.maximumIndex)
      root.visitValues(in: covered, level: topLevel, visit)
    }
  }

  /// Returns the number of nodes of a level that cover an index of a range.
  ///
  /// - Parameters:
  ///   - height: the number of node levels from the nodes down; 1 for leaves.
  ///   - indices: the range.
  /// - Returns: the number of nodes.
  /// - Complexity: linear in the number of nodes above that level that cover an index of the range.
  package func nodeCount(ofHeight height: Int, in indices: Range<UInt64>) -> Int {
    guard let last = indices.last, case .node(let root) = rootPointer,
      (1...topLevel.height).contains(height), indices.lowerBound <= topLevel.maximumIndex
    else { return 0 }
    let covered = indices.lowerBound...min(last, topLevel.maximumIndex)
    return root.nodeCount(ofHeight: height, in: covered, level: topLevel)
  }
}

extension RadixTree.Node {
  /// Shows the values at indices that this node must cover.
  fileprivate func visitValues(
    in indices: ClosedRange<UInt64>,
    level: RadixLevel,
    _ visit: (Value) -> Void
  ) {
    let slots = level.slot(of: indices.lowerBound)...level.slot(of: indices.upperBound)
    for slot in slots where occupies(slot) {
      guard !level.isLeaf else {
        visit(values[position(of: slot)])
        continue
      }
      let first = level.firstIndex(ofSlot: slot, inNodeCovering: indices.lowerBound)
      let covered = first...(first | level.below.maximumIndex)
      children[position(of: slot)]
        .visitValues(in: indices.clamped(to: covered), level: level.below, visit)
    }
  }

  /// Returns the number of nodes of a level that cover some of the indices, all of which this node must cover.
  fileprivate func nodeCount(
    ofHeight height: Int,
    in indices: ClosedRange<UInt64>,
    level: RadixLevel
  ) -> Int {
    guard level.height > height else { return 1 }
    let slots = level.slot(of: indices.lowerBound)...level.slot(of: indices.upperBound)
    let occupiedSlots = slots.lazy.filter(occupies)
    guard level.height > height + 1 else { return occupiedSlots.count }
    return occupiedSlots.reduce(0) { total, slot in
      let first = level.firstIndex(ofSlot: slot, inNodeCovering: indices.lowerBound)
      let covered = first...(first | level.below.maximumIndex)
      let child = children[position(of: slot)]
      return total
        + child.nodeCount(
          ofHeight: height,
          in: indices.clamped(to: covered),
          level: level.below
        )
    }
  }
}
