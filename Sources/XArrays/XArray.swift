// Knows what an XArray is made of, and finds the entry at an index.

/// Values at ranges of 64-bit indices, in nodes of 2^`chunkShift` slots.
///
/// An entry of order k covers 2^k indices, the first of which, its base, is a multiple of 2^k. It has
/// one value, which stands in one slot of one node; the further slots that the entry takes up are
/// siblings of that slot. A large entry stands in a node far above the leaves:
///
///     chunk shift 6, order 2 at 4, order 0 at 8, order 9 at 512
///
///     root ─┬─ slot 0: leaf ── slot 4: V, 5 … 7: siblings of 4, 8: V
///           └─ slot 8: V, 9 … 15: siblings of 8
///
/// An entry of order 0 that is alone at index 0 needs no node at all. Otherwise height and number of
/// nodes follow from the history: the nodes that a split makes stay until their last entry is gone, and
/// those that `createRange(order:at:)` makes may stay empty.
///
/// An XArray is a value. Copying one costs nothing, and a change to a copy rebuilds only the nodes on
/// the path to the index: versions share the rest. An XArray that shares nothing is changed in place.
///
/// Heights, nodes and slots are those of the XArray of Linux 6.12 with multi-index entries, whose
/// functions the comments name. Left out: the three marks of an entry and the number of value entries
/// that a node keeps, as no caller asks for them; and failed allocation, because allocation does not
/// fail here.
///
/// Kernel: struct xarray, include/linux/xarray.h, 6.12
package struct XArray<Value: Hashable & Sendable>: Hashable, Sendable {
  /// A value together with the indices it stands for.
  package struct Entry: Hashable, Sendable {
    /// The value at each of the indices.
    package let value: Value

    /// The lowest of the indices, a multiple of their number.
    package let base: UInt64

    /// The binary logarithm of the number of indices.
    package let order: Int

    /// Names the value of an entry and its indices.
    package init(value: Value, base: UInt64, order: Int) {
      self.value = value
      self.base = base
      self.order = order
    }

    /// The number of indices.
    package var indexCount: UInt64 { 1 << UInt64(order) }

    /// The highest of the indices.
    package var lastIndex: UInt64 { base + (indexCount - 1) }
  }

  /// The contents of the head pointer; without a node the height is 0.
  enum Head: Hashable, Sendable {
    case empty
    case value(Value)
    case retry
    case node(Node)
  }

  /// The number of bits of the index that one level of nodes takes up.
  ///
  /// Kernel: XA_CHUNK_SHIFT, include/linux/xarray.h, 6.12
  package let chunkShift: Int

  /// The number of node levels: 0 while the head is empty or holds the entry of index 0 itself.
  package internal(set) var height = 0

  var head = Head.empty

  /// Makes an empty XArray whose nodes have 2^`chunkShift` slots.
  ///
  /// Linux uses 6, or 4 when built small; the others are for small screens.
  ///
  /// - Precondition: `chunkShift` is 2 to 6.
  package init(chunkShift: Int) {
    precondition((2...6).contains(chunkShift), "the chunk shift of an XArray is 2 to 6")
    self.chunkShift = chunkShift
  }

  /// The number of nodes, empty ones included.
  package var nodeCount: Int {
    switch head {
    case .empty, .value, .retry: 0
    case .node(let root): root.nodeCount
    }
  }

  /// True if there is no entry; there may still be nodes.
  package var isEmpty: Bool { nextHit(from: 0, through: .max) == nil }

  /// Finds the entry that covers `index`, if there is one.
  ///
  /// Every index of an entry leads to the same answer. A retry entry is no entry: Linux reads such a
  /// slot again and again until something else is there. A caller for which that matters asks
  /// `holdsRetry(at:)`.
  ///
  /// Kernel: xa_load(), xa_get_order(), lib/xarray.c, 6.12
  ///
  /// - Complexity: O(height).
  package func load(at index: UInt64) -> Entry? {
    occupant(at: index)?.entry
  }

  /// Returns the lowest and the highest index of the range of an order that covers an index.
  ///
  /// - Precondition: `order` is 0 to 63.
  package static func range(ofOrder order: Int, covering index: UInt64) -> ClosedRange<UInt64> {
    precondition((0...63).contains(order), "the order of an entry is 0 to 63")
    let offsets: UInt64 = (1 << UInt64(order)) - 1
    return (index & ~offsets)...(index | offsets)
  }

  /// The level of the root node, of which there must be one.
  var topLevel: XArrayLevel { XArrayLevel(number: height - 1, chunkShift: chunkShift) }

  /// Finds the contents of the slot that `index` leads to.
  func occupant(at index: UInt64) -> Occupant? {
    switch head {
    case .empty: nil
    case .value(let value): index == 0 ? Occupant(value: value, base: 0, order: 0) : nil
    case .retry: index == 0 ? Occupant(value: nil, base: 0, order: 0) : nil
    case .node(let root):
      index <= topLevel.maximumIndex ? root.occupant(at: index, level: topLevel) : nil
    }
  }
}

extension XArray {
  /// The contents of a slot with its siblings: an entry, or the mark that makes readers look again.
  struct Occupant: Hashable, Sendable {
    /// The value; nil for a retry entry.
    let value: Value?
    let base: UInt64
    let order: Int

    /// The entry, unless it is a retry entry.
    var entry: Entry? { value.map { Entry(value: $0, base: base, order: order) } }

    var lastIndex: UInt64 { base + ((1 << UInt64(order)) - 1) }
  }
}
