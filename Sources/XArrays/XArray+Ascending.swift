// Knows how to make an XArray of many entries at once.

extension XArray {
  /// Makes the XArray that storing the entries one by one would make.
  ///
  /// Each node is made once, whole, and after what lies below it, so that nothing is ever moved.
  ///
  /// - Precondition: The entries ascend, and no two of them cover the same index.
  /// - Complexity: Linear in the number of entries.
  package init(chunkShift: Int, ascending entries: some BidirectionalCollection<Entry>) {
    self.init(chunkShift: chunkShift)
    guard let first = entries.first, let last = entries.last else { return }
    // The slot that an entry of a large order takes up at index 0 needs a node of its level.
    let highest = first.base == 0 && first.order > 0 ? first.lastIndex + 1 : 0
    let top = max(last.lastIndex, highest)
    guard top > 0 else {
      head = .value(last.value)
      return
    }
    height = XArrayLevel.lowest(holding: top, chunkShift: chunkShift).number + 1
    var source = Source(entries: entries.makeIterator())
    head = .node(source.takeNode(level: topLevel, through: topLevel.maximumIndex))
  }

  /// The entries that are not yet in a node.
  private struct Source<Entries: IteratorProtocol<Entry>> {
    private var entries: Entries
    /// The lowest entry that is left.
    private(set) var next: Entry?

    init(entries: Entries) {
      self.entries = entries
      next = self.entries.next()
    }

    /// Makes the node that holds the entries from the next one up to an index, its last one.
    mutating func takeNode(level: XArrayLevel, through lastIndex: UInt64) -> Node {
      var node = Node()
      while let entry = next, entry.base <= lastIndex {
        let slot = level.slot(of: entry.base)
        if level.holds(order: entry.order) {
          let slots = slot..<slot + level.width(ofOrder: entry.order)
          node.put(entry.value, in: slots, level: level)
          advance(past: entry)
        } else {
          let last = level.indices(ofSlots: slot..<slot + 1, at: entry.base).upperBound
          node.put(takeNode(level: level.below, through: last), in: slot)
        }
      }
      return node
    }

    private mutating func advance(past entry: Entry) {
      next = entries.next()
      precondition(
        next.map { entry.lastIndex < $0.base } ?? true,
        "the entries of an XArray made at once ascend"
      )
    }
  }
}
