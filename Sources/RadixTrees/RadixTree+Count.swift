// Knows how full a part of a radix tree is.

extension RadixTree {
  /// Returns the number of values at the indices of a range.
  ///
  /// A node that lies wholly in the range answers for everything below it.
  ///
  /// - Complexity: O(height), times the number of slots in a node.
  package func count(in indices: Range<UInt64>) -> Int {
    guard let last = indices.last else { return 0 }
    let first = indices.lowerBound
    return switch rootPointer {
    case .empty: 0
    case .item: first == 0 ? 1 : 0
    case .node(let root):
      first <= topLevel.maximumIndex
        ? root.count(in: first...min(last, topLevel.maximumIndex), level: topLevel) : 0
    }
  }
}

extension RadixTree.Node {
  /// Returns the number of values at indices that this node must cover.
  fileprivate func count(in indices: ClosedRange<UInt64>, level: RadixLevel) -> Int {
    guard indices.upperBound - indices.lowerBound < level.maximumIndex else { return valueCount }
    let slots = level.slot(of: indices.lowerBound)...level.slot(of: indices.upperBound)
    let occupiedSlots = slots.lazy.filter(occupies)
    guard !level.isLeaf else { return occupiedSlots.count }
    return occupiedSlots.reduce(0) { total, slot in
      let first = level.firstIndex(ofSlot: slot, inNodeCovering: indices.lowerBound)
      let covered = first...(first | level.below.maximumIndex)
      let child = children[position(of: slot)]
      return total + child.count(in: indices.clamped(to: covered), level: level.below)
    }
  }
}
