// Lists the claims of a demo about a race.
package import Shmem

/// A claim about the current state of a race.
package enum Expectation: Hashable, Sendable {
  /// The slot of a page of the file holds this.
  case slot(PageIndex, SlotExpectation)
  /// The lock of a page frame is in this state, whatever slot the page is in.
  case pageLock(PageNumber, LockExpectation)
  /// The puncher's batch is exactly this, as it was gathered; empty means that there is none.
  case batch([Gathered])
  /// The punch has left old data behind at exactly these pages, ascending.
  case leftBehind([PageIndex])
  /// Data written since remains in the hole at exactly these pages, ascending.
  case tolerated([PageIndex])
  /// The second loop has gone back this many times.
  case retries(Int)
  /// The puncher has gathered this many times, in both loops.
  case gathers(Int)
  /// A promise has this status.
  case promise(Promise, PromiseStatusWord)
  /// The next step of the task is this one.
  case next(TaskName, StepID)
  /// The task waits before this step, or before any if it is nil.
  case waits(TaskName, StepID?)
  /// The task has finished.
  case finished(TaskName)
  /// The punch still has to remove old data at exactly these pages, ascending.
  case owed([PageIndex])
  /// The last check found that no schedule breaks a promise.
  case holds
  /// The last check found a schedule that breaks this promise, or any promise if it is nil.
  case violated(PromiseWord?)
  /// The schedule that the last check found has this many steps; for an endless one, on the way to its
  /// loop and in one round.
  case schedule(Int)
  /// The last check found an endless schedule.
  case loop
  /// This is the first page whose slot differs under the other rules; nil if no slot differs.
  case difference(PageIndex?)

  /// True if the claim is about the last check and not about the current state.
  package var isAboutCheck: Bool {
    switch self {
    case .holds, .violated, .schedule, .loop: true
    case .slot, .pageLock, .batch, .leftBehind, .tolerated, .retries, .gathers, .promise, .next,
      .waits,
      .finished, .owed, .difference:
      false
    }
  }

  /// The lowest version of the language that has all words of the claim.
  var version: Int {
    switch self {
    case .waits(_, nil), .pageLock: 3
    case .slot(_, let content): content.version
    case .batch, .leftBehind, .tolerated, .retries, .gathers, .promise, .next, .waits, .finished:
      1
    case .owed, .holds, .violated, .schedule, .loop, .difference: 2
    }
  }
}

/// The claimed content of a slot; a part that is nil may be anything.
package enum SlotExpectation: Hashable, Sendable {
  /// Nothing.
  case hole
  /// Anything whose bytes are from before or after the start of the punch.
  case data(Birth)
  /// A page, its bytes from before or after the start of the punch, and its lock.
  case page(Birth?, lock: LockExpectation?)
  /// A swap entry, its bytes from before or after the start of the punch.
  case swap(Birth?)
  /// A shadow entry.
  case shadow
}

extension SlotExpectation {
  /// The lowest version of the language that has all words of the claim.
  fileprivate var version: Int {
    switch self {
    case .data, .page(_, lock: .locked), .page(_, lock: .unlocked): 3
    case .hole, .page(_, lock: .lockedBy), .page(_, lock: nil), .swap, .shadow: 1
    }
  }
}

/// The claimed state of the lock of a page.
package enum LockExpectation: Hashable, Sendable {
  /// A task holds the lock.
  case locked
  /// This task holds the lock.
  case lockedBy(TaskName)
  /// No task holds the lock.
  case unlocked
}

/// The claimed status of a promise, in one word.
package enum PromiseStatusWord: String, CaseIterable, Hashable, Sendable {
  /// The promise holds now.
  case holds
  /// The promise is not due yet.
  case open
  /// The promise is broken.
  case broken
}
