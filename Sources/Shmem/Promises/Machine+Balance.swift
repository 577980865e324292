// Knows how every count of the machine follows from the places that are counted.

extension Machine {
  /// The first count that does not add up, if there is one.
  ///
  /// - Complexity: linear in the number of pages and swap slots in use, times the number of tasks.
  var firstImbalance: Breach? {
    slotImbalance ?? pageImbalance ?? swapImbalance ?? swappedImbalance
  }

  private var slotImbalance: Breach? {
    var pageTotal = 0
    var from = PageIndex(0)
    while let slot = storage.occupiedSlot(from: from) {
      switch slot.entry {
      case .page(let page):
        pageTotal += 1
        guard storage[page].mapping == slot.index else { return .slotDisagrees(slot.index) }
      case .swap(let swap):
        guard storage[swap].count == 1 else {
          return .swapCount(swap, stored: storage[swap].count, expected: 1)
        }
      }
      from = slot.index.next
    }
    guard file.nrpages == pageTotal else {
      return .pageTotal(stored: file.nrpages, expected: pageTotal)
    }
    return nil
  }

  private var pageImbalance: Breach? {
    var from = PageNumber(0)
    while let page = storage.pageInUse(from: from) {
      let value = storage[page]
      guard !value.isMapped || value.mapping != nil else { return .strayPte(page) }
      let caches = (value.mapping == nil ? 0 : 1) + (value.swap == nil ? 0 : 1)
      let held = tasks.reduce(0) { $0 + storage[$1].references(to: page) }
      let expected = caches + (value.isMapped ? 1 : 0) + held
      guard value.references == expected else {
        return .references(page, stored: value.references, expected: expected)
      }
      if let index = value.mapping, storage[index] != .page(page) { return .slotDisagrees(index) }
      from = PageNumber(page.rawValue + 1)
    }
    return nil
  }

  private var swapImbalance: Breach? {
    var from = SwapEntry(0)
    while let swap = storage.swapInUse(from: from) {
      let slot = storage[swap]
      let expected = slotsHolding(swap) + tasks.count { owns(storage[$0], swap) }
      guard slot.count == expected else {
        return .swapCount(swap, stored: slot.count, expected: expected)
      }
      let isCached = slot.cachedPage.map { storage[$0].swap == swap } ?? isPromised(swap)
      guard slot.hasCache == isCached else { return .hasCache(swap) }
      from = SwapEntry(swap.offset + 1)
    }
    return nil
  }

  private var swappedImbalance: Breach? {
    var entries = 0
    var from = PageIndex(0)
    while let slot = storage.occupiedSlot(from: from) {
      entries += slot.entry.swap == nil ? 0 : 1
      from = slot.index.next
    }
    let lag = tasks.reduce(0) { $0 + swappedLag(of: storage[$1]) }
    guard file.swapped == entries + lag else {
      return .swappedTotal(stored: file.swapped, expected: entries + lag)
    }
    return nil
  }

  /// How many slots of the tree hold a swap entry, found through what it says of its page.
  private func slotsHolding(_ swap: SwapEntry) -> Int {
    guard let index = content(of: swap)?.index else { return 0 }
    return storage[index] == .swap(swap) ? 1 : 0
  }

  /// Whether the one count of a swap slot belongs to a task in passing.
  ///
  /// Out, between C10 and C11; in, between S7 and S9; on its way to be freed, between P6 and P7.
  private func owns(_ place: TaskPlace<Storage.Batch>, _ swap: SwapEntry) -> Bool {
    switch place {
    case .puncher(.first(.freeSwap, let cursor, _)): cursor.swap == swap
    case .reclaimer(.swizzle(_, _, let owned)), .reclaimer(.takeOut(_, _, let owned)),
      .reclaimer(.putIn(_, _, let owned)):
      owned == swap
    case .puncher, .reader, .faulter, .reclaimer:
      place.swapIn.map { $0.hasSwizzled && $0.swap == swap } ?? false
    }
  }

  /// Whether a swap slot has been taken for a page that is not yet in the swap cache: C7 to C9.
  private func isPromised(_ swap: SwapEntry) -> Bool {
    tasks.contains { task in
      switch storage[task] {
      case .reclaimer(.lockSwaplist(_, _, let promised)),
        .reclaimer(.addToSwapCache(_, _, let promised)):
        promised == swap
      case .puncher, .reader, .faulter, .reclaimer: false
      }
    }
  }

  /// By how much a task makes `info->swapped` differ from the tree.
  ///
  /// Low between C11 and C12, high between S7 and S8, and high until P21 by all that a punch freed.
  private func swappedLag(of place: TaskPlace<Storage.Batch>) -> Int {
    switch place {
    case .puncher(let puncher): puncher.freed + (place.swapIn?.awaitsAccounting == true ? 1 : 0)
    case .reclaimer(.account): -1
    case .reader, .faulter, .reclaimer: place.swapIn?.awaitsAccounting == true ? 1 : 0
    }
  }
}
