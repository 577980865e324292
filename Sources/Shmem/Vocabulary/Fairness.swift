// Knows in which schedules a punch has to come to an end.

/// The tasks that a schedule may leave out when it goes on for ever.
package enum Fairness: String, CaseIterable, Hashable, Sendable {
  /// All but the puncher: any loop counts in which the puncher takes steps.
  case none
  /// None that could take a step all the time.
  ///
  /// A task that can go on only now and then, since others keep taking the lock that it wants, may still be left out.
  /// In the kernel a task that sleeps for a lock gets it in the end. But then only the puncher's own steps tell whether
  /// the puncher goes round, and a task that is left out does not help it to.
  case weak
}
