// Knows what every event does to a session.

import Script
import Shmem

extension Session {
  /// Takes in a fact.
  ///
  /// - Returns: what the outside has to do, in order.
  public mutating func update(_ event: Event) -> [Request] {
    if case .found(let finding, let number) = event {
      // Nobody has pressed a key: what the last one had to say stays.
      take(finding, of: number)
      return isWorking ? [] : inquire()
    }
    if case .measured(let demo, let steps) = event {
      gallery.setSteps(steps, ofDemo: demo)
      return []
    }
    if case .opening(let steps) = event {
      message = .note("Opening: \(steps.grouped) steps so far; any key stops.")
      return []
    }
    let point = play?.telling?.position
    let moment = play?.timeline.current
    let wasOnScript = play?.isOnScript
    let origin = play?.job?.origin
    var requests: [Request] = []
    if case .tick(let now) = event {
      tick(now)
    } else if case .goOn(let steps) = event {
      goOn(atMost: steps)
      requests = isWorking ? [] : goOnWithScript() + score()
    } else {
      requests = takeWish(event)
    }
    var hasMoved = play?.telling?.position != point || play?.isOnScript != wasOnScript
    // A job has moved since it began, if not since then.
    if let origin, origin != play?.timeline.current { hasMoved = true }
    if case .opened = event { hasMoved = true }
    dropCheckOfScript(leaving: moment)
    followComparison()
    if hasMoved || play?.timeline.current != moment { requests += dropCheckOnStage() }
    // What has to be known is asked where a job ends.
    guard !isWorking else { return requests }
    return requests + (hasMoved ? startCheckOfScript() : []) + inquire()
  }

  /// Takes in what a person wants, or what came of it.
  private mutating func takeWish(_ event: Event) -> [Request] {
    var stopped = event.effectOnJob == .none ? nil : play?.stopJob()
    if stopped != nil {
      message = stopped
      stopScript()
      stopped = message
    }
    guard stopped == nil || event.effectOnJob == .stopsAndActs else {
      message = stopped
      return score()
    }
    message = nil
    if case .digit = event {} else { typedNumber = nil }
    let wasHelped = play?.round?.isHelped
    let requests = carryOut(event)
    if play != nil { message = message ?? stopped }
    play?.noteHelp()
    if event != .talk(.advance) { talk.offersNext = false }
    play?.dropAnnouncement()
    if wasHelped == false, play?.round?.isHelped == true, message != nil {
      message = .note(Self.helpWords)
    }
    return requests + score()
  }

  /// Begins what the race that is there from the start asks for.
  ///
  /// - Returns: what the outside has to do.
  public mutating func begin() -> [Request] {
    followComparison()
    return startCheckOfScript() + inquire()
  }

  private mutating func carryOut(_ event: Event) -> [Request] {
    if let refusal = golfRefusal(of: event) {
      message = .problem(refusal)
      return []
    }
    switch event {
    case .stepForward, .stepBack, .toStart, .toEnd, .toNextCursorStep, .toPreviousCursorStep,
      .runForward, .runBack, .finishTask, .toNextBranch, .toPreviousBranch, .backToScript, .goTo,
      .goToPoint, .undoInjection, .redoInjection,
      .takeMove, .focusNext, .focusPrevious, .moveSelection, .select, .inject:
      overlay = nil
      // Whoever takes the lead takes it from what goes on by itself.
      talk.motion = nil
      startTimer()
      message = play?.update(event, search: search)
      startJob()
      return []
    case .talk(let event): return update(event)
    case .checkFromHere: return startCheck()
    case .toggleHints: return toggleHints()
    case .toggleOdds: return toggleOdds()
    case .togglePrediction: togglePrediction()
    case .golf(let event): return update(event)
    case .loadSchedule:
      overlay = nil
      message = play?.loadSchedule()
    case .found, .tick, .goOn, .measured, .opening:
      preconditionFailure("this is nothing that a person wants")
    case .openInjection, .openHelp, .openAccounts, .openPrompt, .openSearch: open(event)
    case .scrollReading(let line):
      switch overlay {
      case .reading(let text, _): overlay = .reading(text, scroll: line)
      case .script(var script):
        script.scroll = line
        overlay = .script(script)
      case .injection, .chapters, .prompt, nil: break
      }
    case .up, .down, .pageUp, .pageDown: scroll(event)
    case .top: goToEdge(atEnd: false)
    case .bottom: goToEdge(atEnd: true)
    case .openFind: openFind()
    case .findNext: findAgain(forward: true)
    case .findPrevious: findAgain(forward: false)
    case .foundLine(let line): showFound(line)
    case .confirm: return confirm()
    case .choose(let number): return choose(number)
    case .digit(let digit): return addDigit(digit)
    case .typed(let character): type(character)
    case .pasted(let text): paste(text)
    case .erase: erase()
    case .complete: return complete()
    case .listed(let names, let prefix): complete(with: names, of: prefix)
    case .cancel: return cancel()
    case .close: return close()
    case .quit: return [.quit]
    case .repaint: return [.repaint]
    case .toggleMouse:
      isMouseOn.toggle()
      message = .note(isMouseOn ? "The mouse is listened to." : "The mouse is left alone.")
      return [.listenToMouse(isMouseOn)]
    case .pressedInVain(let key): message = .note("\(key) does nothing here.")
    case .opened(let play):
      let requests = stopInquiries() + leaveGolf()
      let (hasHints, hasOdds) = (self.play?.hints != nil, self.play?.odds != nil)
      self.play = play
      raceNumber += 1
      if hasHints { self.play?.hints = Hints() }
      if predicts { self.play?.prediction = Prediction() }
      overlay = nil
      talk.motion = nil
      gallery.select(titled: play.title)
      search = nil
      return requests + (hasOdds ? startOdds() : [])
    case .failed(let text): message = .problem(text)
    case .done(let text): message = .note(text)
    }
    return []
  }

