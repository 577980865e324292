// Knows the steps of fault-around, F0: a load maps pages beside the one that it is about.

extension Machine {
  /// Returns the pages that a load maps around a page if they are there: 64 KiB, at a multiple of 64 KiB.
  ///
  /// Kernel: fault_around_bytes and do_fault_around(), mm/memory.c, 3.16; here the mapping starts with
  /// page 0 of the file, at an address that is a multiple of 64 KiB as well.
  static func window(around index: PageIndex) -> Range<PageIndex> {
    let first = PageIndex(index.rawValue & ~15)
    return first..<PageIndex(first.rawValue + 16)
  }

  /// Returns the effect of F0 that looks for the next page of the window that can be locked without waiting.
  ///
  /// Holes, swap entries, pages without bytes and locked pages are passed over. With none left the load
  /// is done if its own page is mapped now, and otherwise faults as usual.
  ///
  /// Kernel: filemap_map_pages(), mm/filemap.c, 3.16: lookup, PageUptodate(), trylock_page().
  func lookAround(_ index: PageIndex, from start: PageIndex) -> FaultEffect.OnAround {
    let window = Self.window(around: index)
    var from = start
    while let slot = storage.occupiedSlot(from: from), window.contains(slot.index) {
      if case .page(let page) = slot.entry, storage[page].content != nil,
        storage[page].lockOwner == nil
      {
        return .locks(page, at: slot.index)
      }
      from = slot.index.next
    }
    if let frame = storage.frame(at: index), storage[frame].isMapped { return .findsOwnMapped }
    return .findsOwnUnmapped
  }

  /// Returns the effect of F0 on the locked page: it is mapped if it lies inside the file and no pte is there yet.
  ///
  /// Kernel: filemap_map_pages(), mm/filemap.c, 3.16: i_size, pte_none(), do_set_pte(),
  /// unlock_page(). It never looks at i_private.
  func mapAround(
    _ page: PageNumber,
    at place: PageIndex,
    in scenario: Scenario
  ) -> FaultEffect.OnAround {
    guard isInsideFile(place), mappedPage(at: place, in: scenario) == nil else {
      let frame = storage.frame(of: page, at: place)
      return .leaves(page, at: place, isMapped: storage[frame].isMapped)
    }
    return .maps(page, at: place)
  }
}
