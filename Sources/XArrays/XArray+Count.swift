// Knows how full a part of an XArray is.

extension XArray {
  /// Returns the number of indices of a range that an entry covers.
  ///
  /// A node that lies wholly in the range answers for everything below it.
  ///
  /// - Complexity: O(height), times the number of slots in a node.
  package func count(in indices: Range<UInt64>) -> Int {
    guard let last = indices.last else { return 0 }
    let first = indices.lowerBound
    return switch head {
    case .empty, .retry: 0
    case .value: first == 0 ? 1 : 0
    case .node(let root):
      first <= topLevel.maximumIndex
        ? Int(root.count(in: first...min(last, topLevel.maximumIndex), level: topLevel)) : 0
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
    guard let last = indices.last, case .node(let root) = head, (1...self.height).contains(height),
      indices.lowerBound <= topLevel.maximumIndex
    else { return 0 }
    let covered = indices.lowerBound...min(last, topLevel.maximumIndex)
    return root.nodeCount(ofHeight: height, in: covered, level: topLevel)
  }
}

extension XArray.Node {
  /// Returns the number of indices that an entry covers, of those that this node must cover.
  fileprivate func count(in indices: ClosedRange<UInt64>, level: XArrayLevel) -> UInt64 {
    guard indices.upperBound - indices.lowerBound < level.maximumIndex else { return indexCount }
    var total: UInt64 = 0
    for slot in level.slot(of: indices.lowerBound)...level.slot(of: indices.upperBound) {
      let part = level.indices(ofSlots: slot..<slot + 1, at: indices.lowerBound).clamped(
        to: indices
      )
      switch contents(of: canonicalSlot(of: slot)) {
      case .empty, .retry: break
      case .value: total += part.upperBound - part.lowerBound + 1
      case .child(let position):
        total += children[position].count(in: part, level: level.below)
      }
    }
    return total
  }

  /// Returns the number of nodes of a level that cover some of the indices, all of which this node must cover.
  fileprivate func nodeCount(
    ofHeight height: Int,
    in indices: ClosedRange<UInt64>,
    level: XArrayLevel
  ) -> Int {
    guard level.number + 1 > height else { return 1 }
    let slots = level.slot(of: indices.lowerBound)...level.slot(of: indices.upperBound)
    return slots.reduce(0) { total, slot in
      guard case .child(let position) = contents(of: canonicalSlot(of: slot)) else { return total }
      let covered = level.indices(ofSlots: slot..<slot + 1, at: indices.lowerBound)
      return total
        + children[position]
        .nodeCount(ofHeight: height, in: indices.clamped(to: covered), level: level.below)
    }
  }
}
