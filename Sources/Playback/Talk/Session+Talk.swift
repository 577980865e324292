// Knows the effect of the keys of a talk, and the motion that goes on between them.

extension Session {
  /// Carries out a speaker's wish.
  ///
  /// - Returns: the requests to carry out.
  mutating func handle(_ event: TalkEvent) -> [Request] {
    switch event {
    case .toggleStage: toggleStage()
    case .begin: return beginTalk()
    case .advance: return advance()
    case .retreat: return retreat()
    case .nextStep: step(forward: true)
    case .previousStep: step(forward: false)
    case .toFirstStop: goToBeginningOfScript()
    case .toLastStop: goToEndOfScript()
    case .toNextChapter: goToNextChapter()
    case .toPreviousChapter: goToPreviousChapter()
    case .openChapters: openChapters()
    case .blank: talk.isBlank = true
    case .showAgain: talk.isBlank = false
    case .toggleAutoplay: toggleAutoplay()
    case .faster: changePace(by: 1)
    case .slower: changePace(by: -1)
    case .toggleTimer: talk.isTimerShown.toggle()
    case .restartTimer:
      talk.beginning = talk.now
      message = .note("The clock starts now.")
    }
    return []
  }

  private mutating func toggleStage() {
    talk.isOnStage.toggle()
    talk.motion = nil
    guard let play, talk.isOnStage, play.scriptPath == nil else { return }
    message = .note("There is no script here: every press is a step.")
  }

  /// Makes the screen a stage; from the gallery, with the selected demo.
  private mutating func beginTalk() -> [Request] {
    guard play == nil else {
      if !talk.isOnStage { toggleStage() }
      return []
    }
    guard gallery.items.indices.contains(gallery.selected),
      gallery.items[gallery.selected].name != nil
    else {
      message = .problem("A talk begins with a demo: select one first.")
      return []
    }
    talk.isOnStage = true
    return handle(WindowEvent.confirm)
  }

  // MARK: Stops

  private mutating func goToBeginningOfScript() {
    guard play?.scriptPath != nil else {
      message = play?.update(.toStart, search: nil)
      return
    }
    talk.motion = nil
    play?.tell(upTo: 0)
  }

  /// Goes to the last point of the script; without a script, to the end of the branch.
  mutating func goToEndOfScript() {
    guard let points = play?.scriptPath?.points else {
      message = play?.update(.toEnd, search: nil)
      return
    }
    talk.motion = nil
    play?.tell(upTo: points.count - 1)
  }

  /// Goes on to the next stop: takes the first step at once and the others when they are due.
  ///
  /// A motion that is under way already ends at once.
  private mutating func advance() -> [Request] {
    startTimer()
    guard talk.motion != nil || !talk.hasJustArrived else { return [] }
    talk.arrival = nil
    if talk.motion == nil, play?.announced == nil, isAtEndOfScript {
      return openNextDemo(orSay: "This is the end.")
    }
    guard let play, play.announced == nil, !play.asksNext, let scriptPath = play.scriptPath,
      !scriptPath.isLeft
    else {
      talk.motion = nil
      message = self.play?.stepPastBookkeeping()
      return []
    }
    let stopAhead = play.stopAhead(on: scriptPath)
    switch talk.motion {
    case .toStop(let position, _, _):
      talk.motion = nil
      _ = tell(upTo: position)
    case .autoplay:
      guard tell(upTo: stopAhead) else { return [] }
      talk.motion = .autoplay(due: dueTime)
      sayIfAtEnd()
    case nil:
      guard scriptPath.position < stopAhead else { return [] }
      let interval = Talk.interval(steps: stopAhead - scriptPath.position)
      talk.motion = .toStop(
        position: stopAhead,
        due: talk.now + interval,
        interval: interval
      )
      moveOn()
    }
    return []
  }

  /// Goes back to the previous stop; from the beginning of the script, to the end of the demo before.
  private mutating func retreat() -> [Request] {
    talk.motion = nil
    guard play?.announced == nil else {
      message = play?.update(.stepBack, search: nil)
      return []
    }
    guard let scriptPath = play?.scriptPath, !scriptPath.isLeft else {
      message = play?.stepBackPastBookkeeping()
      return []
    }
    guard scriptPath.position > 0 else {
      return openPreviousDemo(isBack: true, orSay: "This is the beginning.")
    }
    play?.tell(upTo: scriptPath.stopBehind)
    return []
  }

  /// Takes a single step, forward or back, which ends a motion.
  private mutating func step(forward isForward: Bool) {
    overlay = nil
    talk.motion = nil
    startTimer()
    message = isForward ? play?.stepPastBookkeeping() : play?.stepBackPastBookkeeping()
  }

  /// Starts the time of a talk, which counts from its first step.
  mutating func startTimer() {
    if talk.isOnStage, talk.beginning == nil { talk.beginning = talk.now }
  }

  // MARK: Chapters

  private mutating func openChapters() {
    guard let play, !play.chapters.isEmpty else {
      message = .note("There are no chapters here.")
      return
    }
    talk.motion = nil
    overlay = .chapters(selected: play.presentChapter ?? 0)
  }

  private mutating func goToNextChapter() {
    guard let play else { return }
    let next = play.presentChapter.map { $0 + 1 } ?? 0
    guard play.chapters.indices.contains(next) else {
      message = .note(
        play.chapters.isEmpty ? "There are no chapters here." : "This is the last chapter."
      )
      return
    }
    goToChapter(next)
  }

  private mutating func goToPreviousChapter() {
    guard let play, let present = play.presentChapter, let scriptPath = play.scriptPath else {
      message = .note("There is no previous chapter.")
      return
    }
    let isWithin = scriptPath.position > play.chapters[present].position
    guard isWithin || present > 0 else {
      message = .note("This is the first chapter.")
      return
    }
    goToChapter(isWithin ? present : present - 1)
  }

  /// Goes to a chapter.
  ///
  /// - Parameter number: its place, counted from 0; nothing happens where there is no such chapter.
  mutating func goToChapter(_ number: Int) {
    guard let play, play.chapters.indices.contains(number) else { return }
    overlay = nil
    talk.motion = nil
    startTimer()
    self.play?.tell(upTo: play.chapters[number].position)
  }
}
