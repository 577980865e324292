// Knows which slots one entry of an order takes.

/// The slots of one entry: a single slot, or those that an entry of an order takes.
///
/// ```text
/// order 0    one slot
/// order 2    four slots, of which the first is a multiple of four: slots 4 to 7
/// ```
///
/// Kernel: xa_get_order(), lib/xarray.c, 6.12. Before 6.12 no swap entry had an order.
package struct EntryRange: Hashable, Sendable {
  /// The first slot.
  package let base: PageIndex
  /// The order: the binary logarithm of the number of slots.
  package let order: Int

  /// Finds the slots of an entry of an order, one of whose slots is that of a page.
  package init(order: Int, covering index: PageIndex) {
    self.order = order
    base = PageIndex((index.rawValue >> UInt64(order)) << UInt64(order))
  }

  /// The highest order that an entry can have.
  ///
  /// Kernel: HPAGE_PMD_ORDER, include/linux/huge_mm.h, on x86-64.
  package static let highestOrder = 9

  /// The number of slots.
  package var count: UInt64 { 1 << UInt64(order) }

  /// The slot after the last one; it wraps around like the kernel's `pgoff_t`.
  package var end: PageIndex { PageIndex(base.rawValue &+ count) }

  /// The slots.
  package var slots: Range<UInt64> { base.rawValue..<base.rawValue + count }

  /// Returns true if a slot is one of them.
  package func contains(_ index: PageIndex) -> Bool { slots.contains(index.rawValue) }

  /// True if the entry takes more than one slot.
  package var isLarge: Bool { order > 0 }

  /// Returns the swap entry of one of the slots, from the value that all of them hold.
  ///
  /// The tree stores the swap entry of the first slot; those of the others follow by arithmetic. Kernel: the offset that
  /// shmem_swapin_folio() adds to `swp_entry_t`, mm/shmem.c, 6.12.
  package func piece(of swap: SwapEntry, at index: PageIndex) -> SwapEntry {
    SwapEntry(swap.offset + UInt32(index.distance(from: base)))
  }
}
