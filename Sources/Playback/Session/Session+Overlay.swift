// Knows how a session opens, moves through, answers and closes what lies over the race.

extension Session {
  mutating func open(_ event: Event) {
    switch event {
    case .openHelp: overlay = .reading(.help, scroll: 0)
    case .openAccounts where play != nil: overlay = .reading(.accounts, scroll: 0)
    case .openPrompt: overlay = .prompt(Prompt(kind: .command))
    case .openSearch where play != nil: overlay = .prompt(Prompt(kind: .search))
    case .openInjection where play != nil: overlay = .injection(selected: .read)
    default: message = .problem("Open a race first.")
    }
  }

  mutating func scroll(_ event: Event) {
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

  mutating func confirm() -> [Request] {
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

  mutating func choose(_ number: Int) -> [Request] {
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
  mutating func addDigit(_ digit: Int) -> [Request] {
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
  mutating func cancel() -> [Request] {
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

  mutating func close() -> [Request] {
    if overlay != nil {
      overlay = nil
      return []
    }
    if play?.round != nil { return leaveRace() }
    guard play != nil || golf != nil, !gallery.items.isEmpty else { return [.quit] }
    return leaveRace() + leaveGolf()
  }
}

extension Injection {
  /// The one so many places further in the list, kept inside it.
  fileprivate func moved(by places: Int) -> Injection {
    let all = Self.allCases
    guard let position = all.firstIndex(of: self) else { return self }
    return all[min(max(position + places, 0), all.count - 1)]
  }
}
