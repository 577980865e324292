// Knows how a value comes into a radix tree, and how the tree grows to hold it.

extension RadixTree {
  /// Stores `value` at a vacant `index`, adding the levels and nodes that are missing.
  ///
  /// An index that fits below the current top adds nodes on its path only. A higher one first
  /// raises the tree: each new level is one node with the old tree in slot 0.
  ///
  ///     map shift 6, insert at 5000
  ///     empty tree:      3 levels, 3 nodes    (the path alone)
  ///     only index 0:    3 levels, 5 nodes    (a leaf and a node for index 0 besides)
  ///
  /// Linux 3.16: radix_tree_insert() and radix_tree_extend(), lib/radix-tree.c
  ///
  /// - Throws: `RadixTreeError.occupied` when there is a value at `index`; nothing changes then.
  /// - Complexity: O(height), plus one copy of each node on the path that another tree shares.
  package mutating func insert(_ value: Value, at index: UInt64) throws(RadixTreeError) {
    // Looked up beforehand, because the way down makes nodes and copies shared ones.
    guard self.value(at: index) == nil else { throw .occupied(index: index) }
    extend(toHold: index)
    guard case .node(var root) = rootPointer else {
      rootPointer = .item(value)
      return
    }
    // While `root` is the only reference to the node, it is changed in place.
    rootPointer = .empty
    nodeCount += root.insert(value, at: index, level: topLevel)
    rootPointer = .node(root)
  }

  /// Puts `value` in the place of the one at `index` and returns the old one.
  ///
  /// A slot changes its contents, nothing else, so a replacement never makes a node. At a vacant index
  /// nothing happens.
  ///
  /// Linux 3.16: radix_tree_replace_slot(), include/linux/radix-tree.h
  ///
  /// - Returns: The value that was there, or `nil` when there was none and nothing is stored.
  /// - Complexity: O(height), plus one copy of each node on the path that another tree shares.
  @discardableResult
  package mutating func replace(at index: UInt64, with value: Value) -> Value? {
    guard let old = self.value(at: index) else { return nil }
    guard case .node(var root) = rootPointer else {
      rootPointer = .item(value)
      return old
    }
    rootPointer = .empty
    root.replace(at: index, with: value, level: topLevel)
    rootPointer = .node(root)
    return old
  }

  /// Raises the tree to the lowest height whose indices include `index`.
  private mutating func extend(toHold index: UInt64) {
    let neededHeight = RadixLevel.lowest(holding: index, mapShift: mapShift).height
    while height < neededHeight {
      nodeCount += 1
      switch rootPointer {
      case .empty:
        // With nothing to keep below slot 0, only the node of the needed height is made.
        height = neededHeight
        rootPointer = .node(Node())
      case .item(let item):
        height += 1
        rootPointer = .node(Node(over: item))
      case .node(let root):
        height += 1
        rootPointer = .node(Node(over: root))
      }
    }
  }
}
