// Knows how an entry of an XArray becomes smaller ones.

extension XArray {
  /// Splits the entry that covers `index` into entries of one lower order.
  ///
  /// Pieces that lie on the level of the entry need no node. On the level below, each slot of the entry
  /// gets a child. Nothing is ever made two levels below: if the entry is larger than that allows it is
  /// refused, but at exactly two levels it passes the test, and the pieces lie on the level below.
  ///
  ///     chunk shift 6       order 9 to 6     8 pieces, no node
  ///                         order 9 to 0     512 pieces, 8 nodes
  ///                         order 12 to 0    64 pieces of order 6, 1 node
  ///                         order 13 to 0    refused
  ///
  /// In Linux the pieces have the old value at first, and the caller overwrites them before the lock is
  /// dropped; here that is one change. An entry of no higher order than the pieces stays as it is.
  ///
  /// Kernel: xas_split_alloc(), xas_split(), lib/xarray.c; shmem_split_large_entry(), mm/shmem.c, 6.12
  ///
  /// - Parameters:
  ///   - index: any index of the entry.
  ///   - value: the value that the entry must have.
  ///   - newOrder: the order of the pieces.
  ///   - piece: the value of the piece that is so many indices from the base of the entry; called for
  ///     multiples of 2^`newOrder`.
  /// - Returns: The order of the entry before.
  /// - Throws: `XArrayError.mismatch` when there is no entry or one with another value,
  ///   `XArrayError.tooManyLevels` when the pieces would be too small.
  /// - Precondition: `newOrder` is 0 to 63.
  /// - Complexity: O(height), plus the number of pieces.
  @discardableResult
  package mutating func split(
    at index: UInt64,
    ifHolding value: Value,
    toOrder newOrder: Int,
    pieces piece: (UInt64) -> Value,
  ) throws(XArrayError) -> Int {
    let entry = try entry(toSplitAt: index, ifHolding: value, toOrder: newOrder)
    guard entry.order > newOrder else { return entry.order }
    let newShift = newOrder - newOrder % chunkShift
    guard entry.order <= newShift + 2 * chunkShift else {
      throw .tooManyLevels(order: entry.order, newOrder: newOrder)
    }
    // An entry in the head has order 0, so this one is in a node.
    guard case .node(var root) = head else { return entry.order }
    head = .empty
    root.split(entry, toOrder: newOrder, level: topLevel, pieces: piece)
    head = .node(root)
    return entry.order
  }

  /// Splits the entry that covers `index` only as far as it must be for an entry of a lower order there.
  ///
  /// The entry is split to the order at the next border between levels, then the piece that covers
  /// `index` is split again, and so on. At a border one step takes off one order, which needs one node.
  ///
  ///     chunk shift 6, order 9 to 0
  ///     9 → 6      8 pieces of order 6, one of which covers the index
  ///     6 → 5      2 pieces of order 5, in a new node
  ///     5 → 0      32 pieces of order 0        left: 7 of order 6, 1 of order 5, 32 of order 0
  ///
  /// Kernel: xas_try_split(), xas_try_split_min_order(), lib/xarray.c; shmem_split_large_entry(),
  /// mm/shmem.c, from 6.15 on
  ///
  /// - Parameters:
  ///   - index: the index that is wanted.
  ///   - value: the value that the entry must have.
  ///   - newOrder: the order of the piece that covers `index` in the end.
  ///   - piece: the value of the piece that is so many indices from the base of the entry.
  /// - Returns: The order of the entry before.
  /// - Throws: `XArrayError.mismatch` when there is no entry or one with another value.
  /// - Precondition: `newOrder` is 0 to 63.
  /// - Complexity: O(height) for each level, plus the number of pieces.
  @discardableResult
  package mutating func splitAround(
    _ index: UInt64,
    ifHolding value: Value,
    toOrder newOrder: Int,
    pieces piece: (UInt64) -> Value,
  ) throws(XArrayError) -> Int {
    let entry = try entry(toSplitAt: index, ifHolding: value, toOrder: newOrder)
    while let part = load(at: index), part.order > newOrder {
      let excess = part.order % chunkShift
      let nextOrder = max(newOrder, excess == 0 ? part.order - 1 : part.order - excess)
      try split(at: index, ifHolding: part.value, toOrder: nextOrder) { offset in
        piece(part.base - entry.base + offset)
      }
    }
    return entry.order
  }

