// Asks the place of a task what every kind of task answers, without a box around the place.

extension TaskPlace {
  /// True if the task is about to start, or to start over.
  package var isIdle: Bool { ask(IsIdleQuestion()) }

  /// The page whose lock the task holds; for a task that removes pages without the guard `pageLock`, the
  /// page it would have locked.
  package var lockedPage: PageNumber? { ask(LockedPageQuestion()) }

  /// All pages whose locks the task holds: one, but for a gather that locks.
  package var lockedPages: [PageNumber] { ask(LockedPagesQuestion()) }

  /// Returns the number of references to a page that the task holds.
  package func references(to page: PageNumber) -> Int { ask(ReferencesQuestion(page: page)) }

  /// The pages that the task holds references to, apart from those of a batch.
  package var referencedPages: [PageNumber] { ask(HeldPagesQuestion()) }

  /// The swap entry that a task without a batch has among its local variables.
  package var rememberedSwap: SwapEntry? { ask(SwapQuestion()) }

  /// The swap-in that the task is in the middle of.
  package var swapIn: SwapIn? { ask(SwapInQuestion()) }

  /// The page fault that the task is in, its own or that of a write's buffer.
  package var faulter: Faulter? { ask(FaulterQuestion()) }

  /// True if the task is awake and its entry is still on the wait queue of the punch.
  package var isAwakeOnQueue: Bool { faulter?.isAwakeOnQueue == true }

  /// Returns true if the task has the swap entry among its local variables.
  package func remembers(_ swap: SwapEntry) -> Bool { ask(RemembersQuestion(swap: swap)) }

  /// The page of the file the task is working on, once it has one.
  package var index: PageIndex? { ask(IndexQuestion()) }

  /// See `TaskState`.
  var isFinished: Bool { ask(IsFinishedQuestion()) }

  /// See `TaskState`.
  var isAboutToSwizzle: Bool { ask(IsAboutToSwizzleQuestion()) }

  /// See `TaskState`.
  var hasEmptiedSlot: Bool { ask(HasEmptiedSlotQuestion()) }

  /// See `TaskState`.
  var isFillingPageCache: Bool { ask(IsFillingPageCacheQuestion()) }

  /// See `TaskState`.
  var isCuttingFile: Bool { ask(IsCuttingFileQuestion()) }

  /// See `TaskState`.
  var writtenPage: PageIndex? { ask(WrittenPageQuestion()) }

  /// See `TaskState`.
  var undoPurpose: UndoRangeCall.Kind? { ask(UndoPurposeQuestion()) }

  /// See `TaskState`.
  var swapsAboutToBeOwned: SwapRange? { ask(SwapsAboutToBeOwnedQuestion()) }

  /// See `TaskState`.
  var swapsWithoutPage: SwapRange? { ask(SwapsWithoutPageQuestion()) }

  /// See `TaskState`.
  var pageUnderWrite: PageNumber? { ask(PageUnderWriteQuestion()) }

  /// See `TaskState`.
  var rank: Int { ask(RankQuestion()) }

  /// See `TaskState`.
  func swizzledIndex(in context: SwizzleContext) -> PageIndex? {
    ask(SwizzledIndexQuestion(context: context))
  }

  /// See `TaskState`.
  func owns(_ swap: SwapEntry, under rules: Rules) -> Bool {
    ask(OwnsQuestion(swap: swap, rules: rules))
  }

  /// See `TaskState`.
  func swappedLag(under rules: Rules) -> Int { ask(SwappedLagQuestion(rules: rules)) }
}

private struct IsIdleQuestion: TaskStateQuestion {
  func answer(for state: some TaskState) -> Bool { state.isIdle }
}

private struct IsFinishedQuestion: TaskStateQuestion {
  func answer(for state: some TaskState) -> Bool { state.isFinished }
}

private struct IndexQuestion: TaskStateQuestion {
  func answer(for state: some TaskState) -> PageIndex? { state.index }
}

private struct LockedPageQuestion: TaskStateQuestion {
  func answer(for state: some TaskState) -> PageNumber? { state.lockedPage }
}

private struct LockedPagesQuestion: TaskStateQuestion {
  func answer(for state: some TaskState) -> [PageNumber] { state.lockedPages }
}

private struct HeldPagesQuestion: TaskStateQuestion {
  func answer(for state: some TaskState) -> [PageNumber] { state.heldPages }
}

private struct SwapQuestion: TaskStateQuestion {
  func answer(for state: some TaskState) -> SwapEntry? { state.swap }
}

private struct SwapInQuestion: TaskStateQuestion {
  func answer(for state: some TaskState) -> SwapIn? { state.swapIn }
}

private struct FaulterQuestion: TaskStateQuestion {
  func answer(for state: some TaskState) -> Faulter? { state.faulter }
}

private struct IsAboutToSwizzleQuestion: TaskStateQuestion {
  func answer(for state: some TaskState) -> Bool { state.isAboutToSwizzle }
}

private struct HasEmptiedSlotQuestion: TaskStateQuestion {
  func answer(for state: some TaskState) -> Bool { state.hasEmptiedSlot }
}

private struct IsFillingPageCacheQuestion: TaskStateQuestion {
  func answer(for state: some TaskState) -> Bool { state.isFillingPageCache }
}

private struct IsCuttingFileQuestion: TaskStateQuestion {
  func answer(for state: some TaskState) -> Bool { state.isCuttingFile }
}

private struct WrittenPageQuestion: TaskStateQuestion {
  func answer(for state: some TaskState) -> PageIndex? { state.writtenPage }
}

private struct UndoPurposeQuestion: TaskStateQuestion {
  func answer(for state: some TaskState) -> UndoRangeCall.Kind? { state.undoPurpose }
}

private struct SwapsAboutToBeOwnedQuestion: TaskStateQuestion {
  func answer(for state: some TaskState) -> SwapRange? { state.swapsAboutToBeOwned }
}

private struct SwapsWithoutPageQuestion: TaskStateQuestion {
  func answer(for state: some TaskState) -> SwapRange? { state.swapsWithoutPage }
}

private struct PageUnderWriteQuestion: TaskStateQuestion {
  func answer(for state: some TaskState) -> PageNumber? { state.pageUnderWrite }
}

private struct RankQuestion: TaskStateQuestion {
  func answer(for state: some TaskState) -> Int { state.rank }
}

private struct ReferencesQuestion: TaskStateQuestion {
  let page: PageNumber

  func answer(for state: some TaskState) -> Int { state.references(to: page) }
}

private struct RemembersQuestion: TaskStateQuestion {
  let swap: SwapEntry

  func answer(for state: some TaskState) -> Bool { state.remembers(swap) }
}

private struct SwizzledIndexQuestion: TaskStateQuestion {
  let context: SwizzleContext

  func answer(for state: some TaskState) -> PageIndex? { state.swizzledIndex(in: context) }
}

private struct OwnsQuestion: TaskStateQuestion {
  let swap: SwapEntry
  let rules: Rules

  func answer(for state: some TaskState) -> Bool { state.owns(swap, under: rules) }
}

private struct SwappedLagQuestion: TaskStateQuestion {
  let rules: Rules

  func answer(for state: some TaskState) -> Int { state.swappedLag(under: rules) }
}
