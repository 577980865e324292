// Knows what a slot of the page-cache radix tree can hold.

/// The name of a page frame; it is reused once no reference to the frame is left.
package struct PageNumber: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The frame, counted from 0.
  package var rawValue: UInt32

  /// Names the frame `rawValue`.
  package init(_ rawValue: UInt32) {
    self.rawValue = rawValue
  }

  /// The name on every screen and in every trace: `P3`.
  package var description: String { "P\(rawValue)" }

  /// Returns true if the left frame has the lower number.
  package static func < (left: PageNumber, right: PageNumber) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// A swap slot of the one swap area.
///
/// Kernel: `swp_entry_t`, include/linux/mm_types.h, 3.16, with type 0 throughout.
package struct SwapEntry: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The position in the swap area, counted in pages from 0.
  package var offset: UInt32

  /// Names the swap slot at `offset`.
  package init(_ offset: UInt32) {
    self.offset = offset
  }

  /// The name on every screen and in every trace: `s1`.
  package var description: String { "s\(offset)" }

  /// Returns true if the left entry has the lower offset.
  package static func < (left: SwapEntry, right: SwapEntry) -> Bool { left.offset < right.offset }
}

/// The entry that reclaim leaves in the slot of a page of an ordinary file when it evicts the page.
///
/// It tells how long ago that was and leads to no data: a lookup finds no page. Kernel: workingset_eviction(),
/// mm/workingset.c, 3.16, which packs a counter of evictions. Here the number is the index of the page or, while the
/// puncher still remembers the shadow of that number, the index plus the number of pages of the file. Only one thing
/// counts: a new shadow never equals one that is remembered.
package struct Shadow: Hashable, Sendable, CustomStringConvertible {
  /// The number that tells it from other shadows.
  package var stamp: UInt32

  /// Names a shadow.
  package init(_ stamp: UInt32) {
    self.stamp = stamp
  }

  /// The name on every screen and in every trace: `e1`.
  package var description: String { "e\(stamp)" }
}

/// The contents of a slot that is not empty.
///
/// ```
/// slot word   ...00  a pointer to a struct page     .page(P3)
///             ...10  an exceptional entry           .swap(s1) in tmpfs, .shadow(e1) elsewhere
///             0      nothing                        nil
/// ```
///
/// Kernel: `radix_tree_exceptional_entry()`, include/linux/radix-tree.h, 3.16.
package enum Entry: Hashable, Sendable, CustomStringConvertible {
  /// A page; the tree owns one reference to it.
  case page(PageNumber)
  /// A swap entry; the tree owns its one count, and finding it pins nothing.
  case swap(SwapEntry)
  /// A shadow entry: no data, nothing owned, and finding it pins nothing.
  case shadow(Shadow)

  /// The name of the page, of the swap entry or of the shadow.
  package var description: String {
    switch self {
    case .page(let page): page.description
    case .swap(let swap): swap.description
    case .shadow(let shadow): shadow.description
    }
  }

  /// The page, if this is one.
  package var page: PageNumber? {
    switch self {
    case .page(let page): page
    case .swap, .shadow: nil
    }
  }

  /// The swap entry, if this is one.
  package var swap: SwapEntry? {
    switch self {
    case .page, .shadow: nil
    case .swap(let swap): swap
    }
  }
}
