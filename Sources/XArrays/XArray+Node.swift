// Knows one node of an XArray: which slots hold what, and how their contents are exchanged.

extension XArray {
  /// A node, stored without its empty slots.
  ///
  /// Linux keeps an array of 2^`chunkShift` pointers and a count. Here bit n of each word stands for
  /// slot n, and the children and the values lie side by side in arrays of their own. That these are
  /// arrays of values gives sharing between copies and change in place.
  ///
  ///     slots       0  1  2  3  4  5  6  7
  ///                 .  A  c  .  B  ^  .  R      A, B: values, c: child, ^: sibling of 4, R: retry entry
  ///
  ///     occupied    bits 1, 2, 4, 5, 7          children = [c]
  ///     siblings    bit 5                       values = [A, B]
  ///
  /// A node does not know its own place: its caller says on which level it stands.
  ///
  /// Kernel: struct xa_node, include/linux/xarray.h, 6.12
  struct Node: Hashable, Sendable {
    /// The contents of a slot that is no sibling, with the position in their array.
    enum Contents: Hashable {
      case empty
      case child(Int)
      case value(Int)
      case retry
    }

    private(set) var occupied: UInt64 = 0
    private(set) var siblings: UInt64 = 0
    private(set) var retries: UInt64 = 0
    private(set) var parents: UInt64 = 0
    private(set) var children: [Node] = []
    private(set) var values: [Value] = []

    /// The number of nodes in the subtree, this one included.
    private(set) var nodeCount = 1

    /// The number of indices below the node that an entry covers, modulo 2^64.
    private(set) var indexCount: UInt64 = 0

    /// True if no slot is occupied.
    var isEmpty: Bool { occupied == 0 }

    /// True if slot 0 is the only occupied one.
    var occupiesSlotZeroOnly: Bool { occupied == 1 }

    /// The slots that hold a value of their own.
    var valueSlots: UInt64 { occupied & ~(siblings | retries | parents) }

    /// Returns the slot whose contents `slot` shows: another one if it is a sibling.
    func canonicalSlot(of slot: Int) -> Int {
      guard siblings & bit(slot) != 0 else { return slot }
      let lower = ~siblings & (bit(slot) - 1)
      return UInt64.bitWidth - 1 - lower.leadingZeroBitCount
    }

    /// Returns the contents of a slot that is no sibling.
    func contents(of slot: Int) -> Contents {
      let bit = bit(slot)
      if occupied & bit == 0 { return .empty }
      if parents & bit != 0 { return .child((parents & (bit - 1)).nonzeroBitCount) }
      if retries & bit != 0 { return .retry }
      return .value((valueSlots & (bit - 1)).nonzeroBitCount)
    }

    /// Returns the number of slots that the contents of `slot`, which is no sibling, take up.
    func width(of slot: Int) -> Int {
      (~(siblings >> UInt64(slot + 1))).trailingZeroBitCount + 1
    }

    /// Returns the occupied slots from `slot` on that are no siblings, as bits.
    func contentSlots(from slot: Int) -> UInt64 {
      occupied & ~siblings & ~(bit(slot) - 1)
    }

    /// Empties slots and frees what is below them.
    ///
    /// - Parameters:
    ///   - slots: the slots.
    ///   - level: the level of this node.
    mutating func clear(_ slots: Range<Int>, level: XArrayLevel) {
      let cleared = bits(slots)
      indexCount &-= level.indexCount(ofSlots: (valueSlots | siblings) & cleared)
      let below = bit(slots.lowerBound) - 1
      let childCount = (parents & cleared).nonzeroBitCount
      if childCount > 0 {
        let first = (parents & below).nonzeroBitCount
        let freed = first..<first + childCount
        nodeCount -= children[freed].reduce(0) { $0 + $1.nodeCount }
        indexCount &-= children[freed].reduce(0) { $0 &+ $1.indexCount }
        children.removeSubrange(freed)
      }
      let valueCount = (valueSlots & cleared).nonzeroBitCount
      if valueCount > 0 {
        let first = (valueSlots & below).nonzeroBitCount
        values.removeSubrange(first..<first + valueCount)
      }
      occupied &= ~cleared
      siblings &= ~cleared
      retries &= ~cleared
      parents &= ~cleared
    }

    /// Puts a value into slots, the first of which holds it, in the place of all that was there.
    ///
    /// - Parameters:
    ///   - value: the value.
    ///   - slots: the slots.
    ///   - level: the level of this node.
    mutating func put(_ value: Value, in slots: Range<Int>, level: XArrayLevel) {
      clear(slots, level: level)
      indexCount &+= level.indexCount(ofSlots: bits(slots))
      values.insert(value, at: (valueSlots & (bit(slots.lowerBound) - 1)).nonzeroBitCount)
      occupied |= bits(slots)
      siblings |= bits(slots) & ~bit(slots.lowerBound)
    }

    /// Puts a retry entry into an empty slot.
    mutating func putRetry(in slot: Int) {
      occupied |= bit(slot)
      retries |= bit(slot)
    }

    /// Puts a child into an empty slot.
    mutating func put(_ child: Node, in slot: Int) {
      children.insert(child, at: (parents & (bit(slot) - 1)).nonzeroBitCount)
      occupied |= bit(slot)
      parents |= bit(slot)
      nodeCount += child.nodeCount
      indexCount &+= child.indexCount
    }

    /// Exchanges the value at a position, whatever its slots.
    mutating func replaceValue(at position: Int, with value: Value) {
      values[position] = value
    }

    /// Lets `change` work on the child at a position, in place if no other version shares it.
    mutating func changeChild<Result>(
      at position: Int,
      _ change: (inout Node) -> Result,
    ) -> Result {
      nodeCount -= children[position].nodeCount
      indexCount &-= children[position].indexCount
      let result = change(&children[position])
      nodeCount += children[position].nodeCount
      indexCount &+= children[position].indexCount
      return result
    }

    private func bit(_ slot: Int) -> UInt64 { 1 << UInt64(slot) }

    private func bits(_ slots: Range<Int>) -> UInt64 {
      (UInt64.max >> UInt64(UInt64.bitWidth - slots.count)) << UInt64(slots.lowerBound)
    }
  }
}

extension XArray.Node {
  /// Finds the contents of the slot that `index`, which this node must cover, leads to.
  func occupant(at index: UInt64, level: XArrayLevel) -> XArray.Occupant? {
    let slot = canonicalSlot(of: level.slot(of: index))
    if case .child(let position) = contents(of: slot) {
      return children[position].occupant(at: index, level: level.below)
    }
    return occupant(ofSlot: slot, covering: index, level: level)
  }

  /// Returns the contents of a slot that is neither a sibling nor has a child.
  ///
  /// - Parameters:
  ///   - slot: the slot.
  ///   - index: any index that this node covers.
  ///   - level: the level of this node.
  /// - Returns: The entry or the retry entry; nil for an empty slot.
  func occupant(
    ofSlot slot: Int,
    covering index: UInt64,
    level: XArrayLevel,
  ) -> XArray.Occupant? {
    let value: Value?
    switch contents(of: slot) {
    case .empty, .child: return nil
    case .retry: value = nil
    case .value(let position): value = values[position]
    }
    return XArray.Occupant(
      value: value,
      base: level.firstIndex(ofSlot: slot, inNodeCovering: index),
      order: level.order(ofWidth: width(of: slot)),
    )
  }
}