  // MARK: Overlays

  private mutating func open(_ event: Event) {
    switch event {
    case .openHelp: overlay = .reading(.help, scroll: 0)
    case .openAccounts where play != nil: overlay = .reading(.accounts, scroll: 0)
    case .openPrompt: overlay = .prompt(Prompt(kind: .command))
    case .openSearch where play != nil: overlay = .prompt(Prompt(kind: .search))
    case .openInjection where play != nil: overlay = .injection(selected: .read)
    default: message = .problem("Open a race first.")
    }
  }

  private mutating func scroll(_ event: Event) {
    let lines =
      switch event {
      case .up: -1
      case .down: 1
      case .pageUp: -10
      case .pageDown: 10
      default: 0
      }
    switch overlay {
    case .reading(let text, let scroll):
      overlay = .reading(text, scroll: max(0, scroll + lines))
    case .injection(let selected): overlay = .injection(selected: selected.moved(by: lines))
    case .chapters(let selected):
      let last = (play?.chapters.count ?? 1) - 1
      overlay = .chapters(selected: min(max(selected + lines, 0), last))
    case .prompt(var prompt):
      prompt.recall(from: history, by: -lines.signum())
      overlay = .prompt(prompt)
    case .script(var script):
      script.scroll = max(0, script.scroll + lines)
      overlay = .script(script)
    case nil:
      guard play == nil else { return }
      if let golf {
        self.golf?.selected = golf.selected + lines
        return
      }
      gallery.selected = min(max(gallery.selected + lines, 0), gallery.items.count - 1)
    }
  }

  private mutating func confirm() -> [Request] {
    switch overlay {
    case .reading: overlay = nil
    case .injection(let selected): return update(.inject(selected))
    case .chapters(let selected): goToChapter(selected)
    case .prompt(let prompt): return run(prompt)
    case .script(let script): return run(script)
    case nil:
      guard play == nil else { return update(.loadSchedule) }
      return openSelected()
    }
    return []
  }

  /// Opens what is selected in the list that is shown.
  private mutating func openSelected() -> [Request] {
    if let golf {
      if golf.levels.indices.contains(golf.selected) { begin(golf.levels[golf.selected]) }
      return []
    }
    guard gallery.items.indices.contains(gallery.selected) else { return [] }
    return switch gallery.items[gallery.selected].destination {
    case .demo(let name): [.open(name: name)]
    case .freePlay: [.open(name: nil)]
    case .golf: update(.open(nil))
    }
  }

  private mutating func choose(_ number: Int) -> [Request] {
    if case .chapters = overlay {
      goToChapter(number - 1)
      return []
    }
    if case .injection = overlay {
      let position = number - 1
      guard Injection.allCases.indices.contains(position) else { return [] }
      return update(.inject(Injection.allCases[position]))
    }
    guard play == nil else { return [] }
    if let golf {
      guard golf.levels.indices.contains(number - 1) else { return [] }
      self.golf?.selected = number - 1
    } else {
      guard gallery.items.indices.contains(number - 1) else { return [] }
      gallery.selected = number - 1
    }
    return confirm()
  }

