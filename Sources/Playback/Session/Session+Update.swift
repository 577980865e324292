// Knows how a session takes in an event: the job stops, the event is handled by its kind, and what
// follows from the new state is settled once.

import Script
import Shmem

extension Session {
  /// Takes in a fact.
  ///
  /// - Returns: the requests to carry out, in order.
  package mutating func update(_ event: Event) -> [Request] {
    let before = Standpoint(of: self)
    let stopped = event.effectOnJob == .none ? nil : stopJob()
    guard stopped == nil || event.effectOnJob == .stopsAndActs else { return settle(since: before) }
    forgetLastKey(before: event)
    let requests = handle(event)
    if play != nil { message = message ?? stopped }
    return requests + settle(since: before)
  }

  /// Begins the work that a race asks for that is there from the start.
  ///
  /// - Returns: the requests to carry out.
  package mutating func begin() -> [Request] {
    followComparison()
    return startCheckOfScript() + inquire()
  }

  /// Stops the job at the moment that it has reached, and the pasted lines after it.
  ///
  /// - Returns: the message about the stop; nil if there is no job.
  private mutating func stopJob() -> Message? {
    guard let stopped = play?.stopJob() else { return nil }
    message = stopped
    stopScript()
    return message
  }

  /// Drops what only the last key was about.
  private mutating func forgetLastKey(before event: Event) {
    if case .progress = event { return }
    message = nil
    if case .window(.digit) = event {} else { typedNumber = nil }
  }

  /// Carries out an event.
  ///
  /// - Returns: the requests to carry out.
  private mutating func handle(_ event: Event) -> [Request] {
    switch event {
    case .race(let event): handle(event)
    case .talk(let event): handle(event)
    case .games(let event): handle(event)
    case .inquiry(let event): handle(event)
    case .window(let event): handle(event)
    case .form(let event): handle(event)
    case .answer(let event): handle(event)
    case .progress(let event): handle(event)
    }
  }

  /// Carries out a move through the race, or a choice in it.
  mutating func handle(_ event: RaceEvent) -> [Request] {
    closeOverlay(before: event)
    // The person takes the lead: autoplay and other motion end.
    talk.motion = nil
    startTimer()
    guard ![.stepForward, .readOn].contains(event) || !openScoreAtEnd() else { return [] }
    if event == .readOn, let endOffer {
      message = .note(endOffer)
      return []
    }
    message = play?.update(event, search: search)
    uncoverQuestion()
    startJob()
    return []
  }

  /// Takes in the outcome of a request.
  private mutating func handle(_ event: AnswerEvent) -> [Request] {
    switch event {
    case .opened(let play): return open(play)
    case .golf(let levels, let first): return offer(levels, first: first)
    case .templates(let templates): offer(templates)
    case .listed(let names, let prefix): complete(with: names, of: prefix)
    case .failed(let text):
      talk.demoChange = nil
      message = .problem(text)
    case .done(let text): message = .note(text)
    }
    return []
  }

  /// Takes in a fact that no key causes; the message about the last key stays.
  private mutating func handle(_ event: ProgressEvent) -> [Request] {
    switch event {
    case .tick(let now): tick(now)
    case .goOn(let steps):
      goOn(atMost: steps)
      return isWorking ? [] : goOnWithScript()
    case .found(let finding, let number): return take(finding, of: number)
    case .opening(let steps):
      message = .note("Opening: \(steps.grouped) steps so far; any key stops.")
    case .measured(let demo, let length): gallery.setLength(length, ofDemo: demo)
    }
    return []
  }

  /// Shows a race that has been opened.
  mutating func open(_ play: Play) -> [Request] {
    closeForm()
    formerPlay = nil
    let requests = stopInquiries() + leaveGolf()
    let before = self.play?.inquiries
    self.play = play
    raceNumber += 1
    if before?.reachabilityMarks != nil {
      self.play?.inquiries.reachabilityMarks = ReachabilityMarks()
    }
    if predicts { self.play?.prediction = .on }
    self.play?.showsEveryStep = showsEveryStep
    overlay = nil
    talk.motion = nil
    arrive(by: talk.demoChange)
    talk.demoChange = nil
    search = nil
    return requests + (before?.odds != nil ? startOdds() : [])
  }

  /// Says that there is no race for an event.
  ///
  /// - Returns: no request.
  mutating func missRace() -> [Request] {
    message = .problem("Open a race first.")
    return []
  }
}
