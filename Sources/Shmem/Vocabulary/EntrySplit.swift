// Knows into which pieces an entry that takes several slots is split.

/// A split of an entry that takes several slots.
///
/// A split around a slot goes down from order to order: of the pieces of one order only that with the slot is split into
/// those of the next.
///
/// ```text
/// order 3, into single ones           0 1 2 3 4 5 6 7
/// order 3, halved around slot 2      [0 1]2 3[4 5 6 7]
/// ```
///
/// Kernel: xas_split(), xas_try_split() and xas_try_split_min_order(), lib/xarray.c, 6.15.
package struct EntrySplit: Hashable, Sendable {
  /// The slots of the entry.
  package let range: EntryRange
  /// The slot around which it is split; the first one if it is split into single ones.
  package let center: PageIndex
  /// The number of orders that a level of the tree has room for: a split around a slot makes pieces of the lowest order
  /// of a level at once; 0 for a split into single ones.
  private let levelOrder: UInt8

  /// Splits an entry into single ones.
  package init(singlesOf range: EntryRange) {
    self.range = range
    center = range.base
    levelOrder = 0
  }

  /// Splits an entry in two, the half with a slot again, and so on down to that slot.
  package init(halving range: EntryRange, around center: PageIndex) {
    self.init(range, around: center, levelOrder: 1)
  }

  /// Splits an entry around a slot by levels of the tree.
  ///
  /// - Parameters:
  ///   - range: the slots of the entry.
  ///   - center: the slot.
  ///   - mapShift: the binary logarithm of the number of slots in a node of the tree.
  package init(byLevels range: EntryRange, around center: PageIndex, mapShift: Int) {
    self.init(range, around: center, levelOrder: UInt8(mapShift))
  }

  private init(_ range: EntryRange, around center: PageIndex, levelOrder: UInt8) {
    precondition(range.contains(center), "an entry is split around one of its slots")
    self.range = range
    self.center = center
    self.levelOrder = levelOrder
  }

  /// True if it is split around a slot, so that pieces can take several slots.
  package var isAroundSlot: Bool { levelOrder > 0 }

  /// The pieces, ascending.
  package var pieces: [EntryRange] {
    var before: [EntryRange] = []
    var after: [EntryRange] = []
    var rest = range
    while rest.isLarge {
      let next = EntryRange(order: order(below: rest.order), covering: center)
      let parts = stride(
        from: rest.slots.lowerBound,
        to: rest.slots.upperBound,
        by: Int(next.count)
      )
      .map { EntryRange(order: next.order, covering: PageIndex($0)) }
      before += parts.filter { $0.base < next.base }
      after = parts.filter { $0.base > next.base } + after
      rest = next
    }
    return before + [rest] + after
  }

  /// Returns the order of the pieces into which one of an order is split next.
  private func order(below order: Int) -> Int {
    guard levelOrder > 0 else { return 0 }
    let rest = order % Int(levelOrder)
    return order - (rest == 0 ? 1 : rest)
  }

  /// Returns the piece with a slot.
  ///
  /// - Precondition: the entry takes the slot.
  package func piece(with index: PageIndex) -> EntryRange {
    guard let piece = pieces.first(where: { $0.contains(index) }) else {
      preconditionFailure("every slot of an entry is in one of its pieces")
    }
    return piece
  }
}
