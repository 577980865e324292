// Knows what a check can be asked about.
package import Shmem

/// A promise of states or of schedules.
package enum PromiseWord: CaseIterable, RawRepresentable, Hashable, Sendable {
  /// One that a state can break.
  case ofStates(Promise)
  /// One that only a schedule can break.
  case ofSchedules(SchedulePromise)

  /// All promises, those of states first.
  package static let allCases =
    Promise.allCases.map(Self.ofStates) + SchedulePromise.allCases.map(Self.ofSchedules)

  /// The promise with this name, if there is one.
  package init?(rawValue: String) {
    guard let word = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = word
  }

  /// The name of the promise.
  package var rawValue: String {
    switch self {
    case .ofStates(let promise): promise.rawValue
    case .ofSchedules(let promise): promise.rawValue
    }
  }
}
