// Knows how to work something out on another thread while keys are listened to.

import Dispatch
import Synchronization

/// Something that is worked out in the background, once.
///
/// The work says now and then how many steps it has come, and hears whether it is still wanted.
final class BackgroundWork<Outcome: Sendable>: Sendable {
  private struct State {
    var outcome: Outcome?
    var steps = 0
    var isStopped = false
  }

  private let state = Mutex(State())
  private let group = DispatchGroup()

  /// Begins.
  ///
  /// - Parameter work: what is to be done; it calls its argument with the number of steps so far, and
  ///   ends soon when that says no.
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

  /// What came of it; none as long as it is under way.
  var outcome: Outcome? { state.withLock { $0.outcome } }

  /// How many steps it has come.
  var steps: Int { state.withLock { $0.steps } }

  /// Waits for the end, but not for long.
  ///
  /// - Returns: what came of it, if it has ended by then.
  func wait(atMost milliseconds: Int) -> Outcome? {
    _ = group.wait(timeout: .now() + .milliseconds(milliseconds))
    return outcome
  }

  /// Has it end at its next look; nobody wants to know any more what comes of it.
  func stop() { state.withLock { $0.isStopped = true } }
}
