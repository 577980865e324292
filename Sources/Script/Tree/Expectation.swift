// Knows what a demo can claim about a race.
package import Shmem

/// A claim about the race as it stands.
package enum Expectation: Hashable, Sendable {
  /// The slot of a page of the file holds this.
  case slot(PageIndex, SlotExpectation)
  /// The puncher's batch is exactly this, as it was gathered; empty means that there is none.
  case batch([Gathered])
  /// Old data can still be reached at exactly these pages after the punch, ascending.
  case lost([PageIndex])
  /// Data written since remains in the hole at exactly these pages, ascending.
  case tolerated([PageIndex])
  /// The second loop has gone back so many times.
  case retries(Int)
  /// The puncher has gathered so many times, in both loops.
  case gathers(Int)
  /// A promise stands like this.
  case promise(Promise, PromiseStatusWord)
  /// The next step of the task is this one.
  case next(TaskName, StepID)
  /// The task waits before this step.
  case waits(TaskName, StepID)
  /// The task has finished.
  case finished(TaskName)
  /// The punch owes the removal of old data at exactly these pages yet, ascending.
  case owed([PageIndex])
  /// The last check found that no schedule breaks a promise.
  case holds
  /// The last check found a schedule that breaks this promise, or any if none is given.
  case violated(PromiseWord?)
  /// The schedule that the last check found has so many steps; one that goes round for ever, on the
  /// way in and once round.
  case schedule(Int)
  /// The last check found a schedule that goes round for ever.
  case loop
  /// This is the first page that the race under other rules holds otherwise; none if there is none.
  case difference(PageIndex?)

  /// Whether it is about the last check and not about the present state.
  package var isAboutCheck: Bool {
    switch self {
    case .holds, .violated, .schedule, .loop: true
    case .slot, .batch, .lost, .tolerated, .retries, .gathers, .promise, .next, .waits, .finished,
      .owed, .difference:
      false
    }
  }

  /// The lowest version of the language that has all its words.
  var version: Int {
    switch self {
    case .slot, .batch, .lost, .tolerated, .retries, .gathers, .promise, .next, .waits, .finished: 1
    case .owed, .holds, .violated, .schedule, .loop, .difference: 2
    }
  }
}

/// What a slot is claimed to hold; what is not said may be anything.
package enum SlotExpectation: Hashable, Sendable {
  /// Nothing.
  case hole
  /// A page, its bytes from before or after the start of the punch, its lock held by a task.
  case page(Birth?, lockedBy: TaskName?)
  /// A swap entry, its bytes from before or after the start of the punch.
  case swap(Birth?)
  /// A shadow entry.
  case shadow
}

/// How a promise is claimed to stand, in one word.
package enum PromiseStatusWord: String, CaseIterable, Hashable, Sendable {
  /// It holds now.
  case holds
  /// It is not due yet.
  case open
  /// It is broken.
  case broken
}
