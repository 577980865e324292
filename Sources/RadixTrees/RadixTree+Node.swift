// Knows one node of a radix tree: which slots are occupied, and what the subtree below does.

extension RadixTree {
  /// A node, stored without its empty slots.
  ///
  /// Linux keeps an array of 2^`mapShift` pointers and a count. Here bit n of `occupied`
  /// stands for slot n, and the occupied slots lie side by side: as children above the leaf level,
  /// as values in a leaf. The other array stays empty and costs nothing. That both are arrays of
  /// values gives sharing between copies and change in place.
  ///
  ///     slots     0  1  2  3  4  5  6  7
  ///               .  A  .  .  B  C  .  .       occupied = 0b00110010, values = [A, B, C]
  ///
  /// A node does not know its own place: its caller says on which level it stands.
  ///
  /// Linux 3.16: struct radix_tree_node, include/linux/radix-tree.h
  struct Node: Hashable, Sendable {
    private(set) var occupied: UInt64 = 0
    private(set) var children: [Node] = []
    private(set) var values: [Value] = []

    /// The number of values in the node and in all nodes below it.
    private(set) var valueCount = 0

    /// Makes a node without an occupied slot, which must not stay so.
    init() {}

    /// Makes a node that stands over `child`, its slot 0.
    init(over child: Node) {
      self.init(occupied: 1, children: [child], values: [])
    }

    /// Makes a leaf that holds `value` in slot 0.
    init(over value: Value) {
      self.init(occupied: 1, children: [], values: [value])
    }

    /// Makes a node of all that is in its occupied slots, by ascending slot.
    init(occupied: UInt64, children: [Node], values: [Value]) {
      self.occupied = occupied
      self.children = children
      self.values = values
      valueCount = children.reduce(values.count) { $0 + $1.valueCount }
    }

    var isEmpty: Bool { occupied == 0 }

    /// True if slot 0 is the only occupied one.
    var occupiesSlotZeroOnly: Bool { occupied == 1 }

    func occupies(_ slot: Int) -> Bool {
      occupied & bit(slot) != 0
    }

    /// Returns the position of the contents of an occupied `slot` in their array; for an empty slot, where they would
    /// go.
    func position(of slot: Int) -> Int {
      (occupied & (bit(slot) - 1)).nonzeroBitCount
    }

    /// Returns the lowest occupied slot above `slot`.
    func firstOccupiedSlot(after slot: Int) -> Int? {
      let higher = occupied & ~(bit(slot) | (bit(slot) - 1))
      return higher == 0 ? nil : higher.trailingZeroBitCount
    }

    private func bit(_ slot: Int) -> UInt64 {
      1 << UInt64(slot)
    }
  }
}

extension RadixTree.Node {
  /// Finds the value at `index`, which this node must cover.
  func value(at index: UInt64, level: RadixLevel) -> Value? {
    let slot = level.slot(of: index)
    guard occupies(slot) else { return nil }
    return level.isLeaf
      ? values[position(of: slot)]
      : children[position(of: slot)].value(at: index, level: level.below)
  }

  /// Stores `value` at `index`, which must be vacant, and makes the missing nodes on the way.
  ///
  /// - Returns: The number of nodes that were made.
  mutating func insert(_ value: Value, at index: UInt64, level: RadixLevel) -> Int {
    let slot = level.slot(of: index)
    let position = position(of: slot)
    valueCount += 1
    guard !level.isLeaf else {
      values.insert(value, at: position)
      occupied |= bit(slot)
      return 0
    }
    var made = 0
    if !occupies(slot) {
      children.insert(Self(), at: position)
      occupied |= bit(slot)
      made = 1
    }
    return made + children[position].insert(value, at: index, level: level.below)
  }

  /// Puts `value` in the place of the one at `index`, which must be there.
  mutating func replace(at index: UInt64, with value: Value, level: RadixLevel) {
    let position = position(of: level.slot(of: index))
    if level.isLeaf {
      values[position] = value
    } else {
      children[position].replace(at: index, with: value, level: level.below)
    }
  }

  /// Takes out the value at `index`, which must be there, and every child that is empty then.
  ///
  /// This node itself may be empty afterwards; that is for the caller to see.
  ///
  /// - Returns: The number of nodes below this one that were freed.
  mutating func delete(at index: UInt64, level: RadixLevel) -> Int {
    let slot = level.slot(of: index)
    let position = position(of: slot)
    valueCount -= 1
    guard !level.isLeaf else {
      values.remove(at: position)
      occupied &= ~bit(slot)
      return 0
    }
    let freed = children[position].delete(at: index, level: level.below)
    guard children[position].isEmpty else { return freed }
    children.remove(at: position)
    occupied &= ~bit(slot)
    return freed + 1
  }

  /// Finds the first entry below this node that is at `index` or above it.
  func next(from index: UInt64, level: RadixLevel) -> RadixTree.Entry? {
    let slot = level.slot(of: index)
    if occupies(slot), let entry = next(inSlot: slot, from: index, level: level) {
      return entry
    }
    // A subtree that exists is never empty, so the next one is sure to have an entry.
    guard let higher = firstOccupiedSlot(after: slot) else { return nil }
    let firstIndex = level.firstIndex(ofSlot: higher, inNodeCovering: index)
    return next(inSlot: higher, from: firstIndex, level: level)
  }

  private func next(
    inSlot slot: Int,
    from index: UInt64,
    level: RadixLevel,
  ) -> RadixTree.Entry? {
    let position = position(of: slot)
    return level.isLeaf
      ? RadixTree.Entry(index: index, value: values[position])
      : children[position].next(from: index, level: level.below)
  }
}
