// Knows if a breach can be reached from a state.

/// The breaches that can follow a state, over all orders in which the tasks can go on.
public enum Reachability: Hashable, Sendable {
  /// No schedule leads to a breach.
  case safe
  /// A schedule leads to a breach, and another one need not.
  ///
  /// `steps` is how many steps the shortest one known has. Unless `isShortest`, a shorter one may run
  /// through states that have not been looked at.
  case atRisk(steps: Int, isShortest: Bool)
  /// Every schedule leads to a breach, the shortest after so many steps: 0 if it is here.
  case doomed(steps: Int)
  /// No breach is known, but not everything has been looked at.
  case unknown
}
