// Knows how the steps of a collapse change a race.

extension Machine {
  /// Performs a step of a collapse.
  ///
  /// - Returns: the place after it.
  mutating func perform(
    _ effect: CollapseEffect<Storage.Batch>,
    _ task: TaskID,
    in scenario: Scenario
  ) -> Collapser<Storage.Batch> {
    switch effect {
    case .allocates(let page, let range):
      allocate(page, order: range.order, lockedBy: task)
      return .looking(Collapse(page: page, range: range), at: range.base)
    case .declines: return .finished
    case .looks(let look, let index, let collapse):
      return perform(look, task, at: index, collapse)
    case .getPage(let effect, let index, let collapse):
      switch perform(effect, task, for: .collapse, at: index, in: scenario) {
      case .goesOn(let getPage): return .getting(collapse, getPage, at: index)
      case .done(let page): return .isolating(collapse, page, at: index)
      case .behindEnd, .failed: return .releasing(collapse, hasJoined: false)
      }
    case .page(let effect, let page, let index, let collapse):
      return perform(effect, page, task, at: index, collapse)
    case .copies(let collapse):
      for (index, frame) in zip(collapse.range.slots, storage.frames(of: collapse.page)) {
        guard let page = collapse.oldPage(at: PageIndex(index)) else { continue }
        storage[frame].content = storage[page].content
      }
      return .joining(collapse)
    case .joins(let collapse):
      join(collapse)
      return .releasing(collapse, hasJoined: true)
    case .findsSlotChanged(_, let collapse): return .releasing(collapse, hasJoined: false)
    case .releases(let collapse, let hasJoined):
      for page in collapse.oldPages {
        if !hasJoined { storage[page].isOnLRU = true }
        unlockAndPut(page, task)
      }
      unlockAndPut(collapse.page, task)
      return .finished
    }
  }

  private mutating func perform(
    _ look: CollapseEffect<Storage.Batch>.Look,
    _ task: TaskID,
    at index: PageIndex,
    _ collapse: Collapse<Storage.Batch>
  ) -> Collapser<Storage.Batch> {
    switch look {
    case .isEmpty: return collapse.place(after: index)
    case .locks(let page):
      lock(page, task)
      get(page)
      return .isolating(collapse, page, at: index)
    case .needsPage: return .getting(collapse, .lookUp, at: index)
    case .findsLocked, .findsUnfit, .findsNothing: return .releasing(collapse, hasJoined: false)
    }
  }

  private mutating func perform(
    _ effect: CollapseEffect<Storage.Batch>.OnPage,
    _ page: PageNumber,
    _ task: TaskID,
    at index: PageIndex,
    _ collapse: Collapse<Storage.Batch>
  ) -> Collapser<Storage.Batch> {
    switch effect {
    case .isolates:
      storage[page].isOnLRU = false
      unmapAll(of: page)
      return collapse.adding(page, at: index).place(after: index)
    case .findsLarge, .findsIsolated:
      unlockAndPut(page, task)
      return .releasing(collapse, hasJoined: false)
    case .findsReferenced:
      unmapAll(of: page)
      unlockAndPut(page, task)
      return .releasing(collapse, hasJoined: false)
    }
  }

  /// Puts the new page into all slots of the range; its zeros for an empty slot are as old as this store.
  private mutating func join(_ collapse: Collapse<Storage.Batch>) {
    for page in collapse.oldPages { _ = removeFromPageCache(page, leaving: nil) }
    for (index, frame) in zip(collapse.range.slots, storage.frames(of: collapse.page))
    where collapse.oldPage(at: PageIndex(index)) == nil {
      storage[frame].content = Content(index: PageIndex(index), birth: birthNow, isZeros: true)
    }
    addToPageCache(collapse.page, at: collapse.range.base)
    storage[collapse.page].isDirty = true
    storage[collapse.page].isOnLRU = true
  }
}

extension Collapse {
  /// Returns the place after the look at a slot: at the next one, or at the end of the range.
  fileprivate func place(after index: PageIndex) -> Collapser<Batch> {
    range.contains(index.next) ? .looking(self, at: index.next) : .copying(self)
  }
}
