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
      + [PromptForm(form: CommandWord.breakpoint.rawValue, explanation: "lists the breakpoints")]
      + GrammarTable.conditions.entries.map {
        PromptForm(form: "CONDITION is \($0.form)", explanation: $0.explanation)
      }
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
    case .hints: form(nil, "shows or hides what every move leads to")
    case .odds: form(nil, "shows or hides how often random schedules from here break a promise")
    case .schedule: form(nil, "loads the schedule that the check found, as a branch")
    case .goto:
      form(
        "N",
        "goes to step N, on any branch; steps are numbered as they were first "
          + "taken"
      )
    case .golf: form(nil, "lists the levels of golf: break a promise in as few moves as possible")
    case .help: form(nil, "shows this help")
    case .lastChange:
      form("[PAGE]", "goes back to the last step that changed the selected slot, or this one")
    case .nextChange:
      form("[PAGE]", "runs to the next step that changes the selected slot, or this one")
    case .notDoomed:
      form(nil, "goes back to the last moment from which some schedule keeps every promise")
    case .random:
      form("[SEED]", "takes random steps to the end; the same seed takes the same steps")
    case .load: form("NAME", "opens a demo, by its name or number")
    case .mouse: form(nil, "turns the mouse on or off")
    case .name: form("[TEXT]", "names the branch through here, or takes its name away")
    case .predict:
      form(
        nil,
        "turns prediction on or off: a question at each turning point before the step is taken"
      )
    case .quit: form(nil, "quits at once")
    case .save:
      form("FILE", "writes the race with all its branches as a demo; it never overwrites a file")
    case .select: form("PAGE", "selects the slot of a page")
    case .score: form(nil, "shows the score of your answers, and the questions you missed")
    case .votes: form("N …", "counts the audience at a question: so many chose each answer")
    case .word: form("NAME", "explains a word, a sign or a step, such as refs, * or P14")
    case .why: form("[PAGE]", "shows the steps that led to what is there now, or in this slot")
    }
  }

  private func form(_ rest: String?, _ explanation: String) -> PromptForm {
    let words = [rawValue, rest].compactMap(\.self)
    return PromptForm(form: words.joined(separator: " "), explanation: explanation)
  }
}
