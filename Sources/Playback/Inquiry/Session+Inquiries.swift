// Knows how a session starts inquiries, drops them and takes in their answers.

import Explorer
import Shmem

extension Session {
  /// Carries out a wish about a check, about the hints or about the odds.
  mutating func handle(_ event: InquiryEvent) -> [Request] {
    switch event {
    case .checkFromHere: return startCheck()
    case .loadSchedule:
      overlay = nil
      message = play?.loadSchedule()
      return []
    case .toLastNotDoomed: return seekNotDoomed()
    case .toggleReachability: return toggleReachability()
    case .toggleOdds: return toggleOdds()
    }
  }

  /// Starts a check of all schedules from here on, and drops an earlier check.
  ///
  /// If the same check has been answered already, its answer is opened in full instead.
  mutating func startCheck(_ question: CheckQuestion = .everything) -> [Request] {
    guard let play else { return missRace() }
    guard play.snapshot.canBeChecked else {
      message = .problem(Snapshot.tooLargeWords)
      return []
    }
    if let check = play.check, !check.isRunning, check.moment == play.timeline.current,
      check.question == question
    {
      overlay = .reading(.check, scroll: 0)
      return []
    }
    let dropped = stopCheck()
    let inquiry = nextInquiry(.verdict(question), of: play.snapshot)
    self.play?.inquiries.check = MomentCheck(
      number: inquiry.number,
      question: question,
      moment: play.timeline.current,
      step: play.timeline.number,
      coverage: Coverage(of: play.timeline, judging: question.words),
      breaches: play.breaches,
      state: .running(nil, after: .zero)
    )
    return dropped + [.inquire(inquiry)]
  }

  /// Starts the check that the script asks for at the current point, if it asks for one.
  mutating func startCheckOfScript() -> [Request] {
    guard let play, play.isOnScript, let question = play.scriptPath?.point.check else { return [] }
    if let check = play.check, check.moment == play.timeline.current, check.question == question {
      return []
    }
    let requests = startCheck(question)
    self.play?.inquiries.check?.isOfScript = true
    return requests
  }

  /// Drops an answered check of the script once the race has left the moment of that check.
  ///
  /// This makes room for the words that follow.
  mutating func dropCheckOfScript(leaving moment: MomentID?) {
    guard let play, let check = play.check, check.isOfScript, !check.isRunning else { return }
    let now = play.timeline.current
    guard now != moment, now != check.moment else { return }
    self.play?.inquiries.check = nil
  }

  /// Drops a check that the speaker asked for once a talk goes on.
  ///
  /// The answer is about a moment that the talk has left.
  ///
  /// - Returns: the requests to carry out.
  mutating func dropCheckOnStage() -> [Request] {
    guard talk.isOnStage, let check = play?.check, !check.isOfScript else { return [] }
    return stopCheck()
  }

  /// Drops the check, whether it is running or answered.
  mutating func stopCheck() -> [Request] {
    guard let check = play?.check else { return [] }
    play?.inquiries.check = nil
    return check.isRunning ? [.abandon(inquiry: check.number)] : []
  }

  /// Turns hints on or off.
  mutating func toggleReachability() -> [Request] {
    guard let play else { return missRace() }
    guard let marks = play.inquiries.reachabilityMarks else {
      self.play?.inquiries.reachabilityMarks = ReachabilityMarks()
      let isHidden = play.prediction.isOn
      message =
        play.snapshot.canBeChecked
        ? .note(
          "Hints are on: " + (isHidden ? Self.hiddenMarks : "every move shows what it leads to.")
        )
        : .problem(Snapshot.tooLargeWords)
      return []
    }
    self.play?.inquiries.reachabilityMarks = nil
    message = .note("Hints are off.")
    return marks.running.map { [.abandon(inquiry: $0.number)] } ?? []
  }

  private static let hiddenMarks = "they appear when prediction is off (P)."

  private static let oddsMessage = Message.note(
    "Odds are on: random schedules from here are being tried."
  )

  /// Turns the odds on or off.
  mutating func toggleOdds() -> [Request] {
    guard let play else { return missRace() }
    guard play.odds != nil else {
      message = Self.oddsMessage
      return startOdds()
    }
    message = .note("Odds are off.")
    return stopOdds()
  }

  /// Starts random schedules from here on, and drops those from an earlier moment.
  mutating func startOdds() -> [Request] {
    guard let play else { return [] }
    let dropped = stopOdds()
    let inquiry = nextInquiry(.odds, of: play.snapshot)
    self.play?.inquiries.odds = Odds(
      moment: play.timeline.current,
      inquiry: inquiry.number,
      samples: nil
    )
    return dropped + [.inquire(inquiry)]
  }

  private mutating func stopOdds() -> [Request] {
    guard let odds = play?.odds else { return [] }
    play?.inquiries.odds = nil
    return [.abandon(inquiry: odds.inquiry)]
  }

  /// Drops all running inquiries about a race that is being left.
  mutating func stopInquiries() -> [Request] {
    let running = play?.inquiries.reachabilityMarks?.running
    play?.inquiries.reachabilityMarks?.running = nil
    let numbers = [running?.number, play?.odds?.inquiry].compactMap(\.self)
    return stopCheck() + stopDoomSearch() + numbers.map { .abandon(inquiry: $0) }
  }

  /// Starts the inquiries that the current moment needs, unless they are running or answered.
  mutating func inquire() -> [Request] {
    let reachability = inquireForReachability() + inquireForPar()
    guard let odds = play?.odds, odds.moment != play?.timeline.current else { return reachability }
    return reachability + startOdds()
  }

  private mutating func inquireForReachability() -> [Request] {
    guard let play, play.wantsReachability else { return [] }
    var requests: [Request] = []
    if let running = play.inquiries.reachabilityMarks?.running {
      // The running analysis is about this race, and most likely covers the current state.
      guard running.scenario != play.snapshot.scenario else { return [] }
      requests.append(.abandon(inquiry: running.number))
    }
    let inquiry = nextInquiry(.reachability, of: play.snapshot)
    self.play?.inquiries.reachabilityMarks?.running = ReachabilityMarks.Running(
      number: inquiry.number,
      scenario: inquiry.scenario
    )
    return requests + [.inquire(inquiry)]
  }

  mutating func nextInquiry(_ kind: Inquiry.Kind, of snapshot: Snapshot) -> Inquiry {
    inquiryCount += 1
    return Inquiry(
      number: inquiryCount,
      kind: kind,
      scenario: snapshot.scenario,
      machine: snapshot.machine
    )
  }

  /// Takes in a piece of an answer, and ignores it if its inquiry has been dropped.
  ///
  /// - Returns: the requests to carry out.
  mutating func take(_ finding: Finding, of number: Int) -> [Request] {
    if case .verdict(let verdict, _, _) = finding, takePar(verdict, of: number) { return [] }
    if case .reachability(let reachability) = finding,
      let requests = takeDoom(reachability, of: number)
    {
      return requests
    }
    play?.inquiries.take(finding, of: number)
    // The odds of a stage stand where the message about them does.
    if talk.isOnStage, message == Self.oddsMessage, (play?.shownOdds?.count ?? 0) > 0 {
      message = nil
    }
    return []
  }
}
