// Knows how every count of the machine follows from the places that are counted.

/// The numbers of entries of each kind in the tree.
struct EntryTotals: Hashable, Sendable {
  var pages = 0
  var swaps = 0
  var shadows = 0

  /// Counts one more.
  mutating func add(_ entry: Entry?) {
    switch entry {
    case nil: break
    case .page: pages += 1
    case .swap: swaps += 1
    case .shadow: shadows += 1
    }
  }

  /// Counts one less.
  mutating func remove(_ entry: Entry?) {
    switch entry {
    case nil: break
    case .page: pages -= 1
    case .swap: swaps -= 1
    case .shadow: shadows -= 1
    }
  }
}

extension Machine {
  /// Returns the first count that does not add up, if there is one.
  ///
  /// - Complexity: linear in the number of pages and swap slots in use, times the number of tasks.
  func firstImbalance(in scenario: Scenario) -> Breach? {
    let totals = entryTotals
    return slotImbalance ?? totalImbalance(totals) ?? pageImbalance
      ?? swapImbalance(under: scenario.rules) ?? swappedImbalance(totals, in: scenario)
  }

  private var slotImbalance: Breach? {
    var from = PageIndex(0)
    while let slot = storage.occupiedSlot(from: from) {
      if let breach = imbalance(of: slot.index) { return breach }
      from = slot.index.next
    }
    return nil
  }

  private var pageImbalance: Breach? {
    var from = PageNumber(0)
    while let page = storage.pageInUse(from: from) {
      if let breach = imbalance(of: page) { return breach }
      from = PageNumber(page.rawValue + 1)
    }
    return nil
  }

  private func swapImbalance(under rules: Rules) -> Breach? {
    var from = SwapEntry(0)
    while let swap = storage.swapInUse(from: from) {
      if let breach = imbalance(of: swap, under: rules) { return breach }
      from = SwapEntry(swap.offset + 1)
    }
    return nil
  }

  private var entryTotals: EntryTotals {
    var totals = EntryTotals()
    var from = PageIndex(0)
    while let slot = storage.occupiedSlot(from: from) {
      totals.add(slot.entry)
      from = slot.index.next
    }
    return totals
  }

  // MARK: Place by place

  /// Returns the disagreement between a slot of the tree and what it leads to, or nil.
  func imbalance(of index: PageIndex) -> Breach? {
    switch storage[index] {
    case nil, .shadow: return nil
    case .page(let page):
      let frame = storage.frame(of: page, at: index)
      return storage[frame].mapping == index ? nil : .slotDisagrees(index)
    case .swap(let first):
      let swap = storage.entryRange(at: index).piece(of: first, at: index)
      let count = storage[swap].count
      let isOwnedLate = tasks.contains {
        storage[$0].swapsAboutToBeOwned?.contains(swap) == true
      }
      let expected = isOwnedLate ? 0 : 1
      return count == expected ? nil : .swapCount(swap, stored: count, expected: expected)
    }
  }

  /// Returns true if the swap entry of a page names a swap slot that has been freed.
  ///
  /// A slot that a task is about to own has not been freed.
  package func namesFreedSwapSlot(at index: PageIndex) -> Bool {
    guard case .swapCount(_, 0, 1) = imbalance(of: index) else { return false }
    return true
  }

  /// Returns the fault in the counts of a frame, or nil.
  func imbalance(of page: PageNumber) -> Breach? {
    let value = storage[page]
    guard !value.isFree else { return nil }
    guard !value.isMapped || value.mapping != nil else { return .strayPte(page) }
    // The first frame of a folio has the count of all.
    guard !value.isTail else { return nil }
    let caches = (value.mapping == nil ? 0 : 1) + (value.swap == nil ? 0 : 1)
    let held = tasks.reduce(0) { $0 + storage[$1].references(to: page) }
    let expected = value.frameCount * caches + storage.pteCount(of: page) + held
    guard value.references == expected else {
      return .references(page, stored: value.references, expected: expected)
    }
    if let index = value.mapping, storage[index] != .page(page) { return .slotDisagrees(index) }
    return nil
  }

  /// Returns the fault in the counts of a swap slot, or nil.
  func imbalance(of swap: SwapEntry, under rules: Rules) -> Breach? {
    let slot = storage[swap]
    guard !slot.isFree else { return nil }
    let claims = claims(on: swap, under: rules)
    let expected = claims.isOwnedLate ? 0 : (index(of: swap) == nil ? 0 : 1) + claims.owners
    guard slot.count == expected else {
      return .swapCount(swap, stored: slot.count, expected: expected)
    }
    let isCached = slot.cachedPage.map { storage[$0].swap == swap } ?? claims.isPromised
    return slot.hasCache == isCached ? nil : .hasCache(swap)
  }

  /// Returns the fault in `nrpages` or `nrshadows`, given what the tree holds, or nil.
  func totalImbalance(_ totals: EntryTotals) -> Breach? {
    guard file.nrpages == totals.pages else {
      return .pageTotal(stored: file.nrpages, expected: totals.pages)
    }
    guard file.nrshadows == totals.shadows else {
      return .shadowTotal(stored: file.nrshadows, expected: totals.shadows)
    }
    return nil
  }

  /// Returns the fault in `info->swapped`, given what the tree holds, or nil.
  func swappedImbalance(_ totals: EntryTotals, in scenario: Scenario) -> Breach? {
    let expected = totals.swaps + swappedLag(in: scenario)
    guard file.swapped != expected else { return nil }
    return .swappedTotal(stored: file.swapped, expected: expected)
  }

  /// Returns by how much the tasks make `info->swapped` differ from the number of swap entries in the tree.
  package func swappedLag(in scenario: Scenario) -> Int {
    tasks.reduce(0) { $0 + storage[$1].swappedLag(under: scenario.rules) }
  }

  /// Returns the claims of all tasks on a swap slot.
  private func claims(on swap: SwapEntry, under rules: Rules) -> SwapClaims {
    var claims = SwapClaims()
    for task in tasks {
      let place = storage[task]
      if place.swapsAboutToBeOwned?.contains(swap) == true { claims.isOwnedLate = true }
      if place.owns(swap, under: rules) { claims.owners += 1 }
      if place.swapsWithoutPage?.contains(swap) == true { claims.isPromised = true }
    }
    return claims
  }
}

/// The claims of all tasks on a swap slot.
private struct SwapClaims {
  /// The number of tasks that own the count of the slot.
  var owners = 0
  /// True if the slot is in the tree already and gets its count later.
  var isOwnedLate = false
  /// True if the slot has been marked for a page that is not in the swap cache.
  var isPromised = false
}
