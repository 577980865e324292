// Knows the effect of the keys of a talk, and the motion that goes on between them.

extension Session {
  /// Carries out a speaker's wish.
  ///
  /// - Returns: the requests to carry out.
  mutating func handle(_ event: TalkEvent) -> [Request] {
    switch event {
    case .toggleStage: toggleStage()
    case .advance: return advance()
    case .retreat: retreat()
    case .toFirstStop: go(to: .first)
    case .toLastStop: go(to: .last)
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

  // MARK: Stops

  private enum Destination { case first, last }

  private mutating func go(to destination: Destination) {
    guard let points = play?.scriptPath?.points.indices else {
      message = play?.update(destination == .first ? .toStart : .toEnd, search: nil)
      return
    }
    talk.motion = nil
    play?.tell(upTo: destination == .first ? 0 : points.upperBound - 1)
  }

  /// Goes on to the next stop: takes the first step at once and the others when they are due.
  ///
  /// A motion that is under way already ends at once.
  private mutating func advance() -> [Request] {
    startTimer()
    // A person who predicts every step sees one step after the other.
    guard let play, !play.predicts, let scriptPath = play.scriptPath, !scriptPath.isLeft
    else {
      message = self.play?.update(.stepForward, search: nil)
      return []
    }
    switch talk.motion {
    case .toStop(let position, _, _):
      talk.motion = nil
      self.play?.tell(upTo: position)
    case .autoplay:
      self.play?.tell(upTo: scriptPath.stopAhead)
      talk.motion = .autoplay(due: dueTime)
      sayIfAtEnd()
    case nil:
      guard scriptPath.position < scriptPath.stopAhead else { return goToNextDemo() }
      let interval = Talk.interval(steps: scriptPath.stopAhead - scriptPath.position)
      talk.motion = .toStop(
        position: scriptPath.stopAhead,
        due: talk.now + interval,
        interval: interval
      )
      moveOn()
    }
    return []
  }

  /// Says at the end which demo the next press opens, and opens it at that press.
  private mutating func goToNextDemo() -> [Request] {
    guard let next = gallery.item(behind: play?.title), let name = next.name else {
      message = .note("This is the end.")
      return []
    }
    guard talk.offersNext else {
      talk.offersNext = true
      message = .note("The end. Press again for: \(next.title).")
      return []
    }
    return [.open(name: name)]
  }

  private mutating func retreat() {
    talk.motion = nil
    guard play?.announced == nil else {
      message = play?.update(.stepBack, search: nil)
      return
    }
    guard let scriptPath = play?.scriptPath, !scriptPath.isLeft else {
      message = play?.update(.stepBack, search: nil)
      return
    }
    guard scriptPath.position > 0 else {
      message = .note("This is the beginning.")
      return
    }
    play?.tell(upTo: scriptPath.stopBehind)
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

  // MARK: By itself

  private mutating func toggleAutoplay() {
    guard !talk.isAutoplaying else {
      talk.motion = nil
      message = .note("Autoplay is off.")
      return
    }
    guard let scriptPath = play?.scriptPath else {
      message = .note("Autoplay needs a script, and there is none here.")
      return
    }
    guard !scriptPath.isLeft else {
      message = .note("Autoplay follows the script: go back to it first.")
      return
    }
    guard scriptPath.next != nil else {
      message = .note("This is the end.")
      return
    }
    startTimer()
    talk.motion = .autoplay(due: talk.now + talk.pace.interval)
  }

  private mutating func changePace(by grades: Int) {
    let pace = talk.pace.faster(by: grades)
    message = .note(
      pace == talk.pace
        ? "Autoplay cannot go \(grades > 0 ? "faster" : "slower"): \(pace.words)."
        : "Autoplay: \(pace.words)."
    )
    talk.pace = pace
    if case .autoplay(.some) = talk.motion { talk.motion = .autoplay(due: dueTime) }
  }

  /// Takes in the present time, and does everything that is due by then.
  mutating func tick(_ now: Duration) {
    talk.now = now
    guard let motion = talk.motion, let due = motion.due, due <= now else { return }
    // The audience would not see the next step, or the answer to the question just asked.
    guard !talk.isBlank, overlay == nil, !awaitsAnswer, !isWorking else {
      talk.motion = motion.delayed(until: now + .milliseconds(500))
      return
    }
    moveOn()
  }

  /// True if autoplay waits for the answer to a question that the script has asked the checker.
  private var awaitsAnswer: Bool {
    talk.isAutoplaying && play?.checkOfScript?.isRunning == true
  }

  /// Takes the next step of the motion that goes on without keys.
  private mutating func moveOn() {
    guard let scriptPath = play?.scriptPath, !scriptPath.isLeft else {
      talk.motion = nil
      return
    }
    switch talk.motion {
    case .toStop(let position, _, let interval):
      play?.tell(upTo: min(scriptPath.position + 1, position))
      let isThere = scriptPath.position + 1 >= position
      talk.motion =
        isThere
        ? nil : .toStop(position: position, due: talk.now + interval, interval: interval)
    case .autoplay:
      play?.tell(upTo: min(scriptPath.position + 1, scriptPath.points.count - 1))
      talk.motion = .autoplay(due: dueTime)
      sayIfAtEnd()
    case nil: break
    }
  }

  /// The time at which autoplay goes on from here, once the new words have been read; nil if the
  /// script waits here for the speaker.
  private var dueTime: Duration? {
    guard let point = play?.scriptPath?.point else { return nil }
    guard !point.isPause else { return nil }
    let words = [point.annotation?.chapter, point.annotation?.note].compactMap(\.self)
    let pace = talk.pace
    return talk.now
      + (words.isEmpty ? pace.interval : pace.readingTime(of: words.joined(separator: " ")))
  }

  private mutating func sayIfAtEnd() {
    guard play?.scriptPath?.next == nil else { return }
    talk.motion = nil
    message = .note("This is the end.")
  }
}

extension Session {
  /// The time to the next change without a key; nil if there is none.
  package var timeToNextDeadline: Duration? {
    let untilStep = talk.motion?.due.map { $0 - talk.now }
    // The time that can be seen changes with every second.
    let untilSecond =
      talk.isTimerShown && talk.isOnStage && talk.beginning != nil
      ? Duration.seconds(talk.elapsed.components.seconds + 1) - talk.elapsed : nil
    return [untilStep, untilSecond].compactMap(\.self).min().map { max(.zero, $0) }
  }
}

extension Talk {
  /// Returns the time between the steps to a stop, 40 to 300 ms: long enough to be seen, but the wait stays short.
  static func interval(steps: Int) -> Duration {
    min(.milliseconds(300), max(.milliseconds(40), .milliseconds(2000 / max(1, steps))))
  }
}

extension Motion {
  fileprivate func delayed(until time: Duration) -> Motion {
    switch self {
    case .toStop(let position, _, let interval):
      .toStop(position: position, due: time, interval: interval)
    case .autoplay: .autoplay(due: time)
    }
  }
}
