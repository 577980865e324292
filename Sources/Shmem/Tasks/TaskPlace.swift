// Knows where a task of any kind can be in its code, what comes next there, and what it waits for.

/// The place of a task in its code, with exactly the local variables that are alive there.
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
  /// Somewhere while it pins a page.
  case pinner(Pinner)
  /// Somewhere in a read-ahead.
  case readahead(Readahead)
  /// Somewhere in an invalidation.
  case invalidator(Invalidator)
  /// Somewhere in a collapse.
  case collapser(Collapser<Batch>)

  /// Makes the place at which a task starts.
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
    case .pin: self = .pinner(.idle)
    case .readahead: self = .readahead(.idle)
    case .invalidate: self = .invalidator(.idle)
    case .collapse: self = .collapser(.idle)
    }
  }

  /// The place in shmem_undo_range(), if the task is in there.
  package var undo: UndoRange<Batch>? {
    switch self {
    case .puncher(let puncher): puncher.undo
    case .truncater(let truncater): truncater.undo
    case .preallocator(let preallocator): preallocator.undo
    case .evictor(let evictor): evictor.undo
    case .reader, .splicer, .writer, .faulter, .reclaimer, .swapoff, .pinner, .readahead,
      .invalidator, .collapser:
      nil
    }
  }
}

extension TaskPlace {
  /// The same place, its batch copied.
  package init<Other>(copying place: TaskPlace<Other>) {
    self.init(copying: place, IdentityRenaming())
  }

  /// The same place, its batch copied, where frames and swap slots have other numbers.
  init<Other>(copying place: TaskPlace<Other>, _ renaming: some Renaming) {
    self =
      switch place {
      case .puncher(let puncher): .puncher(Puncher(copying: puncher, renaming))
      case .reader(let reader): .reader(reader.renamed(renaming))
      case .splicer(let splicer): .splicer(splicer.renamed(renaming))
      case .writer(let writer): .writer(writer.renamed(renaming))
      case .faulter(let faulter): .faulter(faulter.renamed(renaming))
      case .reclaimer(let reclaimer): .reclaimer(reclaimer.renamed(renaming))
      case .truncater(let truncater): .truncater(Truncater(copying: truncater, renaming))
      case .preallocator(let preallocator):
        .preallocator(Preallocator(copying: preallocator, renaming))
      case .evictor(let evictor): .evictor(Evictor(copying: evictor, renaming))
      case .swapoff(let swapoff): .swapoff(swapoff.renamed(renaming))
      case .pinner(let pinner): .pinner(pinner.renamed(renaming))
      case .readahead(let readahead): .readahead(readahead.renamed(renaming))
      case .invalidator(let invalidator): .invalidator(invalidator.renamed(renaming))
      case .collapser(let collapser): .collapser(Collapser(copying: collapser, renaming))
      }
  }
}

extension Machine {
  /// Returns what comes next for a task whose kernel has not stopped and that needs no fuel.
  func nextInCode(
    of task: TaskID,
    startingAt index: PageIndex?,
    in scenario: Scenario
  ) -> NextStep<TaskEffect<Storage.Batch>> {
    switch storage[task] {
    case .puncher(let puncher): next(of: puncher, in: scenario).map { .punch($0) }
    case .reader(let reader): next(of: reader, at: index, in: scenario).map { .read($0) }
    case .splicer(let splicer): next(of: splicer, at: index, in: scenario).map { .splice($0) }
    case .writer(let writer): next(of: writer, task, at: index, in: scenario).map { .write($0) }
    case .faulter(let faulter): next(of: faulter, task, at: index, in: scenario).map { .fault($0) }
    case .reclaimer(let reclaimer):
      next(of: reclaimer, at: index, in: scenario).map { .reclaim($0) }
    case .truncater(let truncater): next(of: truncater, task, in: scenario).map { .truncate($0) }
    case .preallocator(let preallocator):
      next(of: preallocator, task, in: scenario).map { .preallocate($0) }
    case .evictor(let evictor): next(of: evictor, task, in: scenario).map { .evict($0) }
    case .swapoff(let swapoff): next(of: swapoff, in: scenario).map { .swapoff($0) }
    case .pinner(let pinner): next(of: pinner, at: index).map { .pin($0) }
    case .readahead(let readahead):
      next(of: readahead, at: index, in: scenario).map { .readahead($0) }
    case .invalidator(let invalidator): next(of: invalidator, at: index).map { .invalidate($0) }
    case .collapser(let collapser):
      next(of: collapser, task, at: index, in: scenario).map { .collapse($0) }
    }
  }
}

/// A question to the place of a task, whatever kind the task is of.
///
/// It is a type, so that the compiler makes an answer for each kind: the checker asks in every state.
protocol TaskStateQuestion {
  associatedtype Answer

  /// Returns the answer for a place of one kind.
  func answer(for state: some TaskState) -> Answer
}

extension TaskPlace {
  /// Returns the answer of the kind that the place is of.
  @inline(__always)
  func ask<Question: TaskStateQuestion>(_ question: Question) -> Question.Answer {
    switch self {
    case .puncher(let puncher): question.answer(for: puncher)
    case .reader(let reader): question.answer(for: reader)
    case .splicer(let splicer): question.answer(for: splicer)
    case .writer(let writer): question.answer(for: writer)
    case .faulter(let faulter): question.answer(for: faulter)
    case .reclaimer(let reclaimer): question.answer(for: reclaimer)
    case .truncater(let truncater): question.answer(for: truncater)
    case .preallocator(let preallocator): question.answer(for: preallocator)
    case .evictor(let evictor): question.answer(for: evictor)
    case .swapoff(let swapoff): question.answer(for: swapoff)
    case .pinner(let pinner): question.answer(for: pinner)
    case .readahead(let readahead): question.answer(for: readahead)
    case .invalidator(let invalidator): question.answer(for: invalidator)
    case .collapser(let collapser): question.answer(for: collapser)
    }
  }
}

/// The step that a task can take next, or the reason why it takes none.
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

/// The reason why a task cannot take its next step.
package enum WaitReason: Hashable, Sendable {
  /// Another task holds i_mutex.
  case inodeMutex(heldBy: TaskID)
  /// Another task holds the page lock.
  case pageLock(PageNumber, heldBy: TaskID)
  /// Another task holds invalidate_lock, alone or together with others.
  case invalidateLock(heldBy: TaskID)
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
  /// Another task has isolated the page at this place of the file.
  case isolated(PageNumber)
  /// Another task has the file open.
  case fileInUse(by: TaskID)
  /// The race allows this many swizzles, and as many are made or under way.
  case noFuel(of: Int)
  /// The kernel has stopped.
  case oops(Oops)
}

/// An atomic step of one task.
package struct Step: Hashable, Sendable {
  /// The task that takes the step.
  package var task: TaskID
  /// The id of the step.
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
