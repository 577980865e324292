// Knows how the nodes of the page tree differ between two states.

/// The nodes of the page tree that have come and gone between two states.
///
/// ```text
///   root ── 0-3, 8-11      slot 8 is emptied      root of height 1 ── 0-3
///                          freed: 8-11, and the root of height 2, which has one child left
/// ```
///
/// Kernel: radix_tree_insert(), radix_tree_delete(), radix_tree_shrink(), lib/radix-tree.c, 3.16; xas_create(),
/// xas_delete_node(), xas_shrink(), lib/xarray.c, 6.12
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
  init?(from before: PageTree, to after: PageTree) {
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
    of tree: PageTree,
    missingIn other: PageTree
  ) -> [ClosedRange<PageIndex>] {
    let changed = tree.pages(differingFrom: other)
    var nodes: [ClosedRange<PageIndex>] = []
    for height in 1..<max(1, tree.height + 1) {
      for index in changed.map(\.rawValue) {
        let indices = tree.pages(ofNodeOfHeight: height, covering: index)
        let pages = PageIndex(indices.lowerBound)...PageIndex(indices.upperBound)
        // A node over slot 0 that is higher than the other tree stands on top of what is there.
        let isOnTop =
          indices.lowerBound == 0 && height > other.height && (other.height > 0 || other.isDirect)
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
