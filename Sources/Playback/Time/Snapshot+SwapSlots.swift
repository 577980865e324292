// Knows which pages of the file name a swap slot, and which swap slots have been freed all the same.

package import Shmem

extension Snapshot {
  /// Returns true if the swap entry of a page names a swap slot that has been freed: any other file can have it now.
  package func isFreed(at index: PageIndex) -> Bool { machine.namesFreedSwapSlot(at: index) }

  /// Returns the pages of the file whose swap entry names a swap slot, ascending.
  ///
  /// - Complexity: constant while the counts balance, as then one page names it at most; linear in the number of slots
  ///   in use once they do not.
  package func pages(naming swap: SwapEntry) -> PageSet {
    guard status(of: .countsBalance).isBroken else {
      let index = machine.content(of: swap)?.index
      return PageSet(index.flatMap { machine.swap(at: $0) == swap ? $0 : nil }.map { [$0] } ?? [])
    }
    return occupiedSlots { machine.swap(at: $0) == swap }
  }

  /// The swap slots that have been freed although a page of the file names them, in the order of those pages.
  ///
  /// - Complexity: constant while the counts balance; linear in the number of slots in use once they do not.
  package var freedSwapSlots: [SwapEntry] {
    guard status(of: .countsBalance).isBroken else { return [] }
    return occupiedSlots(where: isFreed).compactMap { machine.swap(at: $0) }
  }

  private func occupiedSlots(where isWanted: (PageIndex) -> Bool) -> PageSet {
    var pages = PageSet()
    var from = PageIndex(0)
    while let slot = machine.storage.occupiedSlot(from: from) {
      if isWanted(slot.index) { pages.insert(contentsOf: slot.index..<slot.index.next) }
      from = slot.index.next
    }
    return pages
  }
}
