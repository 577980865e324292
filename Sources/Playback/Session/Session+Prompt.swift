// Knows how a session takes in the line that is being written, and what the line asks for.

import Script
import Shmem

extension Session {
  mutating func type(_ character: Character) {
    guard case .prompt(var prompt) = overlay else { return }
    prompt.text.append(character)
    overlay = .prompt(prompt)
  }

  mutating func erase() {
    guard case .prompt(var prompt) = overlay else { return }
    guard !prompt.text.isEmpty else {
      if !resumeReading() { overlay = nil }
      return
    }
    prompt.text.removeLast()
    overlay = .prompt(prompt)
  }

  mutating func run(_ prompt: Prompt) -> [Request] {
    if let requests = runInForm(prompt) { return requests }
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
    case .find, .findSlot, .nameBranch, .field, .formFile: return []
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

extension Prompt {
  /// Takes the text from the history, further back if `steps` is positive.
  mutating func recall(from history: [String], by steps: Int) {
    guard kind == .command else { return }
    recalled = min(max(recalled + steps, 0), history.count)
    text = recalled == 0 ? "" : history[history.count - recalled]
  }
}
