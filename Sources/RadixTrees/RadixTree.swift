// Knows what a radix tree is made of, and finds the value at an index.

/// Values at 64-bit indices, in nodes of 2^`mapShift` slots.
///
/// A tree that holds only index 0 has no node at all; a higher index raises new levels on top, and
/// deleting it takes them away again:
///
///     value at 0       values at 0 and 1      values at 0, 1 and 64 (map shift 6)
///
///     root: V0         root: node             root: node ── slot 0: leaf ── V0, V1
///                       └ V0, V1                         └─ slot 1: leaf ── V64
///
/// Height and number of nodes follow from the indices present alone, never from the history.
///
/// A tree is a value. Copying one costs nothing, and a change to a copy rebuilds only the nodes on
/// the path to the index: versions of a tree share the rest. A tree that shares nothing is changed
/// in place.
///
/// Heights and nodes are those of the radix tree of Linux 3.16, whose functions the comments name.
/// Left out: the three tags of an entry, as no caller asks for them; and nodes left behind by a
/// failed allocation, because allocation does not fail here.
///
/// Linux 3.16: struct radix_tree_root, include/linux/radix-tree.h
package struct RadixTree<Value: Hashable & Sendable>: Hashable, Sendable {
  /// A value together with the index it stands at.
  package struct Entry: Hashable, Sendable {
    /// The index of the value, in slots from the start of the tree.
    package let index: UInt64

    /// The value at the index.
    package let value: Value

    /// Names the value at an index.
    package init(index: UInt64, value: Value) {
      self.index = index
      self.value = value
    }
  }

  /// The target of the root pointer; without a node the height is 0.
  enum RootPointer: Hashable, Sendable {
    case empty
    case item(Value)
    case node(Node)
  }

  /// The number of bits of the index that one level of nodes takes up.
  ///
  /// Linux 3.16: RADIX_TREE_MAP_SHIFT, include/linux/radix-tree.h
  package let mapShift: Int

  /// The number of node levels: 0 while the root is empty or holds the value of index 0 itself.
  package internal(set) var height = 0

  /// The number of nodes in the tree.
  package internal(set) var nodeCount = 0

  var rootPointer = RootPointer.empty

  /// Makes an empty tree whose nodes have 2^`mapShift` slots.
  ///
  /// Linux uses 6, or 4 when built small, and 3 in its user-space tests; 2 is for small screens.
  ///
  /// - Precondition: `mapShift` is 2 to 6.
  package init(mapShift: Int) {
    precondition((2...6).contains(mapShift), "the map shift of a radix tree is 2 to 6")
    self.mapShift = mapShift
  }

  /// The number of values in the tree.
  package var count: Int {
    switch rootPointer {
    case .empty: 0
    case .item: 1
    case .node(let root): root.valueCount
    }
  }

  /// True if there is no value in the tree.
  package var isEmpty: Bool { count == 0 }

  /// Finds the value at `index`, if there is one.
  ///
  /// Linux 3.16: radix_tree_lookup(), lib/radix-tree.c
  ///
  /// - Complexity: O(height).
  package func value(at index: UInt64) -> Value? {
    switch rootPointer {
    case .empty:
      nil
    case .item(let item):
      index == 0 ? item : nil
    case .node(let node):
      index <= topLevel.maximumIndex ? node.value(at: index, level: topLevel) : nil
    }
  }

  /// Returns the highest index that fits into a tree of `height` node levels.
  ///
  ///     map shift 6:   height 0: 0   1: 63   2: 4095   3: 262143   …   11: 2^64 - 1
  ///
  /// Linux 3.16: radix_tree_maxindex(), lib/radix-tree.c
  ///
  /// - Precondition: `height` is not negative.
  package static func maximumIndex(height: Int, mapShift: Int) -> UInt64 {
    precondition(height >= 0, "the height of a radix tree is not negative")
    return RadixLevel(height: height, mapShift: mapShift).maximumIndex
  }

  /// The level of the root node; height 0 when there is none.
  var topLevel: RadixLevel { RadixLevel(height: height, mapShift: mapShift) }
}
