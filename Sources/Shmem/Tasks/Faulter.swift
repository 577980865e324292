// Knows a page fault through a shared mapping of the file.

/// Where a page fault is.
///
/// Kernel: shmem_fault() with shmem_getpage(SGP_CACHE), mm/shmem.c; do_read_fault() and
/// do_shared_fault(), mm/memory.c, 3.16.
public enum Faulter: Hashable, Sendable {
  /// It has not started.
  case idle
  /// The access has just faulted, or faulted again.
  case gate(PageIndex)
  /// It found the page inside a hole that is being punched.
  case queue(PageIndex)
  /// It is on the wait queue.
  case asleep(PageIndex)
  /// It was woken.
  case leaveQueue(PageIndex)
  /// It may look the page up.
  case lookUp(PageIndex)
  /// It holds a reference to a page it found in the tree.
  case lock(PageIndex, PageNumber)
  /// It knows what the slot held: a page, locked now; a swap entry; or nothing.
  case testSize(PageIndex, Found)
  /// It found a swap entry.
  case swapIn(PageIndex, SwapIn)
  /// It found nothing and needs a page.
  case allocate(PageIndex)
  /// It has a new page, locked.
  case add(PageIndex, PageNumber)
  /// The new page is in the tree.
  case addToLRU(PageIndex, PageNumber)
  /// The page, locked, has no bytes yet.
  case clear(PageIndex, PageNumber)
  /// The page, locked, can be mapped.
  case map(PageIndex, PageNumber)
  /// The page is mapped, for a store, and still locked.
  case dirty(PageIndex, PageNumber)
  /// The page is mapped and still locked.
  case unlock(PageIndex, PageNumber)
  /// The user is about to store through the pte.
  case store(PageIndex)
  /// It is done.
  case finished

  /// What a lookup found.
  public enum Found: Hashable, Sendable {
    /// Nothing.
    case nothing
    /// A page, locked since.
    case page(PageNumber)
    /// A swap entry.
    case swap(SwapEntry)
  }

  /// The page that the task holds a reference to; from F12 on that reference is the pte's.
  var heldPage: PageNumber? {
    switch self {
    case .idle, .gate, .queue, .asleep, .leaveQueue, .lookUp, .allocate, .dirty, .unlock, .store,
      .finished, .testSize(_, .nothing), .testSize(_, .swap):
      nil
    case .lock(_, let page), .testSize(_, .page(let page)), .add(_, let page),
      .addToLRU(_, let page), .clear(_, let page), .map(_, let page):
      page
    case .swapIn(_, let swapIn): swapIn.heldPage
    }
  }

  /// The page that the task has locked.
  var lockedPage: PageNumber? {
    switch self {
    case .idle, .gate, .queue, .asleep, .leaveQueue, .lookUp, .lock, .allocate, .store, .finished,
      .testSize(_, .nothing), .testSize(_, .swap):
      nil
    case .testSize(_, .page(let page)), .add(_, let page), .addToLRU(_, let page),
      .clear(_, let page), .map(_, let page), .dirty(_, let page), .unlock(_, let page):
      page
    case .swapIn(_, let swapIn): swapIn.lockedPage
    }
  }

  /// The swap entry among the task's local variables.
  var swap: SwapEntry? {
    switch self {
    case .testSize(_, .swap(let swap)): swap
    case .swapIn(_, let swapIn): swapIn.swap
    case .idle, .gate, .queue, .asleep, .leaveQueue, .lookUp, .lock, .testSize(_, .nothing),
      .testSize(_, .page), .allocate, .add, .addToLRU, .clear, .map, .dirty, .unlock, .store,
      .finished:
      nil
    }
  }

  /// The page of the file that is touched, once the fault has started.
  var index: PageIndex? {
    switch self {
    case .idle, .finished: nil
    case .gate(let index), .queue(let index), .asleep(let index), .leaveQueue(let index),
      .lookUp(let index), .lock(let index, _), .testSize(let index, _), .swapIn(let index, _),
      .allocate(let index), .add(let index, _), .addToLRU(let index, _), .clear(let index, _),
      .map(let index, _), .dirty(let index, _), .unlock(let index, _), .store(let index):
      index
    }
  }
}

extension Machine {
  /// What a faulter can do next; `index` is the page it would start on.
  func outlook(of faulter: Faulter, at index: PageIndex?, in scenario: Scenario) -> Outlook {
    switch faulter {
    case .idle: index.map { gateOutlook(at: $0, in: scenario) } ?? .picks
    case .gate(let index): gateOutlook(at: index, in: scenario)
    case .queue: .ready(.f2)
    case .asleep: isPublished(in: scenario) ? .waits(.f3, .waitQueue) : .ready(.f3)
    case .leaveQueue: .ready(.f4)
    case .lookUp(let index): faultLookUpOutlook(at: index)
    case .lock(_, let page): lockWait(for: page).map { .waits(.f5, $0) } ?? .ready(.f5)
    case .testSize: .ready(.f6)
    case .swapIn(_, let swapIn): outlook(of: swapIn)
    case .allocate: .ready(.f8)
    case .add: .ready(.f9)
    case .addToLRU: .ready(.f10)
    case .clear: .ready(.f11)
    case .map: .ready(.f12)
    case .dirty: .ready(.f13)
    case .unlock: .ready(.f14)
    case .store: .ready(.f15)
    case .finished: .finished
    }
  }

