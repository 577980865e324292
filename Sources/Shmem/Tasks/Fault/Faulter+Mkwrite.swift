// Knows the steps of page_mkwrite, F16 to F20, by which a file system lets a page of an ordinary file be written.

extension Machine {
  /// Returns what comes next in page_mkwrite.
  func next(
    _ phase: Faulter.MkwritePhase,
    _ page: PageNumber,
    at index: PageIndex,
    in scenario: Scenario
  ) -> NextStep<FaultEffect.InMkwrite> {
    switch phase {
    case .unlock: .ready(.f16, .unlocks)
    case .takeLock: .step(.f17, unless: sharedInvalidateLockWait, .takesLock)
    case .lock: .step(.f18, unless: lockWait(for: page), test(page, at: index))
    case .getBlock: .ready(.f19, getBlock(for: page, at: index, in: scenario))
    case .releaseLock: .ready(.f20, .releasesLock)
    }
  }

  private func test(_ page: PageNumber, at index: PageIndex) -> FaultEffect.InMkwrite {
    guard storage[page].covers(index) else { return .findsGone }
    return isInsideFile(index) ? .locks : .findsBehindEnd
  }

  /// Returns the effect of F19.
  ///
  /// A block that a page of the hole has or gets while the punch is under way is freed with the others, in B2 or at t1.
  /// The page cannot tell. So its bytes, even if they are new, count as old.
  private func getBlock(
    for page: PageNumber,
    at index: PageIndex,
    in scenario: Scenario
  ) -> FaultEffect.InMkwrite {
    .getsBlock(
      isNew: !hasBlock(page, at: index, in: scenario),
      isFreedLater: file.phase == .during && scenario.hole.contains(index)
    )
  }

  /// Returns the place of a store's fault that has got its page, locked.
  func placeOfStore(at index: PageIndex, _ page: PageNumber, in scenario: Scenario) -> Faulter {
    switch scenario.mapping {
    case .tmpfs: .locked(.map, index, page)
    case .file: .mkwrite(.unlock, index, page)
    }
  }

  /// Performs a step in page_mkwrite.
  ///
  /// - Returns: the place after it.
  mutating func perform(
    _ effect: FaultEffect.InMkwrite,
    _ page: PageNumber,
    _ task: TaskID,
    at index: PageIndex,
    in scenario: Scenario
  ) -> Faulter {
    let hasLock = scenario.locksPageCache(toFillFor: .fault)
    switch effect {
    case .unlocks:
      unlock(page, task)
      return .mkwrite(hasLock ? .takeLock : .lock, index, page)
    case .takesLock: return .mkwrite(.lock, index, page)
    case .locks:
      lock(page, task)
      return .mkwrite(.getBlock, index, page)
    case .findsGone, .findsBehindEnd:
      put(page)
      return hasLock ? .giveUp(index) : .gate(.test, index)
    case .getsBlock(_, let isFreedLater):
      storage[page].isDirty = true
      if isFreedLater { storage[page].content?.birth = .beforePunch }
      return hasLock ? .mkwrite(.releaseLock, index, page) : .locked(.map, index, page)
    case .releasesLock: return .locked(.map, index, page)
    }
  }
}
