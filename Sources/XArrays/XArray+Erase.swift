// Knows how an entry leaves an XArray, and how the XArray shrinks after it.

extension XArray {
  /// Takes out the entry that covers `index`, frees the nodes this empties and shrinks the XArray.
  ///
  /// Any index of the entry will do; all of its indices are empty afterwards. A node goes when its last
  /// slot is emptied, and so on upwards. Where that ends at the root node, the root node goes too while
  /// slot 0 is its only occupied slot and holds a child, or the entry of index 0 alone.
  ///
  ///     chunk shift 6            height   nodes
  ///     order 0 at 0, 1 and 64        2       3
  ///     erase 64                      1       1    (its leaf and the old root freed)
  ///     erase 1                       0       0    (the entry of index 0 is in the head)
  ///
  /// Kernel: xa_erase(), xas_delete_node(), xas_shrink(), lib/xarray.c, 6.12
  ///
  /// - Returns: The entry that was there, or nil when there was none and nothing changed.
  /// - Complexity: O(height), plus one copy of each node on the path that another version shares.
  @discardableResult
  package mutating func erase(at index: UInt64) -> Entry? {
    guard let entry = load(at: index) else { return nil }
    emptySlot(at: index)
    return entry
  }

  /// Takes out the entry whose base is `index` if it has the expected value and ends in time.
  ///
  /// An entry that begins before `index` or reaches beyond `last` would lose indices that the caller
  /// has not asked for; it stays.
  ///
  /// Kernel: shmem_free_swap(), mm/shmem.c, 6.12
  ///
  /// - Parameters:
  ///   - index: the index at which the caller has seen the entry.
  ///   - last: the last index that may be emptied.
  ///   - value: the value that the caller has seen.
  /// - Returns: The number of indices emptied; 0 when nothing changed.
  /// - Complexity: O(height), plus one copy of each node on the path that another version shares.
  package mutating func erase(
    at index: UInt64,
    through last: UInt64,
    ifHolding value: Value,
  ) -> UInt64 {
    guard let entry = load(at: index), entry.value == value, entry.base == index,
      entry.lastIndex <= last
    else { return 0 }
    emptySlot(at: index)
    return entry.indexCount
  }

  /// Empties the slot that `index` leads to, which must hold an entry or a retry entry.
  mutating func emptySlot(at index: UInt64) {
    guard case .node(var root) = head else {
      head = .empty
      return
    }
    // While `root` is the only reference to the node, it is changed in place.
    head = .empty
    let endsAtRoot = root.emptySlot(at: index, level: topLevel)
    head = .node(root)
    if endsAtRoot { shrink() }
  }

  /// Removes root nodes that are not needed for the indices present.
  private mutating func shrink() {
    guard case .node(let root) = head else { return }
    if root.isEmpty {
      // Nothing is left, so the levels above a freed leaf go all at once.
      head = .empty
      height = 0
      return
    }
    while case .node(let root) = head, root.occupiesSlotZeroOnly {
      switch root.contents(of: 0) {
      case .child(let position):
        head = .node(root.children[position])
      case .value(let position):
        // The value of a higher node stands for more than index 0.
        guard topLevel.isLeaf else { return }
        head = .value(root.values[position])
      case .retry:
        head = .retry
      case .empty:
        return
      }
      height -= 1
    }
  }
}

extension XArray.Node {
  /// Empties the slot that `index` leads to, and every slot whose child is empty then.
  ///
  /// - Returns: True if a slot of this node itself was emptied, as the last one on the way up.
  fileprivate mutating func emptySlot(at index: UInt64, level: XArrayLevel) -> Bool {
    let slot = canonicalSlot(of: level.slot(of: index))
    guard case .child(let position) = contents(of: slot) else {
      clear(slot..<slot + width(of: slot), level: level)
      return true
    }
    _ = changeChild(at: position) { child in
      child.emptySlot(at: index, level: level.below)
    }
    guard children[position].isEmpty else { return false }
    clear(slot..<slot + 1, level: level)
    return true
  }
}
