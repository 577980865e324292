// Knows what every event does to a session.

import Script
import Shmem

extension Session {
  /// Takes in a fact.
  ///
  /// - Returns: what the outside has to do, in order.
  package mutating func update(_ event: Event) -> [Request] {
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
    let point = play?.scriptPath?.position
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
    var hasMoved = play?.scriptPath?.position != point || play?.isOnScript != wasOnScript
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
  package mutating func begin() -> [Request] {
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
    case .toggleReachability: return toggleReachability()
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
      let (hasReachabilityMarks, hasOdds) = (
        self.play?.reachabilityMarks != nil, self.play?.odds != nil
      )
      self.play = play
      raceNumber += 1
      if hasReachabilityMarks { self.play?.reachabilityMarks = ReachabilityMarks() }
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
}
