// Knows how the steps of getting a page of the file change a race.

extension Machine {
  /// Performs a step of getting page `index` of the file.
  mutating func perform(
    _ effect: GetPageEffect,
    _ task: TaskID,
    for purpose: GetPage.Purpose,
    at index: PageIndex,
    in scenario: Scenario
  ) -> GetPageResult {
    switch effect {
    case .findsNothing(_, let next), .findsSwap(_, let next), .passesSizeTest(_, let next):
      return next
    case .findsPage(let page):
      get(page)
      return .goesOn(.lock(page))
    case .locks(let page, let next):
      lock(page, task)
      return next
    case .findsGone(let page):
      put(page)
      return .goesOn(.lookUp)
    case .findsBehindEnd(let found):
      if case .page(let page) = found { unlockAndPut(page, task) }
      return .behindEnd
    case .swapIn(let effect):
      return afterSwapIn(perform(effect, task, at: index, in: scenario))
    case .fromDisk(let effect):
      let result = perform(effect, task, at: index, for: purpose.ofDiskRead, in: scenario)
      return afterDiskRead(result, for: purpose)
    case .allocates(let page, let order):
      allocate(page, order: order, lockedBy: task)
      return .goesOn(.add(page))
    case .adds(let page):
      addToPageCache(page, at: index)
      return .goesOn(.addToLRU(page))
    case .findsSlotTaken(let page):
      unlockAndPut(page, task)
      return .goesOn(.lookUp)
    case .addsToLRU(let page, _, let next):
      storage[page].isOnLRU = true
      return next
    case .clears(let page, let clearing):
      clear(page, at: index)
      guard clearing != .isKept else { return .done(page) }
      if clearing == .isTakenBack { truncate(page) }
      unlockAndPut(page, task)
      return .behindEnd
    }
  }

  /// Fills a page with zeros, all frames of it.
  private mutating func clear(_ page: PageNumber, at index: PageIndex) {
    let slots = EntryRange(order: storage[page].order, covering: index).slots
    for (slot, frame) in zip(slots, storage.frames(of: page)) {
      storage[frame].content = Content(index: PageIndex(slot), birth: birthNow, isZeros: true)
    }
  }

  private func afterSwapIn(_ result: SwapInResult) -> GetPageResult {
    switch result {
    case .goesOn(let swapIn): .goesOn(.swapIn(swapIn))
    case .lookAgain: .goesOn(.lookUp)
    case .done(let page): .done(page)
    case .behindEnd: .behindEnd
    case .failed: .failed
    }
  }

  /// Returns the result after a step of reading from the disk.
  ///
  /// A page that has been read is looked up again, and its reference is dropped; a write has it, and its lock.
  private mutating func afterDiskRead(
    _ result: DiskReadResult,
    for purpose: GetPage.Purpose
  ) -> GetPageResult {
    switch result {
    case .goesOn(let read): return .goesOn(.fromDisk(read))
    case .lookAgain: return .goesOn(.lookUp)
    case .done(let page):
      guard purpose == .cache else { return .done(page) }
      put(page)
      return .goesOn(.lookUp)
    }
  }
}
