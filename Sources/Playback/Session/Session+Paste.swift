// Knows what becomes of pasted text: it is written or shown, and it never presses a key.

import Script

extension Session {
  /// Takes pasted text; nil stands for more of it than can be taken.
  mutating func paste(_ text: String?) {
    // The audience sees nothing, and goes on seeing nothing.
    guard !talk.isBlank else { return }
    switch overlay {
    case .prompt(let prompt): paste(text, at: prompt)
    case .script:
      message = .problem("Enter runs the lines that are shown, Esc drops them: paste after that.")
    case .reading, .injection, .chapters, nil:
      message = .problem("Pasted text presses no keys: type : first to paste commands.")
    }
  }

  private mutating func paste(_ text: String?, at prompt: Prompt) {
    guard let text else {
      message = .problem("The pasted text is too long: save it to a file.")
      return
    }
    let lines = PastedText.lines(of: text)
    guard let first = lines.first else {
      message = .problem("The pasted text is empty.")
      return
    }
    if lines.count == 1 {
      guard first.count <= PastedText.longestLine else {
        message = .problem("The pasted line has more than \(PastedText.longestLine) characters.")
        return
      }
      var prompt = prompt
      prompt.text += first
      overlay = .prompt(prompt)
      return
    }
    switch prompt.kind {
    case .command: overlay = .script(PastedScript(lines, draft: prompt))
    case .search, .find, .findChapter:
      message = .problem("A search is one line, and \(lines.count) lines were pasted.")
    }
  }

  /// Goes back from the pasted lines to the line that was being written.
  mutating func dropScript() {
    guard case .script(let script) = overlay else { return }
    overlay = .prompt(script.draft)
    message = .note("The pasted lines are dropped.")
  }

  /// Runs the pasted lines one after the other, up to the first that cannot be carried out.
  mutating func run(_ script: PastedScript) -> [Request] {
    if let objection = script.objection {
      message = .problem(objection)
      return []
    }
    overlay = nil
    var requests: [Request] = []
    for command in script.commands {
      message = nil
      requests += run(written: command.text)
      // The next line is about the moment to which this one leads, however long the way.
      while isWorking { goOn(atMost: .max) }
      if let problem = message, problem.isProblem {
        message = .problem("Line \(command.number): \(problem.text)")
        return requests
      }
    }
    let count = script.commands.count
    message = message ?? .note("\(count) line\(count == 1 ? "" : "s") run.")
    return requests
  }
}
