// Knows where a task of any kind can be in its code, and what it waits for.

/// Where a task is in its code, with exactly the local variables that are alive there.
package enum TaskPlace<Batch: GatheredBatch>: Hashable, Sendable {
  /// Somewhere in shmem_fallocate().
  case puncher(Puncher<Batch>)
  /// Somewhere in read(2).
  case reader(Reader)
  /// Somewhere in a splice read.
  case splicer(Splicer)
  /// Somewhere in write(2).
  case writer(Writer)
  /// Somewhere in a page fault.
  case faulter(Faulter)
  /// Somewhere in page reclaim.
  case reclaimer(Reclaimer)
  /// Somewhere in a truncate.
  case truncater(Truncater<Batch>)
  /// Somewhere in a preallocation that fails.
  case preallocator(Preallocator<Batch>)
  /// Somewhere in the eviction of the inode.
  case evictor(Evictor<Batch>)
  /// Somewhere in swapoff.
  case swapoff(Swapoff)

  /// Where a task starts.
  init(startOf spec: TaskSpec, in scenario: Scenario) {
    switch spec.kind {
    case .punch: self = .puncher(Puncher(startOf: scenario.call))
    case .read: self = .reader(.idle)
    case .splice: self = .splicer(.idle)
    case .write: self = .writer(.idle)
    case .faultRead, .faultWrite: self = .faulter(.idle)
    case .reclaim: self = .reclaimer(.idle)
    case .truncate: self = .truncater(.idle)
    case .preallocate: self = .preallocator(.idle)
    case .evict: self = .evictor(.idle)
    case .swapoff: self = .swapoff(.idle)
    }
  }

  /// Whether the task is about to start, or to start over.
  package var isIdle: Bool {
    switch self {
    case .puncher(.dropMmapSem), .puncher(.takeMutex), .reader(.idle), .splicer(.idle),
      .writer(.idle), .faulter(.idle),
      .reclaimer(.idle), .truncater(.idle), .preallocator(.idle), .evictor(.idle),
      .swapoff(.idle):
      true
    case .puncher, .reader, .splicer, .writer, .faulter, .reclaimer, .truncater, .preallocator,
      .evictor,
      .swapoff:
      false
    }
  }

  /// Where the task is in shmem_undo_range(), if it is in there.
  package var undo: UndoRange<Batch>? {
    switch self {
    case .puncher(let puncher): puncher.undo
    case .truncater(let truncater): truncater.undo
    case .preallocator(let preallocator): preallocator.undo
    case .evictor(let evictor): evictor.undo
    case .reader, .splicer, .writer, .faulter, .reclaimer, .swapoff: nil
    }
  }

  /// The page whose lock the task holds; for whoever removes pages without the guard `pageLock`, the
  /// page it would have locked.
  package var lockedPage: PageNumber? {
    switch self {
    case .puncher, .truncater, .evictor: undo?.lockedPage
    case .preallocator(let preallocator): preallocator.lockedPage
    case .reader(let reader): reader.lockedPage
    case .splicer(let splicer): splicer.lockedPage
    case .writer(let writer): writer.lockedPage
    case .faulter(let faulter): faulter.lockedPage
    case .reclaimer(let reclaimer): reclaimer.lockedPage
    case .swapoff(let swapoff): swapoff.lockedPage
    }
  }

  /// All pages whose locks the task holds: one, but for a gather that locks.
  package var lockedPages: [PageNumber] {
    undo?.lockedPages ?? [lockedPage].compactMap(\.self)
  }

  /// How many references to a page the task holds.
  package func references(to page: PageNumber) -> Int {
    switch self {
    case .puncher, .truncater, .evictor: undo?.references(to: page) ?? 0
    case .preallocator(let preallocator): preallocator.references(to: page)
    case .reader(let reader): reader.heldPage == page ? 1 : 0
    case .splicer(let splicer): splicer.heldPages.count { $0 == page }
    case .writer(let writer): writer.heldPage == page ? 1 : 0
    case .faulter(let faulter): faulter.heldPage == page ? 1 : 0
    case .reclaimer(let reclaimer): reclaimer.heldPage == page ? 1 : 0
    case .swapoff(let swapoff): swapoff.heldPage == page ? 1 : 0
    }
  }

  /// The pages that a task holds references to, apart from those of a batch.
  package var referencedPages: [PageNumber] {
    switch self {
    case .puncher, .truncater, .evictor: [undo?.edgePage].compactMap(\.self)
    case .preallocator(let preallocator): [preallocator.heldPage].compactMap(\.self)
    case .reader(let reader): [reader.heldPage].compactMap(\.self)
    case .splicer(let splicer): splicer.heldPages
    case .writer(let writer): [writer.heldPage].compactMap(\.self)
    case .faulter(let faulter): [faulter.heldPage].compactMap(\.self)
    case .reclaimer(let reclaimer): [reclaimer.heldPage].compactMap(\.self)
    case .swapoff(let swapoff): [swapoff.heldPage].compactMap(\.self)
    }
  }

  /// The swap entry that a task without a batch has among its local variables.
  package var rememberedSwap: SwapEntry? {
    switch self {
    case .puncher, .truncater, .evictor: nil
    case .preallocator(let preallocator): preallocator.getPage?.swap
    case .reader(let reader): reader.swap
    case .splicer(let splicer): splicer.swap
    case .writer(let writer): writer.getPage?.swap
    case .faulter(let faulter): faulter.getPage?.swap
    case .reclaimer(let reclaimer): reclaimer.swap
    case .swapoff(let swapoff): swapoff.swap
    }
  }

  /// The swap-in that the task is in the middle of.
  package var swapIn: SwapIn? {
    switch self {
    case .puncher, .truncater, .evictor: undo?.swapIn
    case .preallocator(let preallocator): undo?.swapIn ?? preallocator.getPage?.swapIn
    case .reader(.swapIn(_, let swapIn)): swapIn
    case .splicer(let splicer): splicer.swapIn
    case .writer(let writer): writer.getPage?.swapIn
    case .faulter(let faulter): faulter.getPage?.swapIn
    case .reader, .reclaimer, .swapoff: nil
    }
  }

  /// The page fault that the task is in, its own or that of a write's buffer.
  package var faulter: Faulter? {
    switch self {
    case .writer(let writer): writer.faulter
    case .faulter(let faulter): faulter
    case .puncher, .reader, .splicer, .reclaimer, .truncater, .preallocator, .evictor, .swapoff: nil
    }
  }

  /// Whether the task has the swap entry among its local variables.
  package func remembers(_ swap: SwapEntry) -> Bool {
    switch self {
    case .puncher, .truncater, .evictor: undo?.remembers(swap) ?? false
    case .preallocator(let preallocator): preallocator.remembers(swap)
    case .reader(let reader): reader.swap == swap
    case .splicer(let splicer): splicer.swap == swap
    case .writer(let writer): writer.getPage?.swap == swap
    case .faulter(let faulter): faulter.getPage?.swap == swap
    case .reclaimer(let reclaimer): reclaimer.swap == swap
    case .swapoff(let swapoff): swapoff.swap == swap
    }
  }

  /// The page of the file the task is working on, once it has one.
  package var index: PageIndex? {
    switch self {
    case .puncher(let puncher): puncher.index
    case .reader(let reader): reader.index
    case .splicer(let splicer): splicer.index
    case .writer(let writer): writer.index
    case .faulter(let faulter): faulter.index
    case .reclaimer(let reclaimer): reclaimer.index
    case .truncater(let truncater): truncater.index
    case .preallocator(let preallocator): preallocator.index
    case .evictor(let evictor): evictor.undo?.index
    case .swapoff(let swapoff): swapoff.index
    }
  }
}

