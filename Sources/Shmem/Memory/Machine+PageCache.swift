// Knows the small operations on pages, page cache, swap cache and swap area that steps are made of.

extension Machine {
  // MARK: Locks and references

  /// Returns the reason why a task cannot lock a page now, or nil if it can.
  func lockWait(for page: PageNumber) -> WaitReason? {
    storage[page].lockOwner.map { .pageLock(page, heldBy: $0) }
  }

  /// Returns the reason why a task that waits for the end of a page's write cannot go on now.
  func writebackWait(for page: PageNumber) -> WaitReason? {
    storage[page].isUnderWriteback ? .writeback(page) : nil
  }

  /// The reason why a task cannot take i_mutex now, or nil if it can.
  var inodeMutexWait: WaitReason? { file.inodeMutexOwner.map { .inodeMutex(heldBy: $0) } }

  /// Locks a page.
  mutating func lock(_ page: PageNumber, _ task: TaskID) {
    precondition(storage[page].lockOwner == nil, "a page lock is taken while no task holds it")
    storage[page].lockOwner = task
  }

  /// Unlocks a page.
  mutating func unlock(_ page: PageNumber, _ task: TaskID) {
    precondition(storage[page].lockOwner == task, "a page is unlocked by the task that locked it")
    storage[page].lockOwner = nil
  }

  /// Takes a reference.
  mutating func get(_ page: PageNumber) {
    storage.addReference(to: page)
  }

  /// Drops a reference; with the last one the frame is free.
  mutating func put(_ page: PageNumber) {
    let value = storage.dropReference(to: page)
    guard value.isFree else {
      if value.swap != nil, isOrphan(page) { deleteFromSwapCache(page) }
      return
    }
    precondition(
      value.mapping == nil && value.swap == nil && !value.isMapped,
      "the last reference goes after page cache, swap cache and ptes have let go"
    )
    if value.lockOwner != nil { stop(at: .freedWhileLocked(page)) }
  }

  /// Returns true if only the swap cache still holds a page, for a slot that has no owner any more.
  ///
  /// In the kernel a later pass of reclaim finds such a page; here it goes with the last other reference. No task can
  /// see the difference: a task that still has the entry and finds the page by it fails at S5.
  private func isOrphan(_ page: PageNumber) -> Bool {
    let value = storage[page]
    guard storage.references(to: page) == value.frameCount, let swap = value.swap else {
      return false
    }
    return SwapRange(first: swap, order: value.order).swaps.allSatisfy { storage[$0].count == 0 }
      && value.lockOwner == nil && !value.isUnderWriteback
  }

  /// Unlocks a page and drops the caller's reference.
  mutating func unlockAndPut(_ page: PageNumber, _ task: TaskID) {
    unlock(page, task)
    put(page)
  }

  /// Removes the pte that maps a frame, and its reference; its dirty bit goes over to the page.
  mutating func unmap(_ frame: PageNumber) {
    precondition(storage[frame].isMapped, "a page is unmapped while a pte maps it")
    let page = storage.head(of: frame)
    if storage[frame].hasDirtyPte { storage[page].isDirty = true }
    storage[frame].isMapped = false
    put(page)
  }

  /// Removes all ptes that map frames of a folio, given its first.
  mutating func unmapAll(of page: PageNumber) {
    for frame in storage.frames(of: page) where storage[frame].isMapped { unmap(frame) }
  }

  // MARK: Allocation

  /// Returns the free frame that page `index` of the file would be given; of as many as a folio of an order has, the
  /// first.
  func freeFrame(for index: PageIndex, order: Int = 0, in scenario: Scenario) -> PageNumber {
    let number = Self.firstFree(preferring: index, order: order, in: scenario) {
      storage.isFree(PageNumber($0))
    }
    return PageNumber(number)
  }

  /// Takes a free frame, or as many as a folio of an order has, with one reference and perhaps a lock.
  mutating func allocate(_ page: PageNumber, order: Int = 0, lockedBy task: TaskID?) {
    var value = Page()
    value.order = order
    value.isTail = true
    for number in 1..<UInt32(value.frameCount) {
      storage[PageNumber(page.rawValue + number)] = value
    }
    value.isTail = false
    value.references = 1
    value.lockOwner = task
    storage[page] = value
  }

