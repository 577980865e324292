// Knows how to make a radix tree of many values at once.

extension RadixTree {
  /// Makes the tree that inserting the entries one by one would make.
  ///
  /// Each node is made once, whole, and after what lies below it, so that nothing is ever moved.
  ///
  /// - Precondition: The indices ascend.
  /// - Complexity: Linear in the number of entries.
  package init(mapShift: Int, ascending entries: some BidirectionalCollection<Entry>) {
    self.init(mapShift: mapShift)
    guard let last = entries.last else { return }
    height = RadixLevel.lowest(holding: last.index, mapShift: mapShift).height
    guard height > 0 else {
      rootPointer = .item(last.value)
      return
    }
    var source = Source(entries: entries.makeIterator())
    rootPointer = .node(source.takeNode(level: topLevel, through: topLevel.maximumIndex))
    nodeCount = source.nodeCount
  }

  /// The entries that are not yet in a node.
  private struct Source<Entries: IteratorProtocol<Entry>> {
    private var entries: Entries
    /// The lowest entry that is left.
    private(set) var next: Entry?
    /// The number of nodes made so far.
    private(set) var nodeCount = 0

    init(entries: Entries) {
      self.entries = entries
      next = self.entries.next()
    }

    /// Makes the node that holds the entries from the next one up to an index, its last one.
    mutating func takeNode(level: RadixLevel, through lastIndex: UInt64) -> Node {
      nodeCount += 1
      var occupied: UInt64 = 0
      var values: [Value] = []
      var children: [Node] = []
      if level.isLeaf { values.reserveCapacity(level.slotCount) }
      while let entry = next, entry.index <= lastIndex {
        let slot = level.slot(of: entry.index)
        occupied |= 1 << UInt64(slot)
        if level.isLeaf {
          values.append(entry.value)
          advance(behind: entry)
        } else {
          let first = level.firstIndex(ofSlot: slot, inNodeCovering: entry.index)
          let last = first | level.below.maximumIndex
          children.append(takeNode(level: level.below, through: last))
        }
      }
      return Node(occupied: occupied, children: children, values: values)
    }

    private mutating func advance(behind entry: Entry) {
      next = entries.next()
      precondition(
        next.map { entry.index < $0.index } ?? true,
        "the indices of a tree made at once ascend"
      )
    }
  }
}
