// Knows how an entry comes into an XArray, and how the XArray grows to hold it.

extension XArray {
  /// Stores `value` at all indices of the range of `order` that covers `index`, without looking first.
  ///
  /// Smaller entries in the range are replaced, and the nodes below the slots are freed. A larger entry
  /// that covers the range is never split: it takes the new value and keeps its order.
  ///
  ///     order 3 at 8, then store order 0 at 10:       order 3 at 8, with the new value
  ///     order 0 at 10, then store order 3 at 8:       order 3 at 8
  ///
  /// Kernel: xas_store(), xas_create(), lib/xarray.c, 6.12
  ///
  /// - Precondition: `order` is 0 to 63.
  /// - Complexity: O(height), plus one copy of each node on the path that another version shares.
  package mutating func store(_ value: Value, order: Int, at index: UInt64) {
    let range = Self.range(ofOrder: order, covering: index)
    // The slot that an entry of a large order takes up at index 0 needs a node of its level.
    let isAtZero = order > 0 && range.lowerBound == 0
    expand(toHold: isAtZero ? range.upperBound + 1 : range.upperBound)
    guard case .node(var root) = head else {
      head = .value(value)
      return
    }
    // While `root` is the only reference to the node, it is changed in place.
    head = .empty
    root.store(value, order: order, at: range.lowerBound, level: topLevel)
    head = .node(root)
  }

  /// Stores `value` if there is nothing in the range of `order` at `index`.
  ///
  /// Kernel: shmem_add_to_page_cache() without an expected entry, mm/shmem.c, 6.12
  ///
  /// - Throws: `XArrayError.occupied` with the first occupied index of the range.
  /// - Precondition: `order` is 0 to 63, and `index` is a multiple of 2^`order`.
  /// - Complexity: O(height), plus one copy of each node on the path that another version shares.
  package mutating func insert(
    _ value: Value,
    order: Int,
    at index: UInt64,
  ) throws(XArrayError) {
    let range = Self.range(ofOrder: order, covering: index)
    precondition(range.lowerBound == index, "an entry starts at a multiple of its length")
    if let found = nextOccupant(from: index, through: range.upperBound) {
      throw .occupied(index: max(index, found.base))
    }
    store(value, order: order, at: index)
  }

  /// Stores `value` over a range that is filled with the pieces that the caller expects.
  ///
  /// The pieces may be of several orders, but they have to lie within the range, one after the other:
  ///
  ///     expected v + offset     order 2 at 16: v, order 1 at 20: v+4, order 1 at 22: v+6
  ///     insert order 3 at 16    takes the place of all three
  ///
  /// Kernel: shmem_add_to_page_cache() with an expected entry, mm/shmem.c, 6.12
  ///
  /// - Parameters:
  ///   - value: the new value.
  ///   - order: the order of the new entry.
  ///   - index: its base.
  ///   - piece: the value that an entry must have whose base is so many indices from `index`.
  /// - Throws: `XArrayError.mismatch` with the first index at which the range is not as expected.
  /// - Precondition: `order` is 0 to 63, and `index` is a multiple of 2^`order`.
  /// - Complexity: O(height) for each piece.
  package mutating func insert(
    _ value: Value,
    order: Int,
    at index: UInt64,
    over piece: (UInt64) -> Value,
  ) throws(XArrayError) {
    let range = Self.range(ofOrder: order, covering: index)
    precondition(range.lowerBound == index, "an entry starts at a multiple of its length")
    var covered = index
    while true {
      guard let entry = load(at: covered), entry.base == covered,
        entry.lastIndex <= range.upperBound, entry.value == piece(covered - index)
      else { throw .mismatch(index: covered) }
      guard entry.lastIndex < range.upperBound else { break }
      covered = entry.lastIndex + 1
    }
    store(value, order: order, at: index)
  }

  /// Exchanges the value of the entry that covers `index` if it is the expected one.
  ///
  /// Any index of an entry will do: a new value takes the place of the old one at all indices, and nil
  /// erases the whole entry. Where nothing is expected, the new value is stored at this one index. A
  /// retry entry is not what anything is expected to be, nothing included.
  ///
  /// Kernel: xa_cmpxchg(), include/linux/xarray.h, 6.12
  ///
  /// - Returns: True if the value was the expected one.
  /// - Complexity: O(height), plus one copy of each node on the path that another version shares.
  @discardableResult
  package mutating func compareExchange(
    at index: UInt64,
    expected: Value?,
    new: Value?,
  ) -> Bool {
    let found = occupant(at: index)
    guard found?.value == expected, found == nil || expected != nil else { return false }
    if let new {
      store(new, order: 0, at: index)
    } else {
      erase(at: index)
    }
    return true
  }

  /// Raises the XArray until its root node covers `index`; index 0 alone needs no node.
  ///
  /// Kernel: xas_expand(), lib/xarray.c, 6.12
  mutating func expand(toHold index: UInt64) {
    let lowest = XArrayLevel.lowest(holding: index, chunkShift: chunkShift)
    var root = Node()
    switch head {
    case .empty:
      guard index > 0 else { return }
      // With nothing to keep in slot 0, only the node of the needed level is made.
      height = lowest.number + 1
    case .value(let value):
      guard index > 0 else { return }
      root.put(value, in: 0..<1, level: XArrayLevel(number: 0, chunkShift: chunkShift))
      height = 1
    case .retry:
      guard index > 0 else { return }
      root.putRetry(in: 0)
      height = 1
    case .node(let node):
      guard index > topLevel.maximumIndex else { return }
      root = node
    }
    while topLevel.number < lowest.number {
      var parent = Node()
      parent.put(root, in: 0)
      root = parent
      height += 1
    }
    head = .node(root)
  }
}

extension XArray.Node {
  /// Stores `value` at indices that this node covers, and makes the missing nodes on the way.
  fileprivate mutating func store(
    _ value: Value,
    order: Int,
    at index: UInt64,
    level: XArrayLevel,
  ) {
    let slot = canonicalSlot(of: level.slot(of: index))
    if level.holds(order: order) {
      let width = level.width(ofOrder: order)
      if case .value(let position) = contents(of: slot), self.width(of: slot) >= width {
        replaceValue(at: position, with: value)
      } else {
        put(value, in: slot..<slot + width, level: level)
      }
      return
    }
    switch contents(of: slot) {
    case .value(let position):
      replaceValue(at: position, with: value)
    case .retry:
      put(value, in: slot..<slot + 1, level: level)
    case .empty:
      put(Self(), in: slot)
      store(value, order: order, at: index, level: level)
    case .child(let position):
      changeChild(at: position) { child in
        child.store(value, order: order, at: index, level: level.below)
      }
    }
  }
}