  /// Returns the free swap slot that page `index` of the file would be given; of as many as an entry of an order names,
  /// the first.
  ///
  /// A slot that a task still remembers is passed over, so that a stale entry stays recognisable.
  /// Kernel: get_swap_page() goes round the area, so that a freed slot is not given out soon. Reuse
  /// could only make a comparison succeed that fails here, and success removes what is there.
  func freeSwap(for index: PageIndex, order: Int = 0, in scenario: Scenario) -> SwapEntry {
    let offset = Self.firstFree(preferring: index, order: order, in: scenario) { offset in
      let swap = SwapEntry(offset)
      return storage.isFree(swap) && !storage.isRemembered(swap)
    }
    return SwapEntry(offset)
  }

  private static func firstFree(
    preferring index: PageIndex,
    order: Int,
    in scenario: Scenario,
    where isFree: (UInt32) -> Bool
  ) -> UInt32 {
    let count = UInt32(1) << UInt32(order)
    func areFree(_ first: UInt32) -> Bool { (first..<first + count).allSatisfy(isFree) }
    let own = UInt32(truncatingIfNeeded: index.rawValue)
    guard !areFree(own) else { return own }
    var number = (UInt32(truncatingIfNeeded: scenario.filePages) + count - 1) & ~(count - 1)
    while !areFree(number) {
      number += count
    }
    return number
  }

  // MARK: Swap

  /// Reads a swap slot into a free frame, which is in the swap cache then, and keeps a reference to it.
  ///
  /// Kernel: read_swap_cache_async(), mm/swap_state.c, 3.16; the end of the read belongs to it.
  mutating func read(_ swap: SwapEntry, into page: PageNumber) {
    allocate(page, lockedBy: nil)
    storage[swap].hasCache = true
    addToSwapCache(page, swap)
    storage[page].content = storage[swap].content
    storage[page].isOnLRU = true
  }

  /// Returns the page of the file whose slot holds a swap entry, found through the entry's bytes.
  func index(of swap: SwapEntry) -> PageIndex? {
    guard let index = content(of: swap)?.index, storage.swap(at: index) == swap else { return nil }
    return index
  }

  /// Drops the owner's count of a swap slot.
  ///
  /// Kernel: swap_free(), mm/swapfile.c, 3.16. A slot without owner, which is met only without the
  /// comparison in P6 and P16, is left as it is: swap_info_get() complains and finds nothing.
  mutating func freeSwapCount(_ swap: SwapEntry) {
    storage[swap].count = 0
    forgetContentIfFree(swap)
  }

  /// Puts a page into the swap cache; one of an order takes as many swap slots.
  ///
  /// Kernel: add_to_swap_cache(), mm/swap_state.c, 3.16.
  mutating func addToSwapCache(_ page: PageNumber, _ swap: SwapEntry) {
    for (number, frame) in storage.frames(of: page).enumerated() {
      let swap = SwapEntry(swap.offset + UInt32(number))
      precondition(storage[swap].hasCache, "the slot's flag is set before its page is added")
      storage[swap].cachedPage = frame
      storage[frame].swap = swap
      get(page)
    }
  }

  /// Takes a page out of the swap cache.
  ///
  /// Kernel: delete_from_swap_cache(), mm/swap_state.c, 3.16.
  mutating func deleteFromSwapCache(_ page: PageNumber) {
    storage[page].isDirty = true
    for frame in storage.frames(of: page) {
      guard let swap = storage[frame].swap else {
        preconditionFailure("a page leaves the swap cache while it is in it")
      }
      storage[swap].cachedPage = nil
      storage[swap].hasCache = false
      forgetContentIfFree(swap)
      storage[frame].swap = nil
    }
    for _ in 0..<storage[page].frameCount { put(page) }
  }

  /// Forgets the bytes of a swap slot that is free.
  mutating func forgetContentIfFree(_ swap: SwapEntry) {
    guard storage[swap].isFree else { return }
    storage[swap] = SwapSlot()
  }

  // MARK: Page cache

