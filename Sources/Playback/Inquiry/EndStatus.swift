// Knows what the checks so far say about the promises that calls end.

package import Shmem

/// The status of the promise that a call ends.
///
/// No single state can show it: a race that is stepped never proves that every schedule ends the call. So it
/// is not checked until a check from this moment or from an earlier one has answered.
package enum EndStatus: Hashable, Sendable {
  /// No check has answered yet.
  case unchecked
  /// A check is running.
  case running
  /// The calls have ended, so that no step from here on can keep them from their end.
  case ended
  /// No schedule from this step on keeps the call from its end.
  case holds(step: Int)
  /// A schedule from this step on keeps the call from its end.
  case broken(step: Int)

  /// True if the promise is known to hold at this moment.
  package var isKept: Bool {
    switch self {
    case .ended, .holds: true
    case .unchecked, .running, .broken: false
    }
  }

  /// True if a check has found an endless schedule.
  package var isBroken: Bool {
    switch self {
    case .broken: true
    case .unchecked, .running, .ended, .holds: false
    }
  }
}

extension Play {
  /// The promises that calls of this race end, each with its status.
  ///
  /// A read cannot go round where no entry has an order: then its promise is left out unless a check has found it broken.
  package var endStatuses: [(promise: SchedulePromise, status: EndStatus)] {
    SchedulePromise.allCases.compactMap { promise in
      let tasks = snapshot.scenario.taskIDs.filter {
        promise.kinds.contains(snapshot.scenario[$0].kind)
      }
      guard !tasks.isEmpty else { return nil }
      let status = status(of: promise, about: tasks)
      let isWorthTelling =
        promise != .readEnds || snapshot.scenario.hasLargeEntries || status.isBroken
      return isWorthTelling ? (promise, status) : nil
    }
  }

  private func status(of promise: SchedulePromise, about tasks: [TaskID]) -> EndStatus {
    guard tasks.contains(where: { snapshot.readiness(of: $0) != .finished }) else { return .ended }
    let checks = checksThatCoverNow.filter { $0.question.schedulePromises.contains(promise) }
    for check in checks.reversed() {
      switch check.state {
      case .answered(.endless(let call), _, _) where call.promise == promise:
        return .broken(step: check.step)
      case .answered(.holds, _, _): return .holds(step: check.step)
      case .answered, .running: continue
      }
    }
    return checks.contains(where: \.isRunning) ? .running : .unchecked
  }

  /// The checks of this race from the present moment or from one on the way to it, the latest last.
  private var checksThatCoverNow: [MomentCheck] {
    (inquiries.answered + [check].compactMap(\.self)).filter { check in
      // A task that has joined since makes it another race.
      check.coverage.scenario == snapshot.scenario
        && timeline.isOnWay(check.moment, to: timeline.current)
    }
  }
}
