// Knows fault-around: what a load maps beside the page that it is about.

extension Machine {
  /// The pages that a load maps around a page if they are there: 64 KiB, at a multiple of 64 KiB.
  ///
  /// Kernel: fault_around_bytes and do_fault_around(), mm/memory.c, 3.16; here the mapping starts with
  /// page 0 of the file, at an address that is a multiple of 64 KiB as well.
  static func window(around index: PageIndex) -> Range<PageIndex> {
    let first = PageIndex(index.rawValue & ~15)
    return first..<PageIndex(first.rawValue + 16)
  }

  /// F0: locks the next page of the window that can be had without waiting.
  ///
  /// Holes, swap entries, pages without bytes and locked pages are passed over. With none left the load
  /// is done if its own page is mapped now, and otherwise faults as usual.
  ///
  /// Kernel: filemap_map_pages(), mm/filemap.c, 3.16: lookup, PageUptodate(), trylock_page().
  mutating func lookAround(
    _ index: PageIndex,
    from start: PageIndex,
    _ task: TaskID
  ) -> Faulter {
    let window = Self.window(around: index)
    var from = start
    while let slot = storage.occupiedSlot(from: from), window.contains(slot.index) {
      if case .page(let page) = slot.entry, storage[page].content != nil,
        storage[page].lockOwner == nil
      {
        get(page)
        lock(page, task)
        return .mapAround(index, page, at: slot.index)
      }
      from = slot.index.next
    }
    if case .page(let page) = storage[index], storage[page].isMapped { return .finished }
    return .gate(index)
  }

  /// F0: maps the locked page if it lies inside the file and no pte is there yet, and unlocks it.
  ///
  /// Kernel: filemap_map_pages(), mm/filemap.c, 3.16: i_size, pte_none(), do_set_pte(),
  /// unlock_page(). It never looks at i_private.
  mutating func mapAround(
    _ index: PageIndex,
    _ page: PageNumber,
    at place: PageIndex,
    _ task: TaskID,
    in scenario: Scenario
  ) -> Faulter {
    if isInsideFile(place), mappedPage(at: place, in: scenario) == nil {
      storage[page].isMapped = true
      unlock(page, task)
    } else {
      unlockAndPut(page, task)
    }
    return .lookAround(index, from: place.next)
  }
}
