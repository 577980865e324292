// Knows what can be written after the colon.

import Script
import Shmem

/// A line of the prompt, understood.
enum PromptLine {
  /// A command of the demo language.
  case command(Command)
  /// Something that a key can do as well.
  case event(Event)
  /// Write the way to now to a file.
  case save(path: String)
  /// Not understood, and why.
  case mistaken(String)

  /// The words that only the prompt knows, with what they do.
  private static let words: [(word: String, event: @Sendable (String) -> PromptLine)] = [
    (
      "goto",
      { number in
        Int(number).map { .event(.goTo(step: $0)) } ?? .mistaken("goto takes the number of a step.")
      }
    ),
    ("help", { _ in .event(.openHelp) }),
    ("mouse", { _ in .event(.toggleMouse) }),
    ("quit", { _ in .event(.quit) }),
    (
      "save",
      { path in
        path.isEmpty ? .mistaken("save takes the name of a file.") : .save(path: path)
      }
    ),
    (
      "select",
      { number in
        UInt64(number).map { .event(.select(PageIndex($0))) }
          ?? .mistaken("select takes the number of a page.")
      }
    ),
  ]

  /// Understands a line.
  init(parsing text: String, in scenario: Scenario?) {
    let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
    let rest = parts.count > 1 ? parts[1] : ""
    if let own = Self.words.first(where: { $0.word == parts.first }) {
      self = own.event(rest)
      return
    }
    guard let scenario else {
      self = .mistaken("Open a race first; before that only \(Self.list) can be said.")
      return
    }
    do {
      self = .command(try CommandParser(scope: Scope(scenario)).parse(text))
    } catch {
      self = .mistaken(error.diagnostics.first?.problem.summary ?? "This is not a command.")
    }
  }

  private static var list: String { words.map(\.word).joined(separator: ", ") }

  /// What the last word of a line could become.
  static func completions(of text: String, in scenario: Scenario?) -> [String] {
    let isFirstWord = !text.contains(" ")
    let own = isFirstWord ? words.map(\.word).filter { $0.hasPrefix(text) } : []
    let commands = scenario.map { CommandParser(scope: Scope($0)).completions(for: text) } ?? []
    return (own + commands).sorted()
  }

  /// The line with another last word.
  static func replacingLastWord(of text: String, with word: String) -> String {
    let kept = text.lastIndex(of: " ").map { text[...$0] } ?? ""
    return kept + word
  }
}
