// Knows which swap slots one entry of an order names.

/// Swap slots that follow each other: a single one, or as many as an entry of an order names.
struct SwapRange: Hashable, Sendable {
  /// The first one.
  let first: SwapEntry
  /// The order: the binary logarithm of their number.
  let order: Int

  /// The number of swap slots.
  var count: Int { 1 << order }

  /// The swap slots, ascending.
  var swaps: some RandomAccessCollection<SwapEntry> {
    (first.offset..<first.offset + UInt32(count)).lazy.map { SwapEntry($0) }
  }

  /// Returns true if a swap slot is one of them.
  func contains(_ swap: SwapEntry) -> Bool {
    first <= swap && swap.offset - first.offset < UInt32(count)
  }
}
