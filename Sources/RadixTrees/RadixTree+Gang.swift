// Knows how to go through the values of a radix tree by ascending index, skipping what is missing.

extension RadixTree {
  /// Finds the first entry at `index` or above it.
  ///
  /// Missing subtrees are stepped over whole, so a gap of any size costs the same.
  ///
  /// Linux 3.16: radix_tree_next_chunk(), lib/radix-tree.c
  ///
  /// - Complexity: O(height), without allocating.
  package func next(from index: UInt64) -> Entry? {
    switch rootPointer {
    case .empty:
      nil
    case .item(let item):
      index == 0 ? Entry(index: 0, value: item) : nil
    case .node(let root):
      index <= topLevel.maximumIndex ? root.next(from: index, level: topLevel) : nil
    }
  }

  /// Collects up to `limit` entries, the first at `index` or above it, by ascending index.
  ///
  /// The limit counts entries, not indices: where many indices are missing, the last entry may lie far
  /// beyond the range that the caller has in mind.
  ///
  /// Linux 3.16: radix_tree_gang_lookup(), lib/radix-tree.c
  ///
  /// - Precondition: `limit` is not negative.
  /// - Complexity: O(height) for each entry found.
  package func gang(from index: UInt64, limit: Int) -> [Entry] {
    precondition(limit >= 0, "the limit of a gang lookup is not negative")
    var entries: [Entry] = []
    var start = index
    while entries.count < limit, let entry = next(from: start) {
      entries.append(entry)
      // There is nothing after the last index; the lookup does not wrap around to index 0.
      guard entry.index < .max else { break }
      start = entry.index + 1
    }
    return entries
  }
}
