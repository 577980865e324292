// Knows how many entries of an XArray become one large one, and what is left when that is given up.

extension XArray {
  /// Stores one entry over the range of `order` that covers `index` and is filled with smaller ones.
  ///
  /// All nodes below the slots of the entry are freed.
  ///
  ///     chunk shift 6, order 9 over 512 entries of order 0:    8 nodes freed
  ///
  /// Kernel: the end of collapse_file(), mm/khugepaged.c, 6.12
  ///
  /// - Throws: `XArrayError.hole` with the first index without an entry or a retry entry,
  ///   `XArrayError.unsupported` with the base of an entry that is larger than the new one.
  /// - Precondition: `order` is 0 to 63.
  /// - Complexity: linear in the number of entries in the range.
  package mutating func join(
    into value: Value,
    order: Int,
    at index: UInt64,
  ) throws(XArrayError) {
    let range = Self.range(ofOrder: order, covering: index)
    var covered = range.lowerBound
    while true {
      guard let found = occupant(at: covered) else { throw .hole(index: covered) }
      guard found.order <= order else { throw .unsupported(base: found.base) }
      guard found.lastIndex < range.upperBound else { break }
      covered = found.lastIndex + 1
    }
    store(value, order: order, at: range.lowerBound)
  }

  /// Makes the leaves for all indices of the range of `order` that covers `index`.
  ///
  /// A collapse does so before it looks at the entries. If it gives up then, the new nodes stay, and
  /// some of them are empty: neither a lookup nor a walk sees them. An empty node goes when an entry
  /// that came into it leaves it again, or when a large entry is stored over it.
  ///
  ///     chunk shift 6, order 0 at 582, order 9 at 512:     9 nodes, 7 of which are empty
  ///
  /// The leaves are made from the last one down. An entry that lies above the leaves takes the place of
  /// its own; Linux does not get past such an entry and makes none below it.
  ///
  /// Kernel: xas_create_range(), lib/xarray.c, 6.12
  ///
  /// - Throws: `XArrayError.unsupported` with the base of an entry of at least order 1 that is as large
  ///   as the range, or lies neither in the leaves nor on the level of an entry of `order`. There Linux
  ///   works on wrong slots.
  /// - Precondition: `order` is 0 to 63.
  /// - Complexity: O(height) for each leaf.
  package mutating func createRange(order: Int, at index: UInt64) throws(XArrayError) {
    let range = Self.range(ofOrder: order, covering: index)
    var start = range.lowerBound
    while let found = nextOccupant(from: start, through: range.upperBound) {
      let level = found.order / chunkShift
      guard found.order == 0 || found.order < order && (level == 0 || level == order / chunkShift)
      else { throw .unsupported(base: found.base) }
      guard found.lastIndex < range.upperBound else { break }
      start = found.lastIndex + 1
    }
    expand(toHold: range.upperBound)
    guard case .node(var root) = head else { return }
    head = .empty
    root.makeLeaves(through: range, level: topLevel)
    head = .node(root)
  }

  /// Puts a retry entry at each index without an entry in the range of `order` that covers `index`.
  ///
  /// No other entry can be inserted there until the retry entries are gone: `join(into:order:at:)`
  /// stores over them, `emptyRetries(order:at:)` takes them out.
  ///
  /// Kernel: XA_RETRY_ENTRY in collapse_file(), mm/khugepaged.c, 6.12
  ///
  /// - Returns: The number of indices without an entry before.
  /// - Precondition: `order` is 0 to 63.
  /// - Complexity: O(height) for each index of the range.
  @discardableResult
  package mutating func fillHoles(order: Int, at index: UInt64) -> UInt64 {
    let range = Self.range(ofOrder: order, covering: index)
    var filled: UInt64 = 0
    for index in range where occupant(at: index) == nil {
      storeRetry(at: index)
      filled += 1
    }
    return filled
  }

  /// Takes out the retry entries in the range of `order` that covers `index`, lowest index first.
  ///
  /// Nodes that this empties are freed, so a collapse that gives up this late leaves no empty node.
  ///
  /// Kernel: the roll-back in collapse_file(), mm/khugepaged.c, 6.12
  ///
  /// - Precondition: `order` is 0 to 63.
  /// - Complexity: O(height) for each index of the range.
  package mutating func emptyRetries(order: Int, at index: UInt64) {
    for index in Self.range(ofOrder: order, covering: index) where holdsRetry(at: index) {
      emptySlot(at: index)
    }
  }

  /// True if a reader of `index` finds a retry entry there, and has to look again.
  ///
  /// Kernel: xas_retry(), include/linux/xarray.h, 6.12
  ///
  /// - Complexity: O(height).
  package func holdsRetry(at index: UInt64) -> Bool {
    guard let found = occupant(at: index) else { return false }
    return found.value == nil
  }

  /// Stores a retry entry at an index at which there is nothing.
  private mutating func storeRetry(at index: UInt64) {
    expand(toHold: index)
    guard case .node(var root) = head else {
      head = .retry
      return
    }
    head = .empty
    root.storeRetry(at: index, level: topLevel)
    head = .node(root)
  }
}

extension XArray.Node {
  /// Makes the leaves that cover indices of this node in a range, from the last one down.
  ///
  /// - Returns: False if an entry above the leaves was in the way, below which none are made.
  @discardableResult
  fileprivate mutating func makeLeaves(
    through range: ClosedRange<UInt64>,
    level: XArrayLevel,
  ) -> Bool {
    guard !level.isLeaf else { return true }
    let slots = level.slot(of: range.lowerBound)...level.slot(of: range.upperBound)
    for slot in slots.reversed() {
      if contents(of: canonicalSlot(of: slot)) == .empty { put(Self(), in: slot) }
      guard case .child(let position) = contents(of: canonicalSlot(of: slot)) else { return false }
      let first = level.firstIndex(ofSlot: slot, inNodeCovering: range.lowerBound)
      let covered = range.clamped(to: first...(first | level.below.maximumIndex))
      let isDone = changeChild(at: position) { child in
        child.makeLeaves(through: covered, level: level.below)
      }
      guard isDone else { return false }
    }
    return true
  }

  /// Stores a retry entry at an index, and makes the missing nodes on the way.
  fileprivate mutating func storeRetry(at index: UInt64, level: XArrayLevel) {
    let slot = level.slot(of: index)
    guard !level.isLeaf else {
      putRetry(in: slot)
      return
    }
    if contents(of: slot) == .empty { put(Self(), in: slot) }
    guard case .child(let position) = contents(of: slot) else { return }
    changeChild(at: position) { child in
      child.storeRetry(at: index, level: level.below)
    }
  }
}
