// Knows the words for the task of a level of golf, and for the outcome of an attempt.

import Shmem

extension GolfLevel {
  /// The reason for which a race is no level.
  package static let tooLargeWords =
    "This race is too large for golf: at most \(FlatStorage.slotLimit) pages and "
    + "\(FlatStorage.taskLimit) tasks."

  /// Returns par and the best result in few words: `par 25  best 27`.
  ///
  /// - Parameter columns: the least width of par, so that the results of a list stand in columns.
  /// - Returns: the words.
  package func score(widthOfPar columns: Int = 0) -> String {
    let par: String
    switch self.par {
    case .moves(let moves, _): par = String(moves)
    case .pending: par = "..."
    case .never: return "cannot be broken"
    case .unknown: par = "?"
    }
    let blanks = String(repeating: " ", count: max(0, columns - par.count))
    return "par \(blanks)\(par)  best \(best.map(String.init) ?? "-")"
  }

  /// The aim: the promise to be broken, as a sentence to the person.
  package var aim: String {
    switch par {
    case .moves(_, let promise): promise.aim(in: scenario)
    case .pending, .unknown, .never: Promise.oldDataGone.aim(in: scenario)
    }
  }

  /// The kernel and what its punch does, without the rules that are changed.
  var kernelWords: String { "Kernel \(scenario.kernel.rawValue): \(scenario.rules.essence)" }

  /// The rules that are changed, a sentence for each: the setting, and what the rule says.
  var changeSentences: [String] {
    changes.map { "Changed rule: \($0). It says: \($0.rule.sentence)." }
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
    guard isHelped else { return "\(head)  \(level.score())" }
    return level.par.moves.map { "\(head)  par \($0)  helped" } ?? "\(head)  helped"
  }

  /// The task of the level, for a person at the start: the aim, the moves, the kernel, the changed rules.
  package var task: String {
    let back = "Going back gives moves back."
    let aim =
      switch level.par {
      case .moves(let par, _):
        "\(level.aim) You choose which task moves: \(Self.count(par)) are enough. \(back)"
      case .pending:
        "\(level.aim) Or break another promise. You choose which task moves. Par is being worked out. "
          + back
      case .unknown:
        "\(level.aim) Or break another promise. You choose which task moves. Par is unknown here. "
          + back
      case .never:
        "No promise can be broken here: the checker has looked at every schedule. Try anyway: you "
          + "choose which task moves."
      }
    return ([aim, level.kernelWords + "."] + level.changeSentences).joined(separator: "\n")
  }

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
          ? "Not broken: no promise can be." : "Nothing broken after \(Self.count(moves)).",
        "Not broken.",
      ]
    case .broken(let promise, let moves):
      let word = promise == .oldDataGone ? "LEFT BEHIND" : "BROKEN"
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
    guard case .broken(_, let moves) = outcome else { return false }
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
      let changes = level.changes.map { ", \($0)" }.joined()
      return
        "\(number + 1) \(level.title), kernel \(level.scenario.kernel.rawValue)\(changes), \(level.cast): "
        + level.score() + (level.otherPromise.map { ", to break: \($0)" } ?? "")
    }
  }
}

extension Promise {
  /// Returns the breach of the promise as the aim of a person.
  fileprivate func aim(in scenario: Scenario) -> String {
    switch self {
    case .oldDataGone:
      let pages = Snapshot(scenario).obligations
      guard !pages.isEmpty else { return "Leave old data behind in the hole." }
      return "Leave old data behind in \(pages.count == 1 ? "" : "one of ")\(Narrator.list(pages))."
    case .outsideUntouched: return "Change a page outside the hole."
    case .truncateLeavesNothing: return "Leave data behind beyond the end of the file."
    case .neverEmpty: return "Make a slot empty in the middle of a swizzle."
    case .countsBalance: return "Make the counts of the file wrong."
    case .noOops: return "Make the kernel stop."
    case .lockOrder: return "Take two locks in the wrong order."
    }
  }
}