  /// Puts a page into the tree, in the place of what the caller has found in the slot: nothing, its swap entry, or
  /// a shadow, which is as good as nothing.
  ///
  /// A page of an order takes as many slots. One that takes a single slot of a large entry takes the others with it:
  /// the tree changes the value of an entry, and not its order.
  ///
  /// Kernel: shmem_add_to_page_cache(), mm/shmem.c, and page_cache_tree_insert(), mm/filemap.c, 3.16; xas_store(),
  /// lib/xarray.c, 6.12.
  mutating func addToPageCache(_ page: PageNumber, at index: PageIndex) {
    precondition(storage[page].lockOwner != nil, "a page enters the page cache locked")
    let range = EntryRange(order: storage[page].order, covering: index)
    if range.isLarge { storage.store(.page(page), in: range) } else { storage[index] = .page(page) }
    for (slot, frame) in zip(range.slots, storage.frames(of: page)) {
      storage[frame].mapping = PageIndex(slot)
      get(page)
    }
    file.nrpages += Int(range.count)
  }

  /// Returns true if a page that a task has found in the slot of a page of the file still belongs to it.
  ///
  /// The kernel compares the file alone, and not the place in it. That makes a difference only once a single page stands
  /// in an entry of several slots, before 058313515d5a: each of these slots leads to that page then, and a task goes on
  /// with its bytes.
  ///
  /// Kernel: `folio->mapping`, shmem_get_folio_gfp() and shmem_undo_range(), mm/shmem.c, 6.12.
  func belongs(_ page: PageNumber, at index: PageIndex) -> Bool {
    let value = storage[page]
    return value.covers(index) || value.mapping != nil && storage[index] == .page(page)
  }

  /// Takes a page out of the tree and leaves `replacement` in its slot.
  ///
  /// Kernel: delete_from_page_cache(), mm/filemap.c, and shmem_delete_from_page_cache(),
  /// mm/shmem.c, 3.16.
  ///
  /// - Returns: true if the kernel survives the step: the page has to be in the slot that its index names.
  mutating func removeFromPageCache(_ page: PageNumber, leaving replacement: Entry?) -> Bool {
    guard let index = storage[page].mapping else {
      stop(at: .pageLeftFile(page))
      return false
    }
    guard storage[index] == .page(page) else {
      stop(at: .slotLost(page, index))
      return false
    }
    storage[index] = replacement
    if case .shadow = replacement { file.nrshadows += 1 }
    for frame in storage.frames(of: page) { storage[frame].mapping = nil }
    let count = storage[page].frameCount
    file.nrpages -= count
    for _ in 0..<count { put(page) }
    return true
  }

  /// Takes a page out of the file for good; without the page lock it may have left since it was looked at.
  ///
  /// Kernel: truncate_complete_page(), mm/truncate.c, 3.16.
  mutating func truncate(_ page: PageNumber) {
    guard storage[page].mapping != nil else { return }
    storage[page].isDirty = false
    _ = removeFromPageCache(page, leaving: nil)
  }

  /// Returns the entry that reclaim leaves in the slot of a clean page that it drops.
  ///
  /// Kernel: __remove_mapping(), mm/vmscan.c, 3.16, which makes no shadow of a page of tmpfs.
  func remains(of index: PageIndex, in scenario: Scenario) -> Entry? {
    switch scenario.mapping {
    case .tmpfs: return nil
    case .file:
      let stamp = UInt32(truncatingIfNeeded: index.rawValue)
      let usual = Shadow(stamp)
      let isRemembered = tasks.contains { storage[$0].undo?.isToDo(.shadow(usual)) == true }
      let filePages = UInt32(truncatingIfNeeded: scenario.filePages)
      return .shadow(isRemembered ? Shadow(stamp + filePages) : usual)
    }
  }

  /// Removes a shadow from its slot.
  ///
  /// Kernel: clear_exceptional_entry(), mm/truncate.c, 3.16.
  mutating func clearShadow(at index: PageIndex) {
    storage[index] = nil
    file.nrshadows -= 1
  }

  /// The age of bytes that come into being now.
  var birthNow: Birth { file.phase == .before ? .beforePunch : .afterPunch }
}
