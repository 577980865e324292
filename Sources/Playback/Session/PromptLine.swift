// Knows the lines that the prompt understands.

import Script
import Shmem

/// The words that begin the prompt's own commands; all others are the demo language's.
enum PromptWord: String, CaseIterable {
  /// Goes to a step.
  case goto
  /// Opens the levels of golf.
  case golf
  /// Opens the help.
  case help
  /// Turns hints on or off.
  case hints
  /// Goes back to the last change of the selected slot.
  case lastChange = "last-change"
  /// Opens a demo.
  case load
  /// Turns the mouse on or off.
  case mouse
  /// Runs to the next change of the selected slot.
  case nextChange = "next-change"
  /// Names the branch through now.
  case name
  /// Goes back to the last moment that was not doomed.
  case notDoomed = "not-doomed"
  /// Turns odds on or off.
  case odds
  /// Turns prediction mode on or off.
  case predict
  /// Quits the program.
  case quit
  /// Takes steps at random.
  case random
  /// Writes the race with all its branches to a file.
  case save
  /// Makes the schedule that the check has found the path forward.
  case schedule
  /// Selects a slot.
  case select
  /// Shows the steps that led to what is there now.
  case why
}

/// A line of the prompt after parsing.
enum PromptLine {
  /// A command of the demo language.
  case command(Command)
  /// A move through the race, or a choice in it.
  case race(RaceEvent)
  /// A wish about one of the games.
  case games(GameEvent)
  /// A wish about a check, about the hints or about the odds.
  case inquiry(InquiryEvent)
  /// A wish for the help.
  case help
  /// A wish for the list of breakpoints.
  case breakpoints
  /// A wish for the causes of what is there now.
  case why
  /// A name for the branch through now; empty to take its name away.
  case nameBranch(String)
  /// A wish to listen to the mouse, or to stop listening.
  case mouse
  /// A wish to quit at once.
  case quit
  /// A request to open a demo.
  case load(name: String)
  /// A request to write the race with all its branches to a file.
  case save(path: String)
  /// A line that is not understood, with the reason in words.
  case mistaken(String)

  /// Parses a line.
  init(parsing text: String, in scope: Scope?) {
    let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
    if let word = parts.first.flatMap(PromptWord.init(rawValue:)) {
      self.init(word, rest: parts.count > 1 ? parts[1] : "")
      return
    }
    if scope != nil, text == CommandWord.breakpoint.rawValue {
      self = .breakpoints
      return
    }
    let isKnown = parts.first.map { CommandWord(rawValue: $0) != nil } ?? false
    guard scope == nil || isKnown else {
      let words = PromptWord.allCases.map(\.rawValue) + CommandWord.allCases.map(\.rawValue)
      let word = parts.first ?? ""
      self = .mistaken("'\(word.echoed)' is not one of \(words.joined(separator: ", ")).")
      return
    }
    guard let scope else {
      let words = PromptWord.allCases.map(\.rawValue).joined(separator: ", ")
      self = .mistaken("Open a race first; without a race there are only \(words).")
      return
    }
    do {
      self = .command(try CommandParser(scope: scope).parse(text))
    } catch {
      self = .mistaken(error.diagnostics.map(\.problem.summary).joined(separator: "; "))
    }
  }

  private init(_ word: PromptWord, rest: String) {
    switch word {
    case .hints: self = .inquiry(.toggleReachability)
    case .odds: self = .inquiry(.toggleOdds)
    case .predict: self = .games(.togglePrediction)
    case .schedule: self = .inquiry(.loadSchedule)
    case .goto:
      self =
        Int(rest).map { .race(.goTo(step: $0)) } ?? .mistaken("goto takes the number of a step.")
    case .lastChange: self = .race(.toLastChange)
    case .nextChange: self = .race(.toNextChange)
    case .notDoomed: self = .inquiry(.toLastNotDoomed)
    case .random:
      if rest.isEmpty {
        self = .race(.runAtRandom(seed: nil))
      } else {
        self =
          UInt64(rest).map { .race(.runAtRandom(seed: $0)) }
          ?? .mistaken("random takes a seed, a number from 0 on, or nothing.")
      }
    case .golf: self = .games(.openGolf(nil))
    case .help: self = .help
    case .load:
      self = rest.isEmpty ? .mistaken("load takes the name of a demo.") : .load(name: rest)
    case .mouse: self = .mouse
    case .why: self = .why
    case .name: self = .nameBranch(rest)
    case .quit: self = .quit
    case .save:
      self = rest.isEmpty ? .mistaken("save takes the name of a file.") : .save(path: rest)
    case .select:
      self =
        UInt64(rest).map { .race(.select(PageIndex($0))) }
        ?? .mistaken("select takes the number of a page.")
    }
  }

  /// True if a key can cause the same.
  var isWish: Bool {
    switch self {
    case .race, .games, .inquiry, .help, .breakpoints, .why, .nameBranch, .mouse, .quit: true
    case .command, .load, .save, .mistaken: false
    }
  }

  /// Returns the words that could complete the last word of a line.
  ///
  /// - Parameters:
  ///   - text: the line.
  ///   - scope: the names that commands can refer to; nil before a race is open.
  /// - Returns: the words, sorted.
  static func completions(of text: String, in scope: Scope?) -> [String] {
    let own =
      text.contains(" ") ? [] : PromptWord.allCases.map(\.rawValue).filter { $0.hasPrefix(text) }
    let commands = scope.map { CommandParser(scope: $0).completions(for: text) } ?? []
    return (own + commands).sorted()
  }

  /// Returns the line with another last word.
  static func replacingLastWord(of text: String, with word: String) -> String {
    let kept = text.lastIndex(of: " ").map { text[...$0] } ?? ""
    return kept + word
  }
}