/// What a task can do next.
package enum Readiness: Hashable, Sendable {
  /// It can take the step at once.
  case ready(StepID)
  /// It cannot take the step yet.
  case waits(StepID, WaitReason)
  /// It has not started and will pick a page of the file.
  case picks
  /// It has nothing left to do.
  case finished

  /// The step that comes next, if the task knows it.
  package var id: StepID? {
    switch self {
    case .ready(let id), .waits(let id, _): id
    case .picks, .finished: nil
    }
  }
}

/// Why a task cannot take its next step.
package enum WaitReason: Hashable, Sendable {
  /// Another task holds i_mutex.
  case inodeMutex(heldBy: TaskID)
  /// Another task holds the page lock.
  case pageLock(PageNumber, heldBy: TaskID)
  /// The page is being written to swap.
  case writeback(PageNumber)
  /// The task sleeps on the puncher's wait queue.
  case waitQueue
  /// Another task holds shmem_swaplist_mutex.
  case swaplistMutex(heldBy: TaskID)
  /// The page that the swap slot was given to is not in the swap cache yet.
  case swapCache(SwapEntry)
  /// Reclaim finds no page at this place of the file.
  case noPage(PageIndex)
  /// The page at this place of the file has been isolated by somebody else.
  case isolated(PageNumber)
  /// Another task has the file open.
  case fileInUse(by: TaskID)
  /// As many swizzles as the race allows are made or under way.
  case noFuel(of: Int)
  /// The kernel has stopped.
  case oops(Oops)
}

/// An atomic step of one task.
package struct Step: Hashable, Sendable {
  /// Who takes it.
  package var task: TaskID
  /// Which one it is.
  package var id: StepID
  /// The page of the file that a task picks with its first step, if it was free to.
  package var pick: PageIndex?

  /// Names a step.
  package init(task: TaskID, id: StepID, pick: PageIndex?) {
    self.task = task
    self.id = id
    self.pick = pick
  }
}
