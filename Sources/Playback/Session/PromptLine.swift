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
  /// Shows the score of the answers.
  case score
  /// Counts an audience at the open question.
  case votes
  /// Shows the steps that led to what is there now.
  case why
  /// Explains a word of the screen.
  case word
}

extension PromptWord {
  /// True if it does nothing while no race is open.
  var needsRace: Bool {
    switch self {
    case .goto, .hints, .lastChange, .nextChange, .name, .notDoomed, .odds, .random, .save,
      .schedule, .score, .select, .votes, .why:
      true
    case .golf, .help, .load, .mouse, .predict, .quit, .word: false
    }
  }

  /// Returns the words that can be used with a race or without one.
  static func words(withRace hasRace: Bool) -> [String] {
    allCases.filter { hasRace || !$0.needsRace }.map(\.rawValue)
  }
}

/// A line of the prompt after parsing.
enum PromptLine {
  /// A command of the demo language.
  case command(Command)
  /// A move through the race, or a choice in it.
  case race(RaceEvent)
  /// The selection of a slot, and a move that is about the selected slot.
  case raceAt(PageIndex, RaceEvent)
  /// A wish about one of the games.
  case games(GameEvent)
  /// A wish about a check, about the hints or about the odds.
  case inquiry(InquiryEvent)
  /// A wish for the help.
  case help
  /// A wish for the explanation of a word.
  case word(String)
  /// A wish for the list of breakpoints.
  case breakpoints
  /// A wish for the causes of what is there now, or of the contents of a slot.
  case why(PageIndex?)
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
      if scope == nil, word.needsRace {
        self = .mistaken(Self.noRaceWords)
      } else {
        self.init(word, rest: parts.count > 1 ? parts[1] : "")
      }
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
      self = .mistaken(Self.noRaceWords)
      return
    }
    do {
      self = .command(try CommandParser(scope: scope).parse(text))
    } catch {
      self = .mistaken(error.diagnostics.map(\.problem.summary).joined(separator: "; "))
    }
  }

  private init(_ word: PromptWord, rest: String) {
    let name = word.rawValue
    func alone(_ line: PromptLine) -> PromptLine {
      rest.isEmpty ? line : .mistaken("\(name) takes nothing after it.")
    }
    func filled(_ line: PromptLine, _ wanted: String) -> PromptLine {
      rest.isEmpty ? .mistaken("\(name) takes \(wanted).") : line
    }
    func number<Number: LosslessStringConvertible>(
      _ wanted: String,
      _ line: (Number) -> PromptLine
    ) -> PromptLine {
      Number(rest).map(line) ?? .mistaken("\(name) takes \(wanted).")
    }
    func slot(_ line: PromptLine, _ named: (PageIndex) -> PromptLine) -> PromptLine {
      guard !rest.isEmpty else { return line }
      return number("the number of a page, or nothing for the selected slot") {
        named(PageIndex($0))
      }
    }
    self =
      switch word {
      case .hints: alone(.inquiry(.toggleReachability))
      case .odds: alone(.inquiry(.toggleOdds))
      case .predict: alone(.games(.togglePrediction))
      case .schedule: alone(.inquiry(.loadSchedule))
      case .score: alone(.games(.openScore))
      case .votes: Self.votes(rest)
      case .goto: number("the number of a step") { .race(.goTo(step: $0)) }
      case .lastChange: slot(.race(.toLastChange)) { .raceAt($0, .toLastChange) }
      case .nextChange: slot(.race(.toNextChange)) { .raceAt($0, .toNextChange) }
      case .notDoomed: alone(.inquiry(.toLastNotDoomed))
      case .random where rest.isEmpty: .race(.runAtRandom(seed: nil))
      case .random:
        number("a seed, a number from 0 on, or nothing") { .race(.runAtRandom(seed: $0)) }
      case .golf: alone(.games(.openGolf(nil)))
      case .help: alone(.help)
      case .word: filled(.word(rest), "a word or sign of the screen, or the id of a step")
      case .load: filled(.load(name: rest), "the name of a demo")
      case .mouse: alone(.mouse)
      case .why: slot(.why(nil)) { .why($0) }
      case .name: .nameBranch(rest)
      case .quit: alone(.quit)
      case .save: filled(.save(path: rest), "the name of a file")
      case .select: number("the number of a page") { .race(.select(PageIndex($0))) }
      }
  }

  private static func votes(_ rest: String) -> PromptLine {
    let counts = rest.split(separator: " ").map { Int($0).flatMap { $0 < 0 ? nil : $0 } }
    let known = counts.compactMap(\.self)
    return known.isEmpty || known.count < counts.count
      ? .mistaken("votes takes a number for each answer.") : .games(.votes(known))
  }

  private static var noRaceWords: String {
    let words = PromptWord.words(withRace: false).joined(separator: ", ")
    return "Open a race first; without a race there are only \(words)."
  }

  /// True if a key can cause the same.
  var isWish: Bool {
    switch self {
    case .race, .raceAt, .games, .inquiry, .help, .word, .breakpoints, .why, .nameBranch, .mouse,
      .quit:
      true
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
    let words = "\(PromptWord.word) "
    if text.hasPrefix(words) { return Glossary.completions(of: text.dropFirst(words.count)) }
    let own =
      text.contains(" ")
      ? [] : PromptWord.words(withRace: scope != nil).filter { $0.hasPrefix(text) }
    let commands = scope.map { CommandParser(scope: $0).completions(for: text) } ?? []
    return (own + commands).sorted()
  }

  /// Returns the line with another last word.
  static func replacingLastWord(of text: String, with word: String) -> String {
    let kept = text.lastIndex(of: " ").map { text[...$0] } ?? ""
    return kept + word
  }
}
