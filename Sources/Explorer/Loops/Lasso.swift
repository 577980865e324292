// Knows what a search for loops can come to.

/// A schedule that goes round for ever: a way in, and a loop that ends in the state it begins in.
///
/// ```text
///   start ── wayIn ──▶ ●──┐
///                      ▲  │ loop
///                      └──┘
/// ```
public struct Lasso<Action: Hashable & Sendable>: Hashable, Sendable {
  /// The steps from the start to the loop; none if the start is part of it.
  public var wayIn: [Action]
  /// The steps once round; at least one.
  public var loop: [Action]

  /// Names a lasso.
  ///
  /// - Precondition: the loop has a step.
  @inlinable
  public init(wayIn: [Action], loop: [Action]) {
    precondition(!loop.isEmpty, "going round takes at least one step")
    self.wayIn = wayIn
    self.loop = loop
  }

  /// The way in and once round.
  @inlinable public var schedule: [Action] { wayIn + loop }
}

/// What a search for loops found, and what it took.
public struct LoopOutcome<Action: Hashable & Sendable>: Hashable, Sendable {
  /// The answer.
  public enum Verdict: Hashable, Sendable {
    /// Every state has been visited, and there is no such loop.
    case ends
    /// There is one.
    case endless(Lasso<Action>)
    /// It had to give up.
    case unknown(Limit)
  }

  /// The answer.
  public let verdict: Verdict
  /// How far it came; without a verdict, how far the levels that were done came.
  public let progress: Progress

  @usableFromInline
  init(verdict: Verdict, progress: Progress) {
    self.verdict = verdict
    self.progress = progress
  }
}
