// Knows how a value leaves a radix tree, and how the tree shrinks after it.

extension RadixTree {
  /// Takes out the value at `index`, frees the nodes this empties and shrinks the tree.
  ///
  /// A node goes when its last slot is emptied, and so on upwards. A root node that remains goes
  /// too while slot 0 is its only occupied slot; what hangs there becomes the root. One child in
  /// another slot keeps the height, and inner nodes are never shortened.
  ///
  ///     map shift 6             height   nodes
  ///     0 … 99                       2       3
  ///     delete 64 … 99               1       1    (a leaf and the old root freed)
  ///     delete 1 … 63                0       0    (the value of index 0 is the root)
  ///
  /// Linux 3.16: radix_tree_delete(), radix_tree_shrink(), lib/radix-tree.c
  ///
  /// - Returns: The value that was there, or `nil` when there was none.
  /// - Complexity: O(height), plus one copy of each node on the path that another tree shares.
  @discardableResult
  package mutating func delete(at index: UInt64) -> Value? {
    guard let old = value(at: index) else { return nil }
    guard case .node(var root) = rootPointer else {
      rootPointer = .empty
      return old
    }
    // While `root` is the only reference to the node, it is changed in place.
    rootPointer = .empty
    nodeCount -= root.delete(at: index, level: topLevel)
    rootPointer = .node(root)
    shrink()
    return old
  }

  /// Takes out the value at `index` only if it is `expected`.
  ///
  /// A caller that looked the value up earlier takes out what it found or nothing: a value that has
  /// been replaced since no longer matches, and stays.
  ///
  /// Linux 3.16: radix_tree_delete_item(), lib/radix-tree.c
  ///
  /// - Returns: The value taken out, or `nil` when none or another was there and nothing changed.
  /// - Complexity: O(height), plus one copy of each node on the path that another tree shares.
  @discardableResult
  package mutating func delete(at index: UInt64, ifHolding expected: Value) -> Value? {
    value(at: index) == expected ? delete(at: index) : nil
  }

  /// Removes root nodes that are not needed for the indices present.
  private mutating func shrink() {
    while case .node(let root) = rootPointer {
      if root.isEmpty {
        // Nothing is left, so the levels above a freed leaf go all at once.
        rootPointer = .empty
        height = 0
      } else if root.occupiesSlotZeroOnly {
        rootPointer = topLevel.isLeaf ? .item(root.values[0]) : .node(root.children[0])
        height -= 1
      } else {
        return
      }
      nodeCount -= 1
    }
  }
}
