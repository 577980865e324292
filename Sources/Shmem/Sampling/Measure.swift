// Knows what is counted along a random schedule.

/// Something that is counted along a schedule.
///
/// In a turn the strategy chooses a task. The task takes a step, or it has to wait and the turn comes to nothing.
package enum Measure: Int, CaseIterable, Hashable, Sendable {
  /// The steps of all tasks.
  case steps
  /// The gathers of first loops: P5.
  case firstGathers
  /// The gathers of second loops: P14.
  case secondGathers
  /// The number of times that a swap entry, or a shadow, that was no longer there sent a cursor back: P6, P16.
  case swapRetries
  /// The number of times that a page that had left the file sent a cursor back: P18.
  case pageRetries
  /// The slots that went from page to swap entry: C11, C11b.
  case swizzlesOut
  /// The slots that went from swap entry to page: S7, S7b, O5.
  case swizzlesIn
  /// The faults that went to sleep until the punch is over: F2.
  case sleeps
  /// The turns of tasks asleep on the punch's wait queue.
  case turnsAsleep
  /// The turns of tasks that waited for a page lock.
  case turnsForPageLock
  /// The turns of tasks that waited for i_mutex or shmem_swaplist_mutex.
  case turnsForMutex
  /// The turns of tasks that waited for a page to be written.
  case turnsForWriteback
}

/// A number for each measure.
struct MeasureCounts: Sendable {
  private var numbers = InlineArray<12, Int>(repeating: 0)

  /// The count of a measure.
  subscript(measure: Measure) -> Int {
    get { numbers[measure.rawValue] }
    set { numbers[measure.rawValue] = newValue }
  }

  /// Counts a turn in which the task had to wait.
  ///
  /// A reclaimer that finds no page to work on, or a task that is kept out, waits for nothing.
  mutating func countTurn(waitingFor reason: WaitReason) {
    switch reason {
    case .waitQueue: self[.turnsAsleep] += 1
    case .pageLock: self[.turnsForPageLock] += 1
    case .inodeMutex, .swaplistMutex, .invalidateLock: self[.turnsForMutex] += 1
    case .writeback: self[.turnsForWriteback] += 1
    case .swapCache, .noPage, .isolated, .fileInUse, .noFuel, .oops: break
    }
  }

  /// Counts a step that was taken.
  ///
  /// - Parameters:
  ///   - effect: the effect of the step.
  ///   - stopsKernel: true if the step has stopped the kernel instead, and changed nothing else.
  mutating func count<Batch>(_ effect: TaskEffect<Batch>, stopsKernel: Bool) {
    self[.steps] += 1
    guard !stopsKernel else { return }
    if case .fault(.gate(.joinsQueue, _)) = effect { self[.sleeps] += 1 }
    switch effect.swizzle {
    case .out: self[.swizzlesOut] += 1
    case .into: self[.swizzlesIn] += 1
    case nil: break
    }
    if let undo = effect.undo { count(undo) }
  }

  private mutating func count<Batch>(_ effect: UndoEffect<Batch>) {
    switch effect.gatheringLoop {
    case .first: self[.firstGathers] += 1
    case .second: self[.secondGathers] += 1
    case nil: break
    }
    switch effect {
    case .exceptional(.misses(_, _, .goesBack), _), .exceptional(.asksWhy(_, .goesBack), _):
      self[.swapRetries] += 1
    case .page(.findsGone(retry: .some), _): self[.pageRetries] += 1
    case .begins, .gathers, .gathersSlot, .findsNothing, .exceptional, .page, .leaves, .edge,
      .returnsEarly, .accounts:
      break
    }
  }
}
