// Knows what goes on in a talk between two keys: the steps to a stop, and autoplay.

extension Session {
  /// Starts autoplay, or stops it.
  mutating func toggleAutoplay() {
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

  /// Makes autoplay faster by so many grades, or slower.
  mutating func changePace(by grades: Int) {
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
    if case .toStop = motion, talk.motion == nil { talk.arrival = now }
  }

  /// True if autoplay waits for the answer to a question that the script has asked the checker.
  private var awaitsAnswer: Bool {
    talk.isAutoplaying && play?.checkOfScript?.isRunning == true
  }

  /// Takes the next step of the motion that goes on without keys.
  mutating func moveOn() {
    guard let scriptPath = play?.scriptPath, !scriptPath.isLeft else {
      talk.motion = nil
      return
    }
    switch talk.motion {
    case .toStop(let position, _, let interval):
      let next = play?.shownPoint(after: scriptPath.position, atMost: position) ?? position
      guard tell(upTo: next) else { return }
      let isThere = next >= position
      talk.motion =
        isThere
        ? nil : .toStop(position: position, due: talk.now + interval, interval: interval)
    case .autoplay:
      guard play?.asksNext != true else {
        // The audience is asked, and autoplay waits for the speaker.
        talk.motion = nil
        message = play?.stepPastBookkeeping()
        return
      }
      let last = scriptPath.points.count - 1
      let end = min(last, play?.pointBeforeQuestion ?? last)
      let next = play?.shownPoint(after: scriptPath.position, atMost: end) ?? end
      guard tell(upTo: next) else { return }
      talk.motion = .autoplay(due: dueTime)
      sayIfAtEnd()
    case nil: break
    }
  }

  /// Goes on to a point of the script; a breakpoint on the way there stops the talk at its moment.
  ///
  /// - Returns: false if a breakpoint has stopped it.
  mutating func tell(upTo position: Int) -> Bool {
    guard let play else { return false }
    guard let (stop, number) = play.breakpoint(before: position) else {
      self.play?.tell(upTo: position)
      return true
    }
    self.play?.tell(upTo: stop)
    talk.motion = nil
    let moment = self.play?.timeline.current ?? play.timeline.current
    message = .note(play.words(forBreakpoint: number, at: moment))
    return false
  }

  /// The time at which autoplay goes on from here, once the new words have been read; nil if the
  /// script waits here for the speaker.
  var dueTime: Duration? {
    guard let point = play?.scriptPath?.point else { return nil }
    guard !point.isPause else { return nil }
    let words =
      [point.annotation?.chapter, point.annotation?.note].compactMap(\.self)
      + (point.recap ?? [])
    let pace = talk.pace
    return talk.now
      + (words.isEmpty ? pace.interval : pace.readingTime(of: words.joined(separator: " ")))
  }

  /// Says that this is the end, if it is; where another demo follows, the stage names it by itself.
  mutating func sayIfAtEnd() {
    guard play?.scriptPath?.next == nil else { return }
    talk.motion = nil
    let words = [scoreAtEnd?.words, demoAhead == nil ? "This is the end" : nil]
    let said = words.compactMap(\.self).joined(separator: ". ")
    if !said.isEmpty { message = .note("\(said).") }
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
