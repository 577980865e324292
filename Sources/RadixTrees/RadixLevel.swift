// Knows which indices a node of one level covers, and into which of its slots an index falls.

/// One level of a radix tree, named by the height of the nodes that stand on it.
///
/// An index is read as digits of `mapShift` bits; a node of height h looks at the h-th digit from
/// the right. With a map shift of 6:
///
///     index 5000 =    1   |   14   |    8
///     slot in      node of  node of   leaf,
///                 height 3  height 2  height 1
struct RadixLevel: Hashable, Sendable {
  /// The number of node levels from here down to the values: 1 for a leaf, 0 for a bare value.
  let height: Int

  /// The number of bits of the index that one level takes up.
  let mapShift: Int

  /// Returns the lowest level whose one node covers every index from 0 to `index`.
  ///
  /// Index 0 alone needs no node: that is height 0.
  static func lowest(holding index: UInt64, mapShift: Int) -> RadixLevel {
    let significantBits = UInt64.bitWidth - index.leadingZeroBitCount
    return RadixLevel(height: (significantBits + mapShift - 1) / mapShift, mapShift: mapShift)
  }

  /// The level of the children of a node of this level.
  var below: RadixLevel { RadixLevel(height: height - 1, mapShift: mapShift) }

  /// True if the slots of a node of this level hold values.
  var isLeaf: Bool { height == 1 }

  /// The number of slots in one node.
  var slotCount: Int { 1 << mapShift }

  /// The highest index below a node of this level that starts at index 0.
  ///
  /// The top level of a full tree reaches past 64 bits; the answer is then the last index there is.
  var maximumIndex: UInt64 {
    let indexBits = height * mapShift
    return indexBits < UInt64.bitWidth ? (1 << UInt64(indexBits)) - 1 : .max
  }

  /// Returns the slot that `index` falls into, in the node of this level that covers it.
  func slot(of index: UInt64) -> Int {
    Int(truncatingIfNeeded: index >> bitsBelowSlot) & (slotCount - 1)
  }

  /// Returns the lowest index covered by `slot` of the node of this level that covers `index`.
  func firstIndex(ofSlot slot: Int, inNodeCovering index: UInt64) -> UInt64 {
    (index & ~maximumIndex) | (UInt64(slot) << bitsBelowSlot)
  }

  private var bitsBelowSlot: UInt64 { UInt64((height - 1) * mapShift) }
}
