// Knows how pasted text is written to the prompt or shown; it never acts as key presses.

import Script

extension Session {
  /// Takes in pasted text; nil stands for text that is too long.
  mutating func paste(_ text: String?) {
    // A blank screen would hide the message, so pasted text does nothing there.
    guard !talk.isBlank else { return }
    switch overlay {
    case .prompt(let prompt): paste(text, at: prompt)
    case .script:
      message = .problem("Enter runs the lines that are shown, Esc drops them: paste after that.")
    case nil where form != nil:
      message = .problem("Pasted text presses no keys: = writes a field, and takes it.")
    case .reading, .injection, .chapters, .breakpoints, .why, .branches, .oldData, .whatIf, .zoom,
      .table, nil:
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
    case .nameBranch:
      message = .problem("A name is one line, and \(lines.count) lines were pasted.")
    case .newBreakpoint, .field, .formFile:
      message = .problem("This is one line, and \(lines.count) lines were pasted.")
    case .search, .find, .findSlot:
      message = .problem("A search is one line, and \(lines.count) lines were pasted.")
    }
  }

  /// Drops the pasted lines, and returns to the line that was being written.
  mutating func dropScript() {
    guard case .script(let script) = overlay else { return }
    overlay = .prompt(script.draft)
    message = .note("The pasted lines are dropped.")
  }

  /// Runs the pasted lines one after the other, up to the first that fails.
  mutating func run(_ script: PastedScript) -> [Request] {
    if let objection = script.objection {
      message = .problem(objection)
      return []
    }
    overlay = nil
    self.script = RunningScript(commands: script.commands)
    return goOnWithScript()
  }

  /// Runs the remaining pasted lines until one of them starts a job or fails.
  mutating func goOnWithScript() -> [Request] {
    var requests: [Request] = []
    while let script, !isWorking {
      if let problem = message, problem.isProblem, let last = script.last {
        message = .problem("Line \(last.number): \(problem.text)")
        self.script = nil
        return requests
      }
      guard let command = script.next else {
        let count = script.commands.count
        message = message ?? .note("\(count) line\(count == 1 ? "" : "s") run.")
        self.script = nil
        return requests
      }
      self.script?.position += 1
      message = nil
      let before = Standpoint(of: self)
      let line = PromptLine(parsing: command.text, in: play?.scope)
      requests += run(line, written: command.text)
      // A wish is settled as it is after the key for it, the commands of a demo together at the end.
      if line.isWish { requests += settle(since: before) }
    }
    return requests
  }

  /// Drops the remaining pasted lines, because a key has stopped the job of the last one run.
  mutating func stopScript() {
    guard let script, let last = script.last else { return }
    self.script = nil
    guard script.next != nil, let stopped = message else { return }
    message = .note("\(stopped.text) The lines after line \(last.number) are not run.")
  }
}
