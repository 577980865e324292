// Knows what a slot of the page-cache radix tree can hold.

/// The name of a page frame; it is reused once nobody refers to the frame.
public struct PageNumber: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The frame, counted from 0.
  public var rawValue: UInt32

  /// Names the frame `rawValue`.
  public init(_ rawValue: UInt32) {
    self.rawValue = rawValue
  }

  /// The name on every screen and in every trace: `P3`.
  public var description: String { "P\(rawValue)" }

  /// Whether the left frame has the lower number.
  public static func < (left: PageNumber, right: PageNumber) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// A swap slot of the one swap area.
///
/// Kernel: `swp_entry_t`, include/linux/mm_types.h, 3.16, with type 0 throughout.
public struct SwapEntry: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The position in the swap area, counted in pages from 0.
  public var offset: UInt32

  /// Names the swap slot at `offset`.
  public init(_ offset: UInt32) {
    self.offset = offset
  }

  /// The name on every screen and in every trace: `s1`.
  public var description: String { "s\(offset)" }

  /// Whether the left entry has the lower offset.
  public static func < (left: SwapEntry, right: SwapEntry) -> Bool { left.offset < right.offset }
}

/// What a slot that is not empty holds.
///
/// ```
/// slot word   ...00  a pointer to a struct page     .page(P3)
///             ...10  an exceptional entry           .swap(s1)
///             0      nothing                        nil
/// ```
///
/// Kernel: `radix_tree_exceptional_entry()`, include/linux/radix-tree.h, 3.16.
public enum Entry: Hashable, Sendable, CustomStringConvertible {
  /// A page; the tree owns one reference to it.
  case page(PageNumber)
  /// A swap entry; the tree owns its one count, and finding it pins nothing.
  case swap(SwapEntry)

  /// The name of the page or of the swap entry.
  public var description: String {
    switch self {
    case .page(let page): page.description
    case .swap(let swap): swap.description
    }
  }

  /// The page, if this is one.
  public var page: PageNumber? {
    switch self {
    case .page(let page): page
    case .swap: nil
    }
  }

  /// The swap entry, if this is one.
  public var swap: SwapEntry? {
    switch self {
    case .page: nil
    case .swap(let swap): swap
    }
  }
}