  /// Splits an entry into given pieces, of any orders.
  ///
  /// Each part is split level by level, as far as the largest piece in it allows, and the pieces get their values after
  /// that. The nodes are those that the other ways to split leave: an entry of an order stands on one level alone.
  ///
  ///     chunk shift 2, order 4 at 0             root ── slot 0: 0 … 15
  ///     order 3 at 0, order 2 at 8,             root ── slot 0 ── slots 0 and 1: 0 … 7, slot 2: 8 … 11,
  ///     order 0 at 12, 13, 14 and 15                              slot 3 ── 12, 13, 14, 15
  ///
  /// - Parameter pieces: the entries that take the place of the one that is there.
  /// - Precondition: The pieces ascend, and cover the indices of one entry and no others.
  /// - Complexity: O(height) for each piece.
  package mutating func split(into pieces: [Entry]) {
    precondition(
      pieces.first.flatMap { load(at: $0.base) }.map {
        $0.base == pieces.first?.base && $0.lastIndex == pieces.last?.lastIndex
      } == true,
      "pieces take the place of one entry"
    )
    var rest = pieces[...]
    while let piece = rest.first, let part = load(at: piece.base) {
      guard part.order > piece.order else {
        store(piece.value, order: piece.order, at: piece.base)
        rest.removeFirst()
        continue
      }
      let border = (part.order - 1) / chunkShift * chunkShift
      let largest = rest.prefix { $0.base <= part.lastIndex }.map(\.order).max() ?? piece.order
      do {
        try split(at: part.base, ifHolding: part.value, toOrder: max(border, largest)) { _ in
          part.value
        }
      } catch {
        preconditionFailure("an entry can be split by one level: \(error)")
      }
    }
  }

  /// Returns the entry that covers `index` and is to be split into pieces of `newOrder` or more.
  ///
  /// - Throws: `XArrayError.mismatch` when there is no entry or one with another value.
  /// - Precondition: `newOrder` is 0 to 63.
  private func entry(
    toSplitAt index: UInt64,
    ifHolding value: Value,
    toOrder newOrder: Int,
  ) throws(XArrayError) -> Entry {
    precondition((0...63).contains(newOrder), "the order of an entry is 0 to 63")
    guard let entry = load(at: index), entry.value == value else { throw .mismatch(index: index) }
    return entry
  }
}

extension XArray.Node {
  /// Splits an entry that lies in this node or below it.
  fileprivate mutating func split(
    _ entry: XArray.Entry,
    toOrder newOrder: Int,
    level: XArrayLevel,
    pieces piece: (UInt64) -> Value,
  ) {
    let slot = level.slot(of: entry.base)
    let slots = slot..<slot + level.width(ofOrder: entry.order)
    guard level.holds(order: entry.order) else {
      guard case .child(let position) = contents(of: slot) else { return }
      changeChild(at: position) { child in
        child.split(entry, toOrder: newOrder, level: level.below, pieces: piece)
      }
      return
    }
    guard !level.holds(order: newOrder) else {
      fill(slots, toOrder: newOrder, level: level, pieces: piece)
      return
    }
    clear(slots, level: level)
    for slot in slots {
      var child = Self()
      let offset = level.firstIndex(ofSlot: slot, inNodeCovering: entry.base) - entry.base
      child.fill(0..<level.slotCount, toOrder: newOrder, level: level.below) { piece(offset + $0) }
      put(child, in: slot)
    }
  }

  /// Fills slots of this node with pieces whose offsets count from the first of the slots.
  private mutating func fill(
    _ slots: Range<Int>,
    toOrder newOrder: Int,
    level: XArrayLevel,
    pieces piece: (UInt64) -> Value,
  ) {
    let width = level.width(ofOrder: newOrder)
    for first in stride(from: slots.lowerBound, to: slots.upperBound, by: width) {
      let offset = UInt64(first - slots.lowerBound) << UInt64(level.shift)
      // A slot above the leaves takes several pieces of a lower order: the kernel stores each of their values in
      // it, and the last one stays.
      let lastOffset = offset + (1 << UInt64(level.order(ofWidth: width))) - (1 << UInt64(newOrder))
      put(piece(lastOffset), in: first..<first + width, level: level)
    }
  }
}
