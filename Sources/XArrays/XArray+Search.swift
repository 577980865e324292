// Knows how to find the nearest index of an XArray whose value meets a condition, and how to visit all of a range.

extension XArray {
  /// Returns the first index from `index` on that an entry covers whose value meets a condition.
  ///
  /// - Complexity: linear in the number of entries that are passed; a node is entered once.
  package func first(from index: UInt64, where isWanted: (Value) -> Bool) -> UInt64? {
    var found: UInt64?
    visit(through: index...UInt64.max) { value, indices in
      guard isWanted(value) else { return true }
      found = indices.lowerBound
      return false
    }
    return found
  }

  /// Returns the last index up to `index` that an entry covers whose value meets a condition.
  ///
  /// - Complexity: linear in the number of entries that are passed; a node is entered once.
  package func last(through index: UInt64, where isWanted: (Value) -> Bool) -> UInt64? {
    switch head {
    case .empty, .retry: nil
    case .value(let value): isWanted(value) ? 0 : nil
    case .node(let root):
      root.last(through: min(index, topLevel.maximumIndex), level: topLevel, where: isWanted)
    }
  }

  /// Shows the entries that cover an index of a range to `visit`, each with those of its indices that lie in the range.
  ///
  /// - Complexity: O(height), and O(1) for each entry and each slot of a node.
  package func visitEntries(
    in indices: Range<UInt64>,
    _ visit: (Value, ClosedRange<UInt64>) -> Void
  ) {
    guard let last = indices.last else { return }
    self.visit(through: indices.lowerBound...last) { value, indices in
      visit(value, indices)
      return true
    }
  }

  private func visit(
    through indices: ClosedRange<UInt64>,
    _ visit: (Value, ClosedRange<UInt64>) -> Bool
  ) {
    switch head {
    case .empty, .retry: break
    case .value(let value):
      if indices.lowerBound == 0 { _ = visit(value, 0...0) }
    case .node(let root):
      guard indices.lowerBound <= topLevel.maximumIndex else { return }
      _ = root.visit(
        through: indices.lowerBound...min(indices.upperBound, topLevel.maximumIndex),
        level: topLevel,
        visit
      )
    }
  }
}

extension XArray.Node {
  /// Shows the entries that cover some of the indices, all of which this node must cover, until `visit` returns false.
  ///
  /// - Returns: false if `visit` did.
  fileprivate func visit(
    through indices: ClosedRange<UInt64>,
    level: XArrayLevel,
    _ visit: (Value, ClosedRange<UInt64>) -> Bool
  ) -> Bool {
    var rest = contentSlots(from: canonicalSlot(of: level.slot(of: indices.lowerBound)))
    while rest != 0 {
      let slot = rest.trailingZeroBitCount
      rest &= rest - 1
      let covered = level.indices(ofSlots: slot..<slot + width(of: slot), at: indices.lowerBound)
      guard covered.lowerBound <= indices.upperBound else { break }
      let part = covered.clamped(to: indices)
      switch contents(of: slot) {
      case .empty, .retry: break
      case .value(let position):
        guard visit(values[position], part) else { return false }
      case .child(let position):
        guard children[position].visit(through: part, level: level.below, visit) else {
          return false
        }
      }
    }
    return true
  }

  /// Finds the last index whose value meets a condition, at an index that this node must cover or below it.
  fileprivate func last(
    through index: UInt64,
    level: XArrayLevel,
    where isWanted: (Value) -> Bool
  ) -> UInt64? {
    for slot in (0...level.slot(of: index)).reversed() where canonicalSlot(of: slot) == slot {
      let covered = level.indices(ofSlots: slot..<slot + width(of: slot), at: index)
      switch contents(of: slot) {
      case .empty, .retry: break
      case .value(let position):
        if isWanted(values[position]) { return min(index, covered.upperBound) }
      case .child(let position):
        let found = children[position].last(
          through: min(index, covered.upperBound),
          level: level.below,
          where: isWanted
        )
        if let found { return found }
      }
    }
    return nil
  }
}
