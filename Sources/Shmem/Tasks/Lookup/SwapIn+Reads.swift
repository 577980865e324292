// Decides how a swap-in reads from the swap device: all pages of an entry or one, into the swap cache or past it.

extension Machine {
  /// Returns S3 or S3f, for an entry that takes several slots and is read at once.
  ///
  /// The bytes are read in the step that takes the swap slots: until the read is over other tasks can only find them
  /// taken, as in S3 of a single page.
  ///
  /// Kernel: shmem_swap_alloc_folio() and its caller, mm/shmem.c, 6.14.
  ///
  /// - Parameters:
  ///   - swap: the value of the entry, that of its first swap slot.
  ///   - range: the slots that the entry takes.
  ///   - isFault: true if a page fault reads it.
  ///   - scenario: the model.
  /// - Returns: the step.
  func read(
    _ swap: SwapEntry,
    _ range: EntryRange,
    isFault: Bool,
    in scenario: Scenario
  ) -> NextStep<SwapInEffect> {
    guard scenario.rules.getsLargePage(isFault: isFault) else {
      return .ready(.s3f, .fallsBack(swap, range, .noMemory))
    }
    let swaps = SwapRange(first: swap, order: range.order).swaps
    if let taken = swaps.first(where: { storage[$0].hasCache }) {
      return scenario.rules.later.busySmall
        ? .ready(.s3f, .fallsBack(swap, range, .isBusy(taken)))
        : .ready(.s3, .findsBusy(swap, taken: taken))
    }
    if let free = swaps.first(where: { storage[$0].count == 0 }) {
      return .ready(.s3, .findsNoOwner(free, isInFile: true))
    }
    let page = freeFrame(for: range.base, order: range.order, in: scenario)
    let cached = CachedPage(
      page: page,
      swap: swap,
      order: range.order,
      skipsCache: scenario.rules.readsPastSwapCache
    )
    return .ready(.s3, .reads(cached))
  }

  /// Returns S3 for a single page.
  ///
  /// A read past the swap cache marks the swap slot, and fails if it is marked already: the task looks again.
  ///
  /// Kernel: swapcache_prepare(), mm/swapfile.c, 6.14.
  ///
  /// - Parameters:
  ///   - swap: the swap slot of the page.
  ///   - index: the page of the file.
  ///   - entry: the entry of several slots that the page is a piece of, which is split afterwards; nil if there is none.
  ///   - scenario: the model.
  /// - Returns: the step.
  func readSingle(
    _ swap: SwapEntry,
    at index: PageIndex,
    pieceOf entry: (swap: SwapEntry, range: EntryRange)? = nil,
    in scenario: Scenario
  ) -> NextStep<SwapInEffect> {
    let skipsCache = scenario.rules.readsPastSwapCache
    guard !skipsCache || !storage[swap].hasCache else {
      return .ready(.s3, .findsBusy(entry?.swap ?? swap, taken: swap))
    }
    let page = freeFrame(for: index, in: scenario)
    let cached = CachedPage(page: page, swap: swap, skipsCache: skipsCache)
    guard let entry else { return .ready(.s3, .reads(cached)) }
    return .ready(.s3, .readsPiece(cached, of: entry.swap, entry.range))
  }

  /// Returns S3a for an entry of which a page has been read; nil if the entry takes one slot by now.
  ///
  /// The slot has to hold the value that the task has found. Another task may have split the entry since: then only its
  /// first slot does, and for any other the task looks the slot up again.
  ///
  /// Kernel: shmem_split_large_entry(), mm/shmem.c, 6.18.
  ///
  /// - Parameters:
  ///   - cached: the page.
  ///   - order: the order that the entry had before the read.
  ///   - index: the page of the file.
  ///   - scenario: the model.
  /// - Returns: the step.
  func splitAfterRead(
    of cached: CachedPage,
    from order: Int,
    at index: PageIndex,
    in scenario: Scenario
  ) -> NextStep<SwapInEffect>? {
    let distance = index.distance(from: EntryRange(order: order, covering: index).base)
    let swap = SwapEntry(cached.swap.offset - UInt32(distance))
    guard storage[index] == .swap(swap) else {
      return .ready(.s3a, .findsOther(cached, than: swap))
    }
    let range = storage.entryRange(at: index)
    guard range.isLarge else { return nil }
    let split = scenario.split(ofSwapIn: range, around: index)
    return .ready(.s3a, .splitsAround(cached, swap, split))
  }

  /// Returns S3a for an entry that a task has not read at once; nil if it is no longer there, or takes one slot by now.
  func split(
    _ swap: SwapEntry,
    at index: PageIndex,
    in scenario: Scenario
  ) -> NextStep<SwapInEffect>? {
    let range = storage.entryRange(at: index)
    guard range.isLarge, storage[index] == .swap(swap) else { return nil }
    return .ready(
      .s3a,
      .splits(
        swap,
        scenario.split(ofSwapIn: range, around: index),
        goingOnWith: range.piece(of: swap, at: index)
      )
    )
  }

  /// Reads swap slots that follow each other into as many free frames, and keeps a reference to the page.
  ///
  /// The page is in the swap cache then, unless it is read past it: then its swap slots have the mark of one that is.
  mutating func read(_ cached: CachedPage) {
    guard cached.order > 0 || cached.skipsCache else {
      read(cached.swap, into: cached.page)
      return
    }
    allocate(cached.page, order: cached.order, lockedBy: nil)
    for swap in cached.swaps.swaps { storage[swap].hasCache = true }
    if !cached.skipsCache { addToSwapCache(cached.page, cached.swap) }
    for (swap, frame) in zip(cached.swaps.swaps, storage.frames(of: cached.page)) {
      storage[frame].content = storage[swap].content
    }
    storage[cached.page].isOnLRU = true
  }

  /// Takes the page of a swap-in out of the swap cache; where it was read past it, only the marks of its swap slots go.
  ///
  /// Kernel: swapcache_clear(), mm/swapfile.c, 6.14.
  mutating func leaveSwapCache(_ cached: CachedPage) {
    guard cached.skipsCache else {
      deleteFromSwapCache(cached.page)
      return
    }
    storage[cached.page].isDirty = true
    clearMarks(of: cached)
  }

  /// Lets go of the page of a swap-in that comes to nothing, which stays in the swap cache if it is there.
  mutating func letGo(of cached: CachedPage, _ task: TaskID) {
    if cached.skipsCache { clearMarks(of: cached) }
    unlockAndPut(cached.page, task)
  }

  /// Lets go of the page of a swap-in before it has locked it.
  mutating func letGo(ofUnlocked cached: CachedPage) {
    if cached.skipsCache { clearMarks(of: cached) }
    put(cached.page)
  }

  private mutating func clearMarks(of cached: CachedPage) {
    for swap in cached.swaps.swaps {
      storage[swap].hasCache = false
      forgetContentIfFree(swap)
    }
  }
}

extension Rules {
  /// True if a swap-in reads all pages of an entry of several slots at once.
  var readsWholeEntries: Bool { later.readLarge && later.swapDevice == .synchronous }

  /// True if what a swap-in reads never gets into the swap cache.
  var readsPastSwapCache: Bool { !later.throughCache && later.swapDevice == .synchronous }

  /// Returns true if a task gets a page for all slots of an entry.
  func getsLargePage(isFault: Bool) -> Bool {
    switch later.largeSwapIn {
    case .succeeds: true
    case .faultsFail: !isFault
    case .fails: false
    }
  }
}
