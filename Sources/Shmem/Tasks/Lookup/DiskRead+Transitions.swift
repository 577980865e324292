// Knows the steps of reading a page of an ordinary file from the disk, M0 to M5, and how they change a race.

extension Machine {
  /// Returns what comes next in reading page `index` of the file from the disk.
  func next(
    of read: DiskRead,
    at index: PageIndex,
    in scenario: Scenario
  ) -> NextStep<DiskReadEffect> {
    switch read {
    case .takeLock: .step(.m0, unless: sharedInvalidateLockWait, .takesLock)
    case .allocate: .ready(.m1, .allocates(freeFrame(for: index, in: scenario)))
    case .add(let page): .ready(.m2, add(page, at: index))
    case .read(let page): .ready(.m3, .reads(page, contentOnDisk(at: index, in: scenario)))
    case .unlock(let page): .ready(.m4, .unlocks(page))
    case .releaseLock(let page): .ready(.m5, .releasesLock(page))
    }
  }

  private func add(_ page: PageNumber, at index: PageIndex) -> DiskReadEffect {
    switch storage[index] {
    case .page(let other): .findsSlotTaken(page, by: .page(other))
    case .swap(let swap): .findsSlotTaken(page, by: .swap(swap))
    case .shadow(let shadow): .adds(page, replacing: shadow)
    case nil: .adds(page, replacing: nil)
    }
  }

  /// Returns the bytes that reading page `index` from the disk would give now.
  ///
  /// The file system frees the blocks of the hole at t1, when the page cache has been emptied, or in B2: from
  /// then on there is nothing to be read but zeros. Until then a read brings back **the bytes from
  /// before**, as often as one likes. After the end of the file it is given zeros as soon as i_size
  /// has been lowered, and what was cut off once does not come back with a longer file. Data that has been written since is
  /// on the disk again.
  ///
  /// Kernel: block_read_full_page(), fs/buffer.c, 3.16, which asks for no block after i_size.
  package func contentOnDisk(at index: PageIndex, in scenario: Scenario) -> Content {
    if isFreed(index, in: scenario), file.written[index] == nil {
      return Content(index: index, birth: birthNow, isZeros: true)
    }
    return Content(index: index, birth: file.written[index] ?? .beforePunch, isZeros: false)
  }

  /// Returns true if the block that a page had at the start is free; it can have got another one since.
  private func isFreed(_ index: PageIndex, in scenario: Scenario) -> Bool {
    let isPunched = file.phase == .after && scenario.hole.contains(index)
    return isPunched || index.rawValue >= file.leastEnd.pages
  }

  /// Notes that the bytes of a page are written to the disk.
  ///
  /// A page after the end of the file is not written. A page of the hole whose block is still that of the start needs no
  /// note: what is read from there is old data, whether it has been written since or not.
  mutating func noteWrite(of page: PageNumber, at index: PageIndex, in scenario: Scenario) {
    guard isInsideFile(index), let content = storage[page].content, !content.isZeros,
      isFreed(index, in: scenario) || !scenario.hole.contains(index)
    else { return }
    file.written.insert(index, content.birth)
  }

  /// Returns true if a page that is in the page cache has a block, on the disk or set aside for it.
  func hasBlock(_ page: PageNumber, at index: PageIndex, in scenario: Scenario) -> Bool {
    storage[page].isDirty || !isFreed(index, in: scenario) || file.written[index] != nil
  }

  /// Performs a step of reading page `index` of the file from the disk.
  mutating func perform(
    _ effect: DiskReadEffect,
    _ task: TaskID,
    at index: PageIndex,
    for purpose: DiskRead.Purpose,
    in scenario: Scenario
  ) -> DiskReadResult {
    let isUnderLock = scenario.locksPageCache(toFillFor: purpose)
    switch effect {
    case .takesLock: return .goesOn(.allocate)
    case .allocates(let page):
      allocate(page, lockedBy: task)
      return .goesOn(.add(page))
    case .adds(let page, let shadow):
      if shadow != nil { file.nrshadows -= 1 }
      addToPageCache(page, at: index)
      storage[page].isOnLRU = true
      return .goesOn(.read(page))
    case .findsSlotTaken(let page, _):
      unlockAndPut(page, task)
      return isUnderLock ? .goesOn(.releaseLock(nil)) : .lookAgain
    case .reads(let page, let content):
      storage[page].content = content
      return purpose == .write ? .done(page) : .goesOn(.unlock(page))
    case .unlocks(let page):
      unlock(page, task)
      return isUnderLock ? .goesOn(.releaseLock(page)) : .done(page)
    case .releasesLock(let page): return page.map { .done($0) } ?? .lookAgain
    }
  }
}
