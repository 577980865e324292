// Runs work on another thread while the program listens to keys.

import Dispatch
import Synchronization

/// A piece of work that runs in the background, once.
///
/// The work reports now and then how many steps it has taken, and learns whether it is still wanted.
final class BackgroundWork<Outcome: Sendable>: Sendable {
  private struct State {
    var outcome: Outcome?
    var steps = 0
    var isStopped = false
  }

  private let state = Mutex(State())
  private let group = DispatchGroup()

  /// Begins the work.
  ///
  /// - Parameter work: the work. It calls its argument with the number of steps so far, and has to end
  ///   soon when that returns false.
  init(_ work: @escaping @Sendable (_ goesOn: (Int) -> Bool) -> Outcome) {
    DispatchQueue.global(qos: .userInitiated).async(group: group) { [self] in
      let outcome = work { steps in
        state.withLock { state in
          state.steps = steps
          return !state.isStopped
        }
      }
      state.withLock { $0.outcome = outcome }
    }
  }

  /// The outcome; nil as long as the work is under way.
  var outcome: Outcome? { state.withLock { $0.outcome } }

  /// The number of steps that the work has taken.
  var steps: Int { state.withLock { $0.steps } }

  /// Waits for the end, at most this long.
  ///
  /// - Returns: the outcome, if the work has ended by then.
  func wait(atMost milliseconds: Int) -> Outcome? {
    _ = group.wait(timeout: .now() + .milliseconds(milliseconds))
    return outcome
  }

  /// Makes the work end at its next report; its outcome is not wanted any more.
  func stop() { state.withLock { $0.isStopped = true } }
}
