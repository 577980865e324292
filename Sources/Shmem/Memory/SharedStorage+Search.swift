// Knows how to find slots of a file of any size by what they hold.

extension SharedStorage {
  /// Returns the first slot from `index` on whose entry meets a condition.
  package func firstSlot(from index: PageIndex, where isWanted: (Entry) -> Bool) -> PageIndex? {
    tree.first(from: index, where: isWanted)
  }

  /// Returns the last slot up to `index` whose entry meets a condition.
  package func lastSlot(through index: PageIndex, where isWanted: (Entry) -> Bool) -> PageIndex? {
    tree.last(through: index, where: isWanted)
  }

  /// Returns the first empty slot of a range.
  ///
  /// - Complexity: the nodes of the tree know how many slots are in use, so only some nodes are looked at.
  package func firstHole(in pages: Range<PageIndex>) -> PageIndex? {
    let first = pages.lowerBound.rawValue
    return holeSearch(pages) { first..<first + $0 }.map { PageIndex(first + $0 - 1) }
  }

  /// Returns the last empty slot of a range.
  ///
  /// - Complexity: as for the first one.
  package func lastHole(in pages: Range<PageIndex>) -> PageIndex? {
    let end = pages.upperBound.rawValue
    return holeSearch(pages) { end - $0..<end }.map { PageIndex(end - $0) }
  }

  /// Returns the length of the shortest part of a range that has an empty slot; the parts are given by their length.
  private func holeSearch(_ pages: Range<PageIndex>, _ part: (UInt64) -> Range<UInt64>) -> UInt64? {
    func isFull(_ length: UInt64) -> Bool { UInt64(tree.count(in: part(length))) == length }
    var (low, high) = (UInt64(0), pages.upperBound.distance(from: pages.lowerBound))
    guard !isFull(high) else { return nil }
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if isFull(middle) { low = middle } else { high = middle }
    }
    return high
  }
}
