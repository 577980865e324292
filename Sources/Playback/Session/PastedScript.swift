// Knows which pasted lines are commands, and why they may not be run.

import Script

/// Several pasted lines, which are shown before they are run.
package struct PastedScript: Hashable, Sendable {
  /// The lines, without invisible characters.
  package let lines: [String]
  /// The reason why the lines cannot be run, as a sentence; nil if they can.
  package let objection: String?
  /// The number of lines that are scrolled off the top.
  package internal(set) var scroll = 0
  /// The line that was being written when the text was pasted.
  let draft: Prompt

  /// A line that can be run, with its number.
  struct Command: Hashable, Sendable {
    /// The number of the line, counted from 1.
    let number: Int
    /// The line, without blanks at its start.
    let text: String
  }

  /// Creates a script from pasted lines, and keeps the line that was being written.
  init(_ lines: [String], draft: Prompt) {
    self.lines = lines
    self.draft = draft
    objection = Self.objection(to: Self.commands(in: lines))
  }

  /// The lines to run: all but empty ones and comments.
  var commands: [Command] { Self.commands(in: lines) }

  private static func commands(in lines: [String]) -> [Command] {
    lines.enumerated().compactMap { place, line in
      let text = String(line.trimmingPrefix(while: { $0 == " " }))
      return text.isEmpty || text.hasPrefix("#") ? nil : Command(number: place + 1, text: text)
    }
  }

  private static func objection(to commands: [Command]) -> String? {
    for command in commands {
      let number = command.number
      guard command.text.count <= PastedText.longestLine else {
        return "Line \(number) has more than \(PastedText.longestLine) characters."
      }
      let word = command.text.split(separator: " ").first.map(String.init) ?? ""
      guard word != "punchscope", HeaderKey(rawValue: word) == nil else {
        return "Line \(number) begins with '\(word)', which describes a race. Save the text to a "
          + "file and open it with 'punchscope play FILE'."
      }
      let leaves = PromptWord(rawValue: word)?.leavesRace ?? false
      guard !leaves || number == commands.last?.number else {
        return "Line \(number) begins with '\(word)', which leaves this race: only the last line "
          + "can do that."
      }
    }
    return nil
  }
}

/// Pasted lines that are being run.
struct RunningScript: Hashable, Sendable {
  /// The lines to run, in order, without empty ones and comments.
  let commands: [PastedScript.Command]
  /// The number of lines begun so far.
  var position = 0

  /// The line that was begun last; nil before the first.
  var last: PastedScript.Command? { commands.prefix(position).last }

  /// The line to begin next; nil after the last.
  var next: PastedScript.Command? { commands.dropFirst(position).first }
}

extension PromptWord {
  /// True if the word leaves the race that later lines would be about.
  fileprivate var leavesRace: Bool {
    switch self {
    case .golf, .load, .quit: true
    case .goto, .help, .hints, .lastChange, .mouse, .name, .nextChange, .notDoomed, .odds, .predict,
      .random, .save, .schedule, .score, .select, .votes, .why, .word:
      false
    }
  }
}
