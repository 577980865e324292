// Knows the possible results of a search.

/// The answer to the question whether there is a breach anywhere.
public enum Sweep: Hashable, Sendable {
  /// Every state has been visited, and none has a breach.
  case clean
  /// Something is wrong with a state that can be reached.
  case breach
  /// The search had to give up.
  case unknown(Limit)
}

/// The result of a search, and its progress.
public struct Outcome<System: TransitionSystem>: Sendable {
  /// The answer.
  public enum Verdict: Sendable {
    /// Every state has been visited, and none has a breach.
    case holds
    /// A schedule leads to a state with a breach, and none is shorter.
    case violated(System.Breach, [System.Action])
    /// The search had to give up.
    case unknown(Limit)
  }

  /// The answer.
  public let verdict: Verdict
  /// The progress: the number of states, and the distance of the farthest.
  ///
  /// In a violation, those states that are no farther away than it; without a verdict, those of the
  /// levels that were done.
  public let progress: Progress

  @usableFromInline
  init(verdict: Verdict, progress: Progress) {
    self.verdict = verdict
    self.progress = progress
  }
}
