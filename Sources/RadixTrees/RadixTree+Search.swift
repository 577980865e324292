// Knows how to find the nearest value of a radix tree that meets a condition, in either direction.

extension RadixTree {
  /// Returns the first entry at `index` or above it whose value meets a condition.
  ///
  /// - Complexity: linear in the number of values that are passed; a node is entered once.
  package func first(from index: UInt64, where isWanted: (Value) -> Bool) -> Entry? {
    switch rootPointer {
    case .empty: nil
    case .item(let item): index == 0 && isWanted(item) ? Entry(index: 0, value: item) : nil
    case .node(let root):
      index <= topLevel.maximumIndex
        ? root.first(from: index, level: topLevel, where: isWanted) : nil
    }
  }

  /// Returns the last entry at `index` or below it whose value meets a condition.
  ///
  /// - Complexity: linear in the number of values that are passed; a node is entered once.
  package func last(through index: UInt64, where isWanted: (Value) -> Bool) -> Entry? {
    switch rootPointer {
    case .empty: nil
    case .item(let item): isWanted(item) ? Entry(index: 0, value: item) : nil
    case .node(let root):
      root.last(through: min(index, topLevel.maximumIndex), level: topLevel, where: isWanted)
    }
  }
}

extension RadixTree.Node {
  /// Finds the first value that meets a condition, at an index that this node must cover or above it.
  fileprivate func first(
    from index: UInt64,
    level: RadixLevel,
    where isWanted: (Value) -> Bool
  ) -> RadixTree.Entry? {
    for slot in level.slot(of: index)..<level.slotCount where occupies(slot) {
      let firstIndex = level.firstIndex(ofSlot: slot, inNodeCovering: index)
      let position = position(of: slot)
      if level.isLeaf {
        let value = values[position]
        if isWanted(value) { return RadixTree.Entry(index: firstIndex, value: value) }
      } else if let entry = children[position].first(
        from: max(index, firstIndex),
        level: level.below,
        where: isWanted
      ) {
        return entry
      }
    }
    return nil
  }

  /// Finds the last value that meets a condition, at an index that this node must cover or below it.
  fileprivate func last(
    through index: UInt64,
    level: RadixLevel,
    where isWanted: (Value) -> Bool
  ) -> RadixTree.Entry? {
    for slot in (0...level.slot(of: index)).reversed() where occupies(slot) {
      let firstIndex = level.firstIndex(ofSlot: slot, inNodeCovering: index)
      let position = position(of: slot)
      if level.isLeaf {
        let value = values[position]
        if isWanted(value) { return RadixTree.Entry(index: firstIndex, value: value) }
      } else if let entry = children[position].last(
        through: min(index, firstIndex | level.below.maximumIndex),
        level: level.below,
        where: isWanted
      ) {
        return entry
      }
    }
    return nil
  }
}
