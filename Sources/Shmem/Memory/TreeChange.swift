// Knows how the nodes of the page tree differ between two states.

import RadixTrees

/// The nodes of the page tree that have come and gone between two states.
///
/// ```text
///   root ── 0-3, 8-11      slot 8 is emptied      root of height 1 ── 0-3
///                          freed: 8-11, and the root of height 2, which has one child left
/// ```
///
/// Kernel: radix_tree_insert(), radix_tree_delete(), radix_tree_shrink(), lib/radix-tree.c, 3.16
package struct TreeChange: Hashable, Sendable {
  /// The height before, in levels of nodes; 0 where the root holds slot 0 itself, or nothing.
  package let heightBefore: Int
  /// The height after.
  package let height: Int
  /// True if the root held slot 0 itself before.
  package let wasDirect: Bool
  /// True if the root holds slot 0 itself after.
  package let isDirect: Bool
  /// The pages of each node that is new, leaves first; a new root on top of the old one is not among them.
  package let made: [ClosedRange<PageIndex>]
  /// The pages of each node that is gone because it was empty, leaves first; a root that is gone because it had one
  /// child left is not among them.
  package let freed: [ClosedRange<PageIndex>]

  /// Compares two trees; nil if they have the same nodes.
  init?(from before: RadixTree<Entry>, to after: RadixTree<Entry>) {
    guard
      before.nodeCount != after.nodeCount || before.height != after.height
        || before.isDirect != after.isDirect
    else { return nil }
    heightBefore = before.height
    height = after.height
    wasDirect = before.isDirect
    isDirect = after.isDirect
    made = Self.nodes(of: after, missingIn: before)
    freed = Self.nodes(of: before, missingIn: after)
  }

  /// Returns the pages of the nodes over changed slots that one tree has and another has not.
  private static func nodes(
    of tree: RadixTree<Entry>,
    missingIn other: RadixTree<Entry>
  ) -> [ClosedRange<PageIndex>] {
    let changed = tree.indices(differingFrom: other)
    var nodes: [ClosedRange<PageIndex>] = []
    for height in 1..<max(1, tree.height + 1) {
      for index in changed {
        let first = tree.firstIndex(ofNodeOfHeight: height, covering: index)
        let last = first | RadixTree<Entry>.maximumIndex(height: height, mapShift: tree.mapShift)
        let pages = PageIndex(first)...PageIndex(last)
        // A node over slot 0 that is higher than the other tree stands on top of what is there.
        let isOnTop = first == 0 && height > other.height && (other.height > 0 || other.isDirect)
        if !isOnTop, !nodes.contains(pages), tree.node(ofHeight: height, covering: index) != nil,
          other.node(ofHeight: height, covering: index) == nil
        {
          nodes.append(pages)
        }
      }
    }
    return nodes
  }
}

extension Machine<SharedStorage> {
  /// Returns how the nodes of the tree have changed since an earlier state, or nil if they have not.
  package func treeChange(since before: Self) -> TreeChange? {
    TreeChange(from: before.storage.tree, to: storage.tree)
  }
}

extension RadixTree {
  /// True if the root holds the value of index 0 itself.
  fileprivate var isDirect: Bool {
    guard case .item = root else { return false }
    return true
  }
}
