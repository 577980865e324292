// Knows the page tree of a file: the radix tree of the kernels of 2014, or the XArray of the later ones.

import RadixTrees
import XArrays

/// The slots of a file, in the nodes of the tree that the kernel at hand has.
///
/// The radix tree has an entry in one slot of a leaf. The XArray knows entries of an order, which take up several slots
/// of a leaf, or stand in a node above the leaves:
///
/// ```text
///   shift 2              radix tree            XArray, order 2 at 4
///   root ── 0-3 4-7      a slot for each       root ── 0-3, and the entry of 4-7: no leaf
/// ```
///
/// Kernel: struct radix_tree_root, include/linux/radix-tree.h, 3.16; struct xarray, include/linux/xarray.h, 6.12; the
/// page cache has the latter since 4.20.
package struct PageTree: Hashable, Sendable {
  private(set) var kind: Kind

  enum Kind: Hashable {
    case radixTree(RadixTree<Entry>)
    case xArray(XArray<Entry>)
  }

  /// Makes the tree of a file as it is at the start.
  ///
  /// - Parameters:
  ///   - start: the file.
  ///   - shift: the number of bits of a page's index that one level of nodes takes up.
  ///   - isXArray: true for an XArray.
  /// - Complexity: linear in the number of entries.
  init(of start: FileStart, shift: Int, isXArray: Bool) {
    kind =
      isXArray
      ? .xArray(XArray(chunkShift: shift, ascending: start.entriesOfAnOrder))
      : .radixTree(RadixTree(mapShift: shift, ascending: start.entries))
  }

  // MARK: Slots

  /// Returns the entry in the slot of a page of the file; nil if it is empty.
  func entry(at index: PageIndex) -> Entry? {
    switch kind {
    case .radixTree(let tree): tree.value(at: index.rawValue)
    case .xArray(let array): array.load(at: index.rawValue)?.value
    }
  }

  /// Returns the order of the entry in the slot of a page; 0 if the slot is empty.
  func order(at index: PageIndex) -> Int {
    switch kind {
    case .radixTree: 0
    case .xArray(let array): array.load(at: index.rawValue)?.order ?? 0
    }
  }

  /// Makes one entry of slots, or empties them; what has one of them lies wholly in them.
  mutating func store(_ entry: Entry?, in range: EntryRange) {
    switch kind {
    case .radixTree(var tree):
      kind = .radixTree(RadixTree(mapShift: tree.mapShift))
      for slot in range.slots { tree.store(entry, at: slot) }
      kind = .radixTree(tree)
    case .xArray(var array):
      kind = .xArray(XArray(chunkShift: array.chunkShift))
      if let entry {
        array.store(entry, order: range.order, at: range.base.rawValue)
      } else {
        for slot in range.slots { array.erase(at: slot) }
      }
      kind = .xArray(array)
    }
  }

  /// Makes smaller entries of one that takes several slots.
  ///
  /// The XArray makes the nodes that they need, and keeps those that are there, which emptying the slots first could
  /// free.
  ///
  /// Kernel: xas_split(), xas_try_split(), lib/xarray.c, 6.12 and 6.15.
  mutating func split(_ split: EntrySplit, into entry: (EntryRange) -> Entry) {
    switch kind {
    case .radixTree:
      for piece in split.pieces { store(entry(piece), in: piece) }
    case .xArray(var array):
      kind = .xArray(XArray(chunkShift: array.chunkShift))
      array.split(
        into: split.pieces.map {
          XArray.Entry(value: entry($0), base: $0.base.rawValue, order: $0.order)
        }
      )
      kind = .xArray(array)
    }
  }

  /// Returns the first slot from `index` on that is not empty, with its entry.
  package func next(from index: PageIndex) -> (index: PageIndex, entry: Entry)? {
    switch kind {
    case .radixTree(let tree):
      tree.next(from: index.rawValue).map { (PageIndex($0.index), $0.value) }
    case .xArray(let array):
      array.nextHit(from: index.rawValue, through: .max).map {
        (PageIndex($0.index), $0.entry.value)
      }
    }
  }

  /// Returns the first page from `index` on whose entry meets a condition.
  func first(from index: PageIndex, where isWanted: (Entry) -> Bool) -> PageIndex? {
    switch kind {
    case .radixTree(let tree):
      tree.first(from: index.rawValue, where: isWanted).map { PageIndex($0.index) }
    case .xArray(let array):
      array.first(from: index.rawValue, where: isWanted).map { PageIndex($0) }
    }
  }

  /// Returns the last page up to `index` whose entry meets a condition.
  func last(through index: PageIndex, where isWanted: (Entry) -> Bool) -> PageIndex? {
    switch kind {
    case .radixTree(let tree):
      tree.last(through: index.rawValue, where: isWanted).map { PageIndex($0.index) }
    case .xArray(let array):
      array.last(through: index.rawValue, where: isWanted).map { PageIndex($0) }
    }
  }

  /// Returns the number of slots of some pages that are not empty.
  ///
  /// - Complexity: O(height), times the number of slots in a node.
  package func count(in pages: Range<UInt64>) -> Int {
    switch kind {
    case .radixTree(let tree): tree.count(in: pages)
    case .xArray(let array): array.count(in: pages)
    }
  }

  /// Shows the entries of some pages to `visit`, each with the number of its slots among them.
  package func visitEntries(in pages: Range<UInt64>, _ visit: (Entry, Int) -> Void) {
    switch kind {
    case .radixTree(let tree): tree.visitValues(in: pages) { visit($0, 1) }
    case .xArray(let array): array.visitEntries(in: pages) { visit($0, $1.count) }
    }
  }

  /// Returns the pages whose slots this tree and another one hold differently, or with another order, ascending.
  ///
  /// - Precondition: Both are of one kind, with nodes of one size.
  /// - Complexity: for versions a few changes apart, in proportion to the changes.
  package func pages(differingFrom other: PageTree) -> [PageIndex] {
    switch (kind, other.kind) {
    case (.radixTree(let mine), .radixTree(let theirs)):
      mine.indices(differingFrom: theirs).map { PageIndex($0) }
    case (.xArray(let mine), .xArray(let theirs)):
      mine.indices(differingFrom: theirs).map { PageIndex($0) }
    case (.radixTree, .xArray), (.xArray, .radixTree):
      preconditionFailure("versions of a tree are of one kind")
    }
  }
}

