// Knows what a form leads to: a race, a comparison, the same schedule once more, a file.

import Script
import Shmem

extension Session {
  /// Plays the race of the form.
  ///
  /// If only rules differ from the race at hand, both are compared. If that race has steps and something else
  /// differs, they are played again.
  ///
  /// - Returns: the requests to carry out.
  mutating func playForm() -> [Request] {
    guard let scenario = formScenario(), let formOutcome else { return [] }
    return switch formOutcome {
    case .refused: []
    case .begins: begin(scenario)
    case .goesBack: keepRace()
    case .compares(let rules): compare(with: rules, in: scenario)
    case .playsAgain: playAgain(in: scenario)
    }
  }

  /// Plays the race of the form from its start, whatever race is at hand.
  ///
  /// - Returns: the requests to carry out.
  mutating func playFormFromStart() -> [Request] {
    formScenario().map { begin($0) } ?? []
  }

  /// Plays the race of the form from its start and checks it there.
  ///
  /// - Returns: the requests to carry out.
  mutating func checkForm() -> [Request] {
    guard let scenario = formScenario() else { return [] }
    let requests = begin(scenario)
    return requests + startCheck()
  }

  /// Writes the race of the form to a file.
  ///
  /// - Returns: the requests to carry out.
  mutating func saveForm(to path: String) -> [Request] {
    guard let scenario = formScenario(), let race = formRace(scenario) else { return [] }
    return [.save(path: path, play: race)]
  }

  /// Opens the race again that a race of the form has taken the place of; that race can be opened again in
  /// turn.
  ///
  /// - Returns: the requests to carry out.
  mutating func openFormerRace() -> [Request] {
    guard let former = formerPlay else {
      message = .problem("No race has been left for one of the form.")
      return []
    }
    let left = play
    let requests = open(former)
    formerPlay = left
    message = .note("This is the race before. F, then o, opens the other one.")
    return requests
  }

  /// The scenario of the form; if there is none, the message says why.
  private mutating func formScenario() -> Scenario? {
    do throws(ScenarioError) {
      return try form?.scenario()
    } catch {
      message = .problem(Problem.scenario(error).summary)
      return nil
    }
  }

  private func formRace(_ scenario: Scenario) -> Play? {
    guard let form else { return nil }
    var race = Play(free: scenario, title: form.values.title)
    race.about = form.values.about
    return race
  }

  /// Opens a race of the form; the race at hand can be opened again.
  private mutating func begin(_ scenario: Scenario) -> [Request] {
    formRace(scenario).map { take(over: $0) } ?? []
  }

  private mutating func take(over race: Play) -> [Request] {
    let left = play ?? formerPlay
    let requests = open(race)
    formerPlay = left
    // The form goes on with the race that it has led to.
    let origin = formOrigin
    formDraft?.origin = origin
    return requests
  }

  /// Closes a form that describes the race at hand; a comparison by hand ends.
  private mutating func keepRace() -> [Request] {
    if let form { play?.rename(form.values) }
    closeForm()
    guard play?.comparing.isByHand == true else {
      message = .note("The race is as it was; n in the form plays it from its start.")
      return []
    }
    play?.compare(with: nil)
    message = .note("The rules are those of the race: the comparison has ended.")
    return []
  }

  /// Compares the race at hand with the same race under other rules, which is the other scenario.
  private mutating func compare(with rules: OtherRules, in scenario: Scenario) -> [Request] {
    guard let form, let timeline = play?.timeline else { return [] }
    play?.rename(form.values)
    closeForm()
    play?.compare(with: rules)
    message = .note(
      "Compared with \(rules.text). \(Rerun(of: timeline, in: scenario).fit) F and n play it from "
        + "its start."
    )
    return []
  }

  /// Plays the schedule of the race at hand again in another race, and compares the two.
  private mutating func playAgain(in scenario: Scenario) -> [Request] {
    guard let old = play, var race = formRace(scenario) else { return [] }
    let rerun = Rerun(of: old.timeline, in: scenario)
    race.takeOver(rerun, from: old)
    let requests = take(over: race)
    message = .note(rerun.words)
    return requests
  }
}

extension Play {
  /// Takes the title and the description from a form.
  fileprivate mutating func rename(_ values: FormValues) {
    title = values.title
    about = values.about
  }

  /// Shows the moment that a schedule has led to, beside the race in which it was taken first.
  fileprivate mutating func takeOver(_ rerun: Rerun, from old: Play) {
    playhead = Playhead(rerun.timeline, scriptPath: nil)
    playhead.goBack(to: rerun.timeline.current, keepingWayTo: rerun.timeline.wayEnd)
    comparing.compare(
      with: OtherScenario(
        scenario: old.timeline[.start].snapshot.scenario,
        name: "the race before"
      )
    )
    focusWhoActed()
  }
}

extension OtherRules {
  /// Finds the rules that lead from one scenario to another.
  ///
  /// Returns nil if something else differs as well.
  init?(from old: Scenario, to new: Scenario) {
    let isOtherKernel = old.kernel != new.kernel
    let base = isOtherKernel ? new.usualRules : old.rules
    self.init(
      kernel: isOtherKernel ? new.kernel : nil,
      settings: new.rules.settings(unlike: base)
    )
    guard (try? scenario(insteadOf: old)) == new else { return nil }
  }
}
