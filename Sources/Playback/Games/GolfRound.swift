// Knows an attempt at a level of golf: its moves and its outcome.

package import Shmem

/// An attempt at a level.
///
/// Moves are the steps of all tasks on the way from the start to now; going back gives them back. A person
/// who asks for help may go on, but the result is not recorded.
package struct GolfRound: Hashable, Sendable {
  /// The level.
  package internal(set) var level: GolfLevel
  /// True if the person has asked for help.
  package internal(set) var isHelped = false
  /// The outcome of the way to now.
  package internal(set) var outcome = Outcome.underWay
  /// The fewest moves of this attempt in which a promise was broken before the person asked for help.
  var result: Int?

  /// The outcome of a way.
  package enum Outcome: Hashable, Sendable {
    /// Nothing yet.
    case underWay
    /// So many moves after the start this promise was broken, the first one.
    case broken(Promise, moves: Int)
    /// The punch was over after so many moves, and no promise was broken.
    case survived(moves: Int)
  }

  /// Begins.
  init(_ level: GolfLevel) {
    self.level = level
  }

  /// True if the outcome of the way to now was found without help.
  package var counts: Bool {
    guard case .broken(_, let moves) = outcome else { return !isHelped }
    return !isHelped || moves == result
  }
}

extension Play {
  /// Begins an attempt at a level.
  init(_ level: GolfLevel) {
    self.init(free: level.scenario, title: level.title)
    round = GolfRound(level)
  }

  /// The moves so far.
  package var moveCount: Int { timeline.now.depth }

  /// Records help if the person has asked for a check, for reachability marks or for odds.
  mutating func noteHelp() {
    if !inquiries.isEmpty { round?.isHelped = true }
  }

  /// Judges the way to now.
  ///
  /// - Returns: the number of moves in which a promise was broken, if it is the best result so far and
  ///   counts; else nil.
  mutating func score() -> Int? {
    guard round != nil else { return nil }
    let outcome = outcomeOfWay
    round?.outcome = outcome
    guard case .broken(_, let moves) = outcome, let round, !round.isHelped else { return nil }
    self.round?.result = min(round.result ?? moves, moves)
    guard round.level.best.map({ moves < $0 }) ?? true else { return nil }
    self.round?.level.best = moves
    return moves
  }

  /// The outcome of the way to now.
  private var outcomeOfWay: GolfRound.Outcome {
    let way = timeline.past
    for (moves, moment) in way.enumerated() where timeline.isTurningPoint(moment) {
      if let broken = timeline[moment].snapshot.brokenPromise {
        return .broken(broken, moves: moves)
      }
    }
    guard snapshot.machine.file.phase == .after else { return .underWay }
    let end =
      way.firstIndex {
        timeline.isTurningPoint($0) && timeline[$0].snapshot.machine.file.phase == .after
      } ?? 0
    return .survived(moves: end)
  }
}

extension Snapshot {
  /// A promise that is broken now, the one about old data first.
  var brokenPromise: Promise? { Promise.allCases.first { status(of: $0).isBroken } }
}
