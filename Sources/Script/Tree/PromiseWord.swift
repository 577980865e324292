// Lists the promises that a check can be asked about.
package import Shmem

/// A promise of states or of schedules.
package enum PromiseWord: CaseIterable, RawRepresentable, Hashable, Sendable {
  /// A promise that a state can break.
  case ofStates(Promise)
  /// A promise that only a schedule can break.
  case ofSchedules(SchedulePromise)

  /// All promises, those of states first.
  package static let allCases =
    Promise.allCases.map(Self.ofStates) + SchedulePromise.allCases.map(Self.ofSchedules)

  /// Finds the promise with this name; nil if there is none.
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
