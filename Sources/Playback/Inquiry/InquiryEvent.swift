// Knows the wishes about what is found out in the background.

/// A wish about what is found out in the background.
package enum InquiryEvent: Hashable, Sendable {
  /// Check whether a promise can be broken from here on.
  case checkFromHere
  /// Make the schedule that the check has found the path forward.
  case loadSchedule
  /// Show what each step leads to, or stop showing it.
  case toggleReachability
  /// Show how often random schedules from here break a promise, or stop showing it.
  case toggleOdds
}