  /// Selects the item whose number is typed, and takes it at once if no item's number goes on from it.
  private mutating func addDigit(_ digit: Int) -> [Request] {
    guard play == nil, overlay == nil else { return [] }
    let numbers = 1...max(1, golf?.levels.count ?? gallery.items.count)
    let longer = (typedNumber ?? 0) * 10 + digit
    let number = numbers.contains(longer) ? longer : digit
    guard numbers.contains(number) else { return [] }
    let goesOn = numbers.contains(number * 10)
    typedNumber = goesOn ? number : nil
    guard goesOn else { return choose(number) }
    if golf == nil { gallery.selected = number - 1 } else { golf?.selected = number - 1 }
    message = .note("Enter takes \(number); another digit goes on from it.")
    return []
  }

  /// Closes what is open; else drops the check; else stops searching.
  private mutating func cancel() -> [Request] {
    if case .script = overlay {
      dropScript()
      return []
    }
    guard overlay == nil else {
      if !resumeReading() { overlay = nil }
      return []
    }
    guard let check = play?.check else {
      search = nil
      return []
    }
    if check.isRunning { message = .note("The check is stopped.") }
    return stopCheck()
  }

  private mutating func close() -> [Request] {
    if overlay != nil {
      overlay = nil
      return []
    }
    if play?.round != nil { return leaveRace() }
    guard play != nil || golf != nil, !gallery.items.isEmpty else { return [.quit] }
    return leaveRace() + leaveGolf()
  }

  // MARK: Lines

  private mutating func type(_ character: Character) {
    guard case .prompt(var prompt) = overlay else { return }
    prompt.text.append(character)
    overlay = .prompt(prompt)
  }

  private mutating func erase() {
    guard case .prompt(var prompt) = overlay else { return }
    guard !prompt.text.isEmpty else {
      if !resumeReading() { overlay = nil }
      return
    }
    prompt.text.removeLast()
    overlay = .prompt(prompt)
  }

  private mutating func run(_ prompt: Prompt) -> [Request] {
    overlay = prompt.kind.reading
    if overlay != nil {
      find(prompt.text, forward: true)
      return []
    }
    guard !prompt.text.isEmpty else { return [] }
    switch prompt.kind {
    case .find, .findChapter: return []
    case .search:
      search = prompt.text
      play?.beginSearch(prompt.text, forward: true)
      startJob()
      return []
    case .command: return run(written: prompt.text)
    }
  }

  /// Carries out a line as it was written, and keeps it.
  mutating func run(written text: String) -> [Request] {
    let line = PromptLine(parsing: text, in: play?.scope)
    // What is said twice in a row is found once.
    guard history.last != text else { return run(line) }
    history.append(text)
    return [.remember(command: text)] + run(line)
  }

  private mutating func run(_ line: PromptLine) -> [Request] {
    switch line {
    case .event(let event): return update(event)
    case .mistaken(let words): message = .problem(words)
    case .load(let name): return [.open(name: name)]
    case .save(let path):
      guard let play else { return update(.failed("Open a race first.")) }
      return [.save(path: path, play: play)]
    case .command(let command):
      guard play != nil else { return update(.failed("Open a race first.")) }
      if let refusal = golfRefusal(of: command) { return update(.failed(refusal)) }
      if case .check(let promises) = command {
        play?.round?.isHelped = true
        return startCheck(CheckQuestion(promises))
      }
      if let problem = play?.perform(command) {
        message = .problem(problem.words.sentence)
      } else if case .expect = command {
        message = .note("It is so.")
      }
      startJob()
    }
    return []
  }
}

extension Message {
  /// An answer.
  static func note(_ text: String) -> Message { Message(text: text, isProblem: false) }

  /// An answer that says what could not be done.
  static func problem(_ text: String) -> Message { Message(text: text, isProblem: true) }
}

extension Injection {
  /// The one so many places further in the list, kept inside it.
  fileprivate func moved(by places: Int) -> Injection {
    let all = Self.allCases
    guard let position = all.firstIndex(of: self) else { return self }
    return all[min(max(position + places, 0), all.count - 1)]
  }
}

extension Prompt {
  /// Takes the text from the history, further back if `steps` is positive.
  fileprivate mutating func recall(from history: [String], by steps: Int) {
    guard kind == .command else { return }
    recalled = min(max(recalled + steps, 0), history.count)
    text = recalled == 0 ? "" : history[history.count - recalled]
  }
}

extension String {
  /// The text with a capital at its start and a full stop at its end.
  var sentence: String {
    guard let first else { return self }
    return first.uppercased() + dropFirst() + (hasSuffix(".") ? "" : ".")
  }
}
