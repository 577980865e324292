// Knows which indices a node of an XArray covers, and how many of its slots an entry takes up.

/// One level of nodes of an XArray, named by its number: 0 for the leaves.
///
/// An entry of an order lies in one node, on the level `order / chunkShift`, in 2^(`order % chunkShift`)
/// slots side by side. With a chunk shift of 6:
///
///     order           0   1   …   5 |  6   7   …   9  …  11 |  12  …
///     level           0   0   …   0 |  1   1   …   1  …   1 |   2  …
///     slots           1   2   …  32 |  1   2   …   8  …  32 |   1  …
struct XArrayLevel: Hashable, Sendable {
  /// The number of levels of nodes below this one.
  let number: Int

  /// The number of bits of the index that one level takes up.
  let chunkShift: Int

  /// Returns the lowest level whose one node covers every index from 0 to `index`.
  static func lowest(holding index: UInt64, chunkShift: Int) -> XArrayLevel {
    let significantBits = max(1, UInt64.bitWidth - index.leadingZeroBitCount)
    return XArrayLevel(number: (significantBits - 1) / chunkShift, chunkShift: chunkShift)
  }

  /// The level of the children of a node of this level.
  var below: XArrayLevel { XArrayLevel(number: number - 1, chunkShift: chunkShift) }

  /// The level of the parent of a node of this level.
  var above: XArrayLevel { XArrayLevel(number: number + 1, chunkShift: chunkShift) }

  /// True if a node of this level can have no children.
  var isLeaf: Bool { number == 0 }

  /// The number of bits of the index that one slot of a node of this level covers.
  ///
  /// Kernel: struct xa_node, member shift, include/linux/xarray.h, 6.12
  var shift: Int { number * chunkShift }

  /// The number of slots in one node.
  var slotCount: Int { 1 << chunkShift }

  /// The highest index below a node of this level that starts at index 0.
  ///
  /// The top level of the highest XArray reaches past 64 bits; the answer is then the last index.
  var maximumIndex: UInt64 {
    let indexBits = shift + chunkShift
    return indexBits < UInt64.bitWidth ? (1 << UInt64(indexBits)) - 1 : .max
  }

  /// True if an entry of the order lies in nodes of this level.
  func holds(order: Int) -> Bool { order / chunkShift == number }

  /// Returns the number of slots that an entry of the order takes up, on the level that holds it.
  func width(ofOrder order: Int) -> Int { 1 << (order % chunkShift) }

  /// Returns the order of an entry that takes up a number of slots of a node of this level.
  ///
  /// Kernel: xas_get_order(), lib/xarray.c, 6.12
  func order(ofWidth width: Int) -> Int { shift + width.trailingZeroBitCount }

  /// Returns the slot that `index` falls into, in the node of this level that covers it.
  func slot(of index: UInt64) -> Int {
    Int(truncatingIfNeeded: index >> UInt64(shift)) & (slotCount - 1)
  }

  /// Returns the number of indices that slots of a node of this level cover, given as bits.
  func indexCount(ofSlots slots: UInt64) -> UInt64 {
    UInt64(slots.nonzeroBitCount) &<< UInt64(shift)
  }

  /// Returns the lowest index covered by `slot` of the node of this level that covers `index`.
  func firstIndex(ofSlot slot: Int, inNodeCovering index: UInt64) -> UInt64 {
    (index & ~maximumIndex) | (UInt64(slot) << UInt64(shift))
  }

  /// Returns the indices that slots of the node of this level cover that covers `index`.
  func indices(ofSlots slots: Range<Int>, at index: UInt64) -> ClosedRange<UInt64> {
    let first = firstIndex(ofSlot: slots.lowerBound, inNodeCovering: index)
    let last = firstIndex(ofSlot: slots.upperBound - 1, inNodeCovering: index)
    return first...(last | ((1 << UInt64(shift)) - 1))
  }
}
