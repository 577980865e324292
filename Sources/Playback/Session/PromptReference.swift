// Knows everything that can be written after the colon, form by form.

import Script

/// A form that the prompt understands.
package struct PromptForm: Hashable, Sendable {
  /// The form as it is written: capitals stand for values, brackets enclose optional parts.
  package let form: String
  /// The effect of the command, in one line.
  package let explanation: String

  /// All forms: what only the prompt knows, then what a demo can do as well.
  package static var all: [PromptForm] {
    let commands = CommandWord.allCases.filter { $0 != .expect }
    return PromptWord.allCases.map(\.form)
      + commands.flatMap(\.entries).map { PromptForm(form: $0.form, explanation: $0.explanation) }
      + GrammarTable.expectations.entries.map { claim in
        PromptForm(
          form: "\(CommandWord.expect.rawValue) \(claim.form)",
          explanation: claim.explanation
        )
      }
  }
}

extension PromptWord {
  /// The line of the reference for this word.
  fileprivate var form: PromptForm {
    switch self {
    case .hints: form(nil, "shows what every move leads to, or stops showing it")
    case .odds: form(nil, "shows how often random schedules from here lose, or stops showing it")
    case .schedule: form(nil, "makes the schedule that the check found the way forward")
    case .goto: form("N", "to step N, on any branch; steps are numbered as they were first taken")
    case .golf: form(nil, "lists the levels of golf: lose the data in as few moves as can be")
    case .help: form(nil, "shows this help")
    case .load: form("NAME", "opens a demo, by its name or number")
    case .mouse: form(nil, "turns the mouse on or off")
    case .predict: form(nil, "asks what every step will do before it is taken, or stops asking")
    case .quit: form(nil, "quits at once")
    case .save:
      form("FILE", "writes the race with all its branches as a demo; no file is ever overwritten")
    case .select: form("PAGE", "selects the slot of a page")
    }
  }

  private func form(_ rest: String?, _ explanation: String) -> PromptForm {
    let words = [rawValue, rest].compactMap(\.self)
    return PromptForm(form: words.joined(separator: " "), explanation: explanation)
  }
}
