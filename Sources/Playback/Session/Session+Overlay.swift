// Knows how a session opens, moves through, answers and closes what lies over the race.

extension Session {
  /// Carries out a wish about what is open, listed or written, or about the program.
  mutating func handle(_ event: WindowEvent) -> [Request] {
    switch event {
    case .openHelp: open(.reading(.help(over: screenOverlay), scroll: 0))
    case .openWords: openWords(asking: nil)
    case .openAccounts: return openOverRace(.reading(.accounts, scroll: 0))
    case .openBreakpoints: return openOverRace(.breakpoints(selected: 0))
    case .openInjection: return openInjection()
    case .openWhy: return openWhy()
    case .openBranches: return openBranches()
    case .branch(let event): return handle(event)
    case .openOldData: return openOldData()
    case .oldData(let event): handle(event)
    case .openWhatIf: return openWhatIf()
    case .loadGhost: loadGhost()
    case .zoom(let event): return handle(event)
    case .openSpaceTime, .openLanes: return openTable(event == .openLanes ? .lanes : .spaceTime)
    case .table(let event): return handle(event)
    case .openPrompt: overlay = .prompt(Prompt(kind: .command))
    case .openSearch: return openOverRace(.prompt(Prompt(kind: .search)))
    case .openFind: openFind()
    case .up, .down: scroll(by: event == .up ? -1 : 1)
    case .pageUp, .pageDown: scroll(by: event == .pageUp ? -10 : 10)
    case .top, .bottom: goToEdge(atEnd: event == .bottom)
    case .moveItem(let places): moveItem(by: places)
    case .scrollReading(let line): scroll(toLine: line)
    case .findNext, .findPrevious: findAgain(forward: event == .findNext)
    case .foundLine(let line): showFound(line)
    case .confirm: return confirm()
    case .choose(let number): return choose(number)
    case .digit(let digit): return addDigit(digit)
    case .cancel: return cancel()
    case .close: return close()
    case .toggleOption(let option): toggle(option)
    case .moveOptionPage(let pages): moveOptionPage(by: pages)
    case .removeBreakpoint: return removeBreakpoint()
    case .addBreakpoint: addBreakpoint()
    case .typed(let character): type(character)
    case .pasted(let text): paste(text)
    case .erase: erase()
    case .eraseWord, .eraseLine: eraseText(wholeLine: event == .eraseLine)
    case .complete: return complete()
    case .openNextDemo, .openPreviousDemo: return changeDemo(forward: event == .openNextDemo)
    case .quit, .repaint: return [event == .quit ? .quit : .repaint]
    case .toggleMouse: return toggleMouse()
    case .pace(let event): return handle(event)
    case .pressedInVain(let key): message = .note("\(key) does nothing here.")
    }
    return []
  }

  /// Opens what needs a race.
  private mutating func openOverRace(_ overlay: Overlay) -> [Request] {
    guard play != nil else { return missRace() }
    open(overlay)
    return []
  }

  /// Opens an overlay, without the mark of an earlier search.
  mutating func open(_ overlay: Overlay) {
    textSearch?.line = nil
    self.overlay = overlay
  }

  private mutating func openInjection() -> [Request] {
    guard play?.round == nil else {
      message = .problem(InjectionRefusal.tasksAreFixed.words)
      return []
    }
    play?.injectionOptions = InjectionOptions()
    if let selected = play?.selected { play?.injectionOptions.page = selected }
    return openOverRace(.injection(selected: .read))
  }

  /// Listens to the mouse, or stops listening.
  mutating func toggleMouse() -> [Request] {
    isMouseOn.toggle()
    message = .note(isMouseOn ? "The mouse is on." : "The mouse is off.")
    return [.listenToMouse(isMouseOn)]
  }

  /// Scrolls the open text so that a line comes first.
  private mutating func scroll(toLine line: Int) {
    switch overlay {
    case .reading(let text, _): overlay = .reading(text, scroll: line)
    case .script(var script):
      script.scroll = line
      overlay = .script(script)
    case .injection, .chapters, .breakpoints, .why, .branches, .oldData, .whatIf, .zoom, .table,
      .prompt, nil:
      break
    }
  }

  /// Goes so many lines or items down, or up if negative.
  private mutating func scroll(by lines: Int) {
    switch overlay {
    case .reading(let text, let scroll):
      overlay = .reading(text, scroll: max(0, scroll + lines))
    case .why(let list) where abs(lines) == 1: changeQuestion(of: list, by: lines)
    case .zoom: break
    case .table(var table):
      if let play { table.move(byRows: lines, in: play) }
      overlay = .table(table)
    case .prompt(var prompt):
      prompt.recall(from: history, by: -lines.signum())
      overlay = .prompt(prompt)
    case .script(var script):
      script.scroll = max(0, script.scroll + lines)
      overlay = .script(script)
    case .injection, .chapters, .breakpoints, .why, .branches, .whatIf, .oldData, nil:
      moveItem(by: lines)
    }
  }

  private mutating func confirm() -> [Request] {
    switch overlay {
    case .reading: closeOverlay()
    case .why(let list): return followAnswer(of: list)
    case .zoom: return handle(ZoomEvent.enter)
    case .table(let table): return goToSelected(of: table)
    case .injection(let selected): return handle(.inject(selected))
    case .chapters(let selected): goToChapter(selected)
    case .breakpoints(let selected): return runToBreakpoint(selected)
    case .branches(let list): goToBranch(of: list)
    case .oldData(let strip): return goToMoment(of: strip)
    case .whatIf(let list): return takeMove(of: list)
    case .prompt(let prompt): return run(prompt)
    case .script(let script): return run(script)
    case nil where form != nil: return playForm()
    case nil:
      guard play == nil else { return confirmInRace() }
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
    isOnShortPath = false
    return switch gallery.items[gallery.selected].destination {
    case .demo(let name): [.open(name: name)]
    case .freePlay: handle(FormEvent.open)
    case .golf: [.openGolf(nil)]
    }
  }

  private mutating func choose(_ number: Int) -> [Request] {
    if case .chapters = overlay {
      goToChapter(number - 1)
      return []
    }
    if case .breakpoints = overlay { return runToBreakpoint(number - 1) }
    if case .why(let list) = overlay { return goToCause(number, of: list) }
    if case .whatIf(let list) = overlay { return takeMove(number, of: list) }
    if case .branches(let list) = overlay {
      overlay = .branches(list.selecting(number - 1))
      return []
    }
    if case .injection = overlay {
      let position = number - 1
      guard Injection.allCases.indices.contains(position) else { return [] }
      return handle(.inject(Injection.allCases[position]))
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

  /// Selects the item whose number is typed, and takes it at once if no longer number begins with it.
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
    message = .note("Enter takes \(number); another digit makes the number longer.")
    return []
  }

  /// Closes what is open; else drops the check; else stops searching.
  private mutating func cancel() -> [Request] {
    if case .script = overlay {
      dropScript()
      return []
    }
    guard overlay == nil else {
      if !resumeReading() { closeOverlay() }
      return []
    }
    if form != nil {
      closeForm()
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
      closeOverlay()
      return []
    }
    if form != nil {
      closeForm()
      return []
    }
    if play?.round != nil { return leaveRace() }
    guard play != nil || golf != nil, gallery.isHome, !gallery.items.isEmpty else { return [.quit] }
    return leaveRace() + leaveGolf()
  }
}
