// Knows the wishes about checks, hints and odds, which are computed in the background.

/// A wish about a check, about the hints or about the odds.
package enum InquiryEvent: Hashable, Sendable {
  /// Check whether a promise can be broken from here on.
  case checkFromHere
  /// Make the schedule that the check has found the path forward.
  case loadSchedule
  /// Go back to the last moment from which some schedule keeps every promise.
  case toLastNotDoomed
  /// Show the consequence of each step for the promises, or stop showing it.
  case toggleReachability
  /// Show how often random schedules from here break a promise, or stop showing it.
  case toggleOdds
}