extension RadixTree {
  /// Stores a value, or empties the slot.
  fileprivate mutating func store(_ value: Value?, at index: UInt64) {
    guard let value else {
      _ = delete(at: index)
      return
    }
    guard replace(at: index, with: value) == nil else { return }
    do {
      try insert(value, at: index)
    } catch {
      preconditionFailure("an index that could not be replaced is free: \(error)")
    }
  }
}

extension PageTree {
  // MARK: Nodes

  /// True in the kernels whose page tree is an XArray.
  package var isXArray: Bool {
    switch kind {
    case .radixTree: false
    case .xArray: true
    }
  }
  /// The number of bits of a page's index that one level of nodes takes up.
  package var shift: Int {
    switch kind {
    case .radixTree(let tree): tree.mapShift
    case .xArray(let array): array.chunkShift
    }
  }
  /// The number of levels of nodes; 0 where the root holds slot 0 itself, or nothing.
  package var height: Int {
    switch kind {
    case .radixTree(let tree): tree.height
    case .xArray(let array): array.height
    }
  }
  /// The number of nodes.
  package var nodeCount: Int {
    switch kind {
    case .radixTree(let tree): tree.nodeCount
    case .xArray(let array): array.nodeCount
    }
  }
  /// True if the root holds the entry of slot 0 itself.
  package var isDirect: Bool { height == 0 && entry(at: PageIndex(0)) != nil }

  /// A node of the tree.
  package struct Node: Hashable, Sendable {
    /// The pages below it, whether their slots are empty or not.
    package let pages: ClosedRange<UInt64>
    /// The number of its slots.
    package let slotCount: Int
    /// The number of its slots that are not empty.
    package let occupiedSlotCount: Int
  }

  /// Returns the node of a level over a page; nil if there is none.
  ///
  /// - Parameters:
  ///   - height: the number of levels of nodes from it down; 1 for a leaf.
  ///   - index: the page of the file.
  /// - Returns: the node.
  package func node(ofHeight height: Int, covering index: UInt64) -> Node? {
    switch kind {
    case .radixTree(let tree):
      tree.node(ofHeight: height, covering: index).map {
        Node(
          pages: $0.firstIndex...$0.lastIndex,
          slotCount: $0.slotCount,
          occupiedSlotCount: $0.occupiedSlotCount
        )
      }
    case .xArray(let array):
      array.node(ofHeight: height, covering: index).map {
        Node(
          pages: $0.firstIndex...$0.lastIndex,
          slotCount: $0.slotCount,
          occupiedSlotCount: $0.occupiedSlotCount
        )
      }
    }
  }

  /// Returns the number of nodes of a level over some pages.
  package func nodeCount(ofHeight height: Int, in pages: Range<UInt64>) -> Int {
    switch kind {
    case .radixTree(let tree): tree.nodeCount(ofHeight: height, in: pages)
    case .xArray(let array): array.nodeCount(ofHeight: height, in: pages)
    }
  }

  /// Returns the pages that a node of a level over a page covers, or would cover.
  package func pages(ofNodeOfHeight height: Int, covering index: UInt64) -> ClosedRange<UInt64> {
    let rest = Self.lastIndex(ofHeight: height, shift: shift)
    return (index & ~rest)...(index | rest)
  }

  /// Returns the last page that a tree of a height can hold.
  package static func lastIndex(ofHeight height: Int, shift: Int) -> UInt64 {
    RadixTree<Entry>.maximumIndex(height: height, mapShift: shift)
  }

  /// Returns true if the entry of a page stands in a node above a level, so that the level has no node there.
  package func isHeld(above height: Int, at index: PageIndex) -> Bool {
    isXArray && entry(at: index) != nil && order(at: index) >= height * shift
  }
}
