// Knows which schedules a punch has to come to an end in.

/// Who may be left out of a schedule that goes on for ever.
package enum Fairness: String, CaseIterable, Hashable, Sendable {
  /// Anybody but the puncher: any loop counts in which it takes steps.
  case none
  /// Nobody who could take a step all the time.
  ///
  /// A task that can go on only now and then, since others keep taking the lock that it wants, may
  /// still be left out. In the kernel whoever sleeps for a lock gets it in the end; but then only the
  /// puncher's own steps tell whether it goes round, and whoever is left out does not help it to.
  case weak
}
