// Knows the possible results of a search for loops.

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

/// A call that need not end, and a schedule in which it does not.
public struct EndlessCall<Task: Hashable & Sendable, Action: Hashable & Sendable>: Hashable,
  Sendable
{
  /// The task that makes the call.
  public let call: Task
  /// True if the call waits in every state of the loop; false if it takes steps in the loop.
  public let isBlocked: Bool
  /// The schedule.
  public let lasso: Lasso<Action>

  /// Names a call, the way it fails to end, and the schedule.
  public init(call: Task, isBlocked: Bool, lasso: Lasso<Action>) {
    self.call = call
    self.isBlocked = isBlocked
    self.lasso = lasso
  }
}

/// The result of a search for loops, and its progress.
public struct LoopOutcome<Task: Hashable & Sendable, Action: Hashable & Sendable>: Hashable,
  Sendable
{
  /// The answer.
  public enum Verdict: Hashable, Sendable {
    /// Every state has been visited, and every call ends in every schedule.
    case ends
    /// A call need not end.
    case endless(EndlessCall<Task, Action>)
    /// The search had to give up.
    case unknown(Limit)
  }

  /// The answer.
  public let verdict: Verdict
  /// The progress of the search; without a verdict, that of the levels that were done.
  public let progress: Progress

  @usableFromInline
  init(verdict: Verdict, progress: Progress) {
    self.verdict = verdict
    self.progress = progress
  }
}