  private func gateOutlook(at index: PageIndex, in scenario: Scenario) -> Outlook {
    switch scenario.rules.faultGate {
    case .none: faultLookUpOutlook(at: index)
    case .waitQueue: .ready(.f1)
    }
  }

  private func faultLookUpOutlook(at index: PageIndex) -> Outlook {
    .ready(storage[index]?.swap == nil ? .f5 : .s1)
  }

  /// Takes a faulter's next step.
  mutating func advance(
    _ faulter: Faulter,
    _ task: TaskID,
    at start: PageIndex?,
    in scenario: Scenario
  ) -> Faulter {
    switch faulter {
    case .idle:
      guard let start else { preconditionFailure("a fault starts on a page of the file") }
      return passGate(start, in: scenario)
    case .gate(let index): return passGate(index, in: scenario)
    case .queue(let index): return .asleep(index)
    case .asleep(let index): return .leaveQueue(index)
    case .leaveQueue(let index): return .gate(index)
    case .lookUp(let index): return faultLookUp(index)
    case .lock(let index, let page):
      guard storage[page].mapping == index else {
        put(page)
        return .lookUp(index)
      }
      lock(page, task)
      return .testSize(index, .page(page))
    case .testSize(let index, let found): return testSize(found, task, at: index, in: scenario)
    case .swapIn(let index, let swapIn):
      switch advance(swapIn, task, at: index, in: scenario) {
      case .goesOn(let next): return .swapIn(index, next)
      case .lookAgain: return .lookUp(index)
      case .done(let page): return .map(index, page)
      }
    case .allocate(let index):
      return .add(index, allocatePage(for: index, task, in: scenario))
    case .add(let index, let page):
      guard addToPageCache(page, at: index, expecting: nil) else {
        unlockAndPut(page, task)
        return .lookUp(index)
      }
      return .addToLRU(index, page)
    case .addToLRU(let index, let page):
      storage[page].isOnLRU = true
      return .clear(index, page)
    case .clear(let index, let page):
      storage[page].content = Content(index: index, birth: birthNow, isZeros: true)
      return .map(index, page)
    case .map(let index, let page): return setPte(page, task, at: index, in: scenario)
    case .dirty(let index, let page):
      storage[page].isDirty = true
      return .unlock(index, page)
    case .unlock(let index, let page):
      unlock(page, task)
      return scenario[task].kind == .faultWrite ? .store(index) : .finished
    case .store(let index): return store(at: index)
    case .finished: preconditionFailure("a finished fault takes no step")
    }
  }

  private mutating func passGate(_ index: PageIndex, in scenario: Scenario) -> Faulter {
    switch scenario.rules.faultGate {
    case .none: return faultLookUp(index)
    case .waitQueue:
      let mustWait = isPublished(in: scenario) && scenario.hole.contains(index)
      return mustWait ? .queue(index) : .lookUp(index)
    }
  }

  private mutating func faultLookUp(_ index: PageIndex) -> Faulter {
    switch storage[index] {
    case nil: return .testSize(index, .nothing)
    case .swap(let swap): return .testSize(index, .swap(swap))
    case .page(let page):
      get(page)
      return .lock(index, page)
    }
  }

  /// F6, with the purely local choice F7.
  private mutating func testSize(
    _ found: Faulter.Found,
    _ task: TaskID,
    at index: PageIndex,
    in scenario: Scenario
  ) -> Faulter {
    guard index.rawValue < scenario.filePages else {
      if case .page(let page) = found { unlockAndPut(page, task) }
      return .finished
    }
    switch found {
    case .nothing: return .allocate(index)
    case .swap(let swap): return .swapIn(index, .lookUpCache(swap))
    case .page(let page):
      return storage[page].content == nil ? .clear(index, page) : .map(index, page)
    }
  }

  /// F12: the reference of the fault becomes the pte's, or goes if the pte is there already.
  private mutating func setPte(
    _ page: PageNumber,
    _ task: TaskID,
    at index: PageIndex,
    in scenario: Scenario
  ) -> Faulter {
    if storage[page].isMapped {
      put(page)
    } else {
      storage[page].isMapped = true
    }
    return scenario[task].kind == .faultWrite ? .dirty(index, page) : .unlock(index, page)
  }

  /// F15: with the pte gone, the access faults again.
  ///
  /// The store sets the pte's dirty bit, which P3, P10a, P19 and C3 carry over to the page when they
  /// clear the pte; nobody looks at the page's flag while a pte maps it, so it is set here.
  private mutating func store(at index: PageIndex) -> Faulter {
    guard case .page(let page) = storage[index], storage[page].isMapped else { return .gate(index) }
    storage[page].content?.isZeros = false
    storage[page].isDirty = true
    return .finished
  }
}
