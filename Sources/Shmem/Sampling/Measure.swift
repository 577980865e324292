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
  /// The slots that went from page to swap entry: C11.
  case swizzlesOut
  /// The slots that went from swap entry to page: S7, O5.
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
    case .inodeMutex, .swaplistMutex: self[.turnsForMutex] += 1
    case .writeback: self[.turnsForWriteback] += 1
    case .swapCache, .noPage, .isolated, .fileInUse, .noFuel, .oops: break
    }
  }

  /// Counts a step that was taken.
  ///
  /// - Parameters:
  ///   - step: the step.
  ///   - machine: the state after it.
  ///   - nrpages: the number of pages in the tree before it.
  mutating func count<Storage>(_ step: Step, to machine: Machine<Storage>, nrpages: Int) {
    self[.steps] += 1
    let id = step.id
    if id == .p5 || id == .p14, machine[step.task].undo?.isGathering != true {
      self[id == .p5 ? .firstGathers : .secondGathers] += 1
    }
    if id == .f2 { self[.sleeps] += 1 }
    if id == .p6 || id == .p6e || id == .p16 || id == .p16e || id == .p18 {
      guard machine[step.task].undo?.isGoingBack == true else { return }
      self[id == .p18 ? .pageRetries : .swapRetries] += 1
    }
    if id == .c11 || id == .c11a, machine.file.nrpages < nrpages { self[.swizzlesOut] += 1 }
    if id == .s7 || id == .s7b || id == .o5, machine.file.nrpages > nrpages {
      self[.swizzlesIn] += 1
    }
  }
}

extension UndoRange {
  /// True if a retry is about to leave the batch.
  var isGoingBack: Bool {
    guard case .batch(.goBack, _) = self else { return false }
    return true
  }
}
