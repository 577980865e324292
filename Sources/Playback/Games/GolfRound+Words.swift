// Knows the words for the task of a level of golf, and for the outcome of an attempt.

import Shmem

extension GolfLevel {
  /// The reason for which a race is no level.
  package static let tooLargeWords =
    "This race is too large for golf: at most \(FlatStorage.slotLimit) pages and "
    + "\(FlatStorage.taskLimit) tasks."

  /// Par and the best result in few words: `par 25  best 27`.
  package var score: String {
    switch par {
    case .moves(let moves, _): "par \(moves)  best \(best.map(String.init) ?? "-")"
    case .pending: "par ...  best \(best.map(String.init) ?? "-")"
    case .never: "cannot be lost"
    case .unknown: "par ?  best \(best.map(String.init) ?? "-")"
    }
  }

  /// The promise to be broken, if it is another than the one about old data; nil if not, or if it is
  /// unknown.
  package var otherPromise: String? {
    guard case .moves(_, let promise) = par, promise != .oldDataGone else { return nil }
    return promise.statement
  }

  /// The tasks besides the punch: `punch against reclaim-1, read-1`.
  package var cast: String {
    let others = scenario.taskIDs.dropFirst().map(scenario.name)
    return others.isEmpty ? "punch alone" : "punch against " + others.joined(separator: ", ")
  }
}

extension GolfRound {
  /// Returns the moves beside par and best, in few words: `moves 12  par 25  best 27`.
  package func score(moves: Int) -> String {
    let head = "moves \(moves)"
    guard isHelped else { return "\(head)  \(level.score)" }
    return level.par.moves.map { "\(head)  par \($0)  helped" } ?? "\(head)  helped"
  }

  /// The task of the level, for a person at the start.
  package var task: String {
    let back = "Going back gives moves back."
    switch level.par {
    case .moves(let par, let promise):
      let aim = promise == .oldDataGone ? Self.loss : "this promise breaks: \(promise.statement)"
      return "Be the adversary: choose which task moves, so that \(aim). It can be done in "
        + "\(Self.count(par)). \(back)"
    case .pending:
      return "Be the adversary: choose which task moves, so that \(Self.loss), or another promise "
        + "breaks. Par is being worked out. \(back)"
    case .unknown:
      return "Be the adversary: choose which task moves, so that \(Self.loss), or another promise "
        + "breaks. Par is unknown here. \(back)"
    case .never:
      return
        "This race cannot be lost: the checker has looked at every schedule. Try anyway: choose which "
        + "task moves, so that \(Self.loss)."
    }
  }

  private static let loss = "the punch returns and old data (*) is still in the hole"

  /// The outcome of the way to now, in versions that take ever less room; nil while it is open.
  package var verdict: [String]? {
    switch outcome {
    case .underWay: return nil
    case .survived(let moves):
      let never = level.par == .never
      let head = "The punch is over after \(Self.count(moves)), and nothing is broken"
      return [
        head + (never ? ": nothing can be." : "."),
        never
          ? "Not lost: this race cannot be lost." : "Not lost after \(Self.count(moves)).",
        "Not lost.",
      ]
    case .lost(let promise, let moves):
      let word = promise == .oldDataGone ? "LOST" : "BROKEN"
      let head = "\(word) in \(Self.count(moves))"
      guard counts else {
        return [
          "\(head)\(parWords), with help: not recorded.", "\(head), helped: not recorded.",
        ]
      }
      guard let par = level.par.moves, moves <= par else {
        let best = level.best == moves ? ": your best." : "."
        return ["\(head)\(parWords)\(best)", "\(head)\(parWords).", "\(head)."]
      }
      return ["par! \(head), the fewest possible.", "par! \(head).", "par! \(word)."]
    }
  }

  /// True if the way to now broke a promise at par, without help.
  package var isPar: Bool {
    guard case .lost(_, let moves) = outcome else { return false }
    return counts && moves == level.par.moves
  }

  private var parWords: String {
    switch level.par {
    case .moves(let par, _): ", par \(par)"
    case .pending: ", par is being worked out"
    case .never: ""
    case .unknown: ", par unknown"
    }
  }

  private static func count(_ moves: Int) -> String { moves == 1 ? "1 move" : "\(moves) moves" }
}

extension Golf {
  /// The levels, a line each, for readers without a screen to draw on.
  package var lines: [String] {
    levels.enumerated().map { number, level in
      "\(number + 1) \(level.title), kernel \(level.scenario.kernel.rawValue), \(level.cast): "
        + level.score + (level.otherPromise.map { ", to break: \($0)" } ?? "")
    }
  }
}
