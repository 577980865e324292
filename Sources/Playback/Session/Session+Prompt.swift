// Knows how a session takes in the line that is being written, and what the line asks for.

import Script
import Shmem

extension Session {
  mutating func type(_ character: Character) {
    guard case .prompt(var prompt) = overlay else { return }
    prompt.text.append(character)
    overlay = .prompt(prompt)
  }

  /// Erases the last character; an empty line of a command or a search closes.
  mutating func erase() {
    guard case .prompt(var prompt) = overlay else { return }
    guard !prompt.text.isEmpty else {
      // After an empty value closed, the letters that follow would be keys.
      guard !prompt.kind.isValue else { return }
      if !resumeReading() { overlay = nil }
      return
    }
    prompt.text.removeLast()
    overlay = .prompt(prompt)
  }

  /// Erases the last word of the line that is written, or the whole line.
  mutating func eraseText(wholeLine: Bool) {
    guard case .prompt(var prompt) = overlay else { return }
    let end = prompt.text.lastIndex { $0 != " " } ?? prompt.text.startIndex
    let start = prompt.text[..<end].lastIndex(of: " ").map(prompt.text.index(after:))
    prompt.text =
      wholeLine ? "" : String(prompt.text[..<(start ?? prompt.text.startIndex)])
    overlay = .prompt(prompt)
  }

  mutating func run(_ prompt: Prompt) -> [Request] {
    if let requests = runInForm(prompt) { return requests }
    if case .newBreakpoint = prompt.kind { return addBreakpoint(prompt) }
    if case .nameBranch(let list) = prompt.kind {
      name(list, prompt.text)
      return []
    }
    if case .findSlot(let zoom) = prompt.kind {
      findSlot(prompt.text, from: zoom)
      return []
    }
    if resumeReading() {
      find(prompt.text, forward: true)
      return []
    }
    overlay = nil
    guard !prompt.text.isEmpty else { return [] }
    switch prompt.kind {
    case .find, .findSlot, .nameBranch, .newBreakpoint, .field, .formFile: return []
    case .search:
      search = prompt.text
      play?.beginSearch(prompt.text, forward: true)
      startJob()
      return []
    case .command:
      return run(PromptLine(parsing: prompt.text, in: play?.scope), written: prompt.text)
    }
  }

  /// Carries out a line, and keeps it as it was written.
  mutating func run(_ line: PromptLine, written text: String) -> [Request] {
    // A command that is entered twice in a row stands in the history once.
    guard history.last != text else { return run(line) }
    history.append(text)
    return [.remember(command: text)] + run(line)
  }

  /// Sets another breakpoint and shows the list again; a line with a mistake stays, so that it can be put right.
  private mutating func addBreakpoint(_ prompt: Prompt) -> [Request] {
    guard !prompt.text.isEmpty else {
      _ = resumeReading()
      return []
    }
    let text = prompt.command
    let line = PromptLine(parsing: text, in: play?.scope)
    let requests = run(line, written: text)
    guard message?.isProblem != true, let play else { return requests }
    overlay = .breakpoints(selected: play.breakpoints.count - 1)
    return requests
  }

  private mutating func run(_ line: PromptLine) -> [Request] {
    switch line {
    case .race(let event): return handle(event)
    case .games(let event): return handle(event)
    case .inquiry(let event): return handle(event)
    case .help: return handle(.openHelp)
    case .word(let word): explain(word)
    case .breakpoints: return handle(.openBreakpoints)
    case .why(nil): return openWhy()
    case .why(let slot?): return select(slot) { $0.openWhy(about: slot) }
    case .raceAt(let slot, let event): return select(slot) { $0.handle(event) }
    case .nameBranch(let text): return nameBranchHere(text)
    case .mouse: return toggleMouse()
    case .quit: return [.quit]
    case .mistaken(let words): message = .problem(words)
    case .load(let name): return [.open(name: name)]
    case .save(let path):
      guard let play else { return missRace() }
      return [.save(path: path, play: play)]
    case .command(let command): return carryOut(command)
    }
    return []
  }

  /// Selects a slot and then does something with it, unless there is no such slot.
  private mutating func select(
    _ slot: PageIndex,
    then act: (inout Session) -> [Request]
  ) -> [Request] {
    let requests = handle(RaceEvent.select(slot))
    guard message == nil else { return requests }
    return requests + act(&self)
  }

  /// Carries out a command of the demo language.
  mutating func carryOut(_ command: Command) -> [Request] {
    guard play != nil else { return missRace() }
    do throws(ScriptRunProblem) {
      switch try play?.perform(command) {
      case .asks(let question):
        play?.round?.isHelped = true
        return startCheck(question)
      case .isMet: message = .note("As expected.")
      case .goesOn: startJob()
      case .isDone: message = play?.breakpointWords(after: command).map { .note($0) }
      case nil: break
      }
    } catch {
      message = .problem(error.sentence)
    }
    return []
  }
}

extension Prompt.Kind {
  /// True if the line is a value, neither a command nor words to search for.
  fileprivate var isValue: Bool {
    switch self {
    case .nameBranch, .newBreakpoint, .field, .formFile: true
    case .command, .search, .find, .findSlot: false
    }
  }
}

extension Prompt {
  /// The command that the line is, or is a part of.
  var command: String {
    switch kind {
    case .newBreakpoint: "\(CommandWord.breakpoint.rawValue) \(text)"
    case .command, .search, .find, .nameBranch, .field, .formFile, .findSlot: text
    }
  }

  /// True if a command or its end is written, which can be completed.
  package var isCommand: Bool {
    switch kind {
    case .command, .newBreakpoint: true
    case .search, .find, .nameBranch, .field, .formFile, .findSlot: false
    }
  }

  /// Takes the text from the history, further back if `steps` is positive.
  mutating func recall(from history: [String], by steps: Int) {
    guard kind == .command else { return }
    recalled = min(max(recalled + steps, 0), history.count)
    text = recalled == 0 ? "" : history[history.count - recalled]
  }
}
