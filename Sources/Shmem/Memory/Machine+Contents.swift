// Knows what bytes a page of the file has, and where the file and its hole are.

extension Machine {
  /// Returns the bytes that page `index` of the file has in memory or in swap now; nil for a hole, for a
  /// shadow, and for a page that is not up to date.
  package func content(at index: PageIndex) -> Content? {
    switch storage[index] {
    case nil: nil
    case .page(let page): storage[storage.frame(of: page, at: index)].content
    case .swap: storage.swap(at: index).flatMap { content(of: $0) }
    case .shadow: nil
    }
  }

  /// Returns the bytes that reading a swap entry would give.
  package func content(of swap: SwapEntry) -> Content? {
    let slot = storage[swap]
    return slot.cachedPage.flatMap { storage[$0].content } ?? slot.content
  }

  /// Notes that a task has stored bytes into a page, where a page that goes can take them with it.
  mutating func noteStore(at index: PageIndex, in scenario: Scenario) {
    guard scenario.hasLargeEntries, !scenario.hole.contains(index) else { return }
    if StoredPages.canHold(index) {
      file.storedPages.insert(index)
    } else {
      storage.noteStore(at: index)
    }
  }

  /// Returns true if a task has stored bytes into a page outside the hole: see `noteStore`.
  func hasStore(at index: PageIndex) -> Bool {
    StoredPages.canHold(index) ? file.storedPages.contains(index) : storage.hasStore(at: index)
  }

  /// Returns true if a page lies before the end of the file: the test of i_size.
  func isInsideFile(_ index: PageIndex) -> Bool { index.rawValue < file.size }

  /// Returns true if a fault finds the hole in i_private.
  package func isPublished(in scenario: Scenario) -> Bool {
    file.phase == .during && scenario.faultWay != .none
  }
}
