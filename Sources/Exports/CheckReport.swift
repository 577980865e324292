// Knows the report of a check: an object for programs, sentences for people.

package import Explorer
package import Playback
package import Shmem

/// The result of a check, with the question, the bounds and the cost.
package struct CheckReport: Sendable {
  /// The race, at the moment that the question is about.
  package let origin: Timeline
  /// The question.
  package let question: CheckQuestion
  /// The limits of the search.
  package let bounds: Bounds
  /// The answer.
  package let verdict: Check.Verdict
  /// The size of the search.
  package let progress: Progress
  /// The number of threads.
  package let threads: Int
  /// The reductions that the search used.
  package let reductions: Reductions
  /// The duration in seconds.
  package let seconds: Double
  /// The peak memory of the program, in bytes.
  package let peakBytes: Int
  /// The schedule that was found by chance; nil if the search looked at every schedule.
  package let found: Check.AnyBreach?
  /// The number of other schedules that were passed over, if the search was to begin with random ones; else nil.
  package let passed: Int?

  /// Makes the report of a check.
  package init(
    origin: Timeline,
    question: CheckQuestion,
    bounds: Bounds,
    verdict: Check.Verdict,
    progress: Progress,
    threads: Int,
    reductions: Reductions = .all,
    seconds: Double,
    peakBytes: Int,
    found: Check.AnyBreach? = nil,
    passed: Int? = nil
  ) {
    self.origin = origin
    self.question = question
    self.bounds = bounds
    self.verdict = verdict
    self.progress = progress
    self.threads = threads
    self.reductions = reductions
    self.seconds = seconds
    self.peakBytes = peakBytes
    self.found = found
    self.passed = passed
  }

  /// The race, with the tasks that had joined at the moment of the question.
  package var scenario: Scenario { origin.now.snapshot.scenario }

  /// The number of the moment of the question.
  package var step: Int { origin.number }

  /// The number of steps from the start to that moment.
  var depth: Int { origin.now.depth }

  /// The scope of the answer.
  package var coverage: Coverage { Coverage(of: origin, judging: question.words) }

  /// The schedule that breaks a promise; for an endless one, the way to its loop and the loop once.
  package var schedule: [Step]? {
    switch verdict {
    case .violated(_, let schedule): schedule
    case .endless(let call): call.lasso.schedule
    case .holds, .unknown: nil
    }
  }

  /// The number of the first step of the loop, if the schedule is endless.
  package var loopStart: Int? {
    guard case .endless(let call) = verdict else { return nil }
    return depth + call.lasso.wayIn.count + 1
  }

  /// The schedule, following the way to the moment of the question.
  package var play: Play? {
    guard let schedule else { return nil }
    var timeline = origin.wayHere
    for step in schedule {
      let isPlayed = timeline.perform(.step(step))
      precondition(isPlayed, "what a check found can be played")
    }
    guard case .endless(let call) = verdict else {
      let way = found == nil ? "the shortest way" : "a way"
      return Play(title: "\(way) to break a promise", timeline: timeline, hasScript: true)
    }
    return Play(
      goingRound: timeline,
      with: call.lasso.loop.count,
      title: "a call that does not end"
    )
  }
}

extension CheckReport {
  /// The verdict in a sentence, followed by remarks about the model of the race.
  package var sentence: String {
    ([verdictSentence] + scenario.remarks).joined(separator: " ")
  }

  private var verdictSentence: String {
    switch verdict {
    case .holds:
      "holds: no schedule of these tasks\(fuelWords) breaks \(coverage.promisePhrase)\(place)."
    case .violated(let broken, let schedule) where schedule.isEmpty:
      "violated: the promise \"\(broken.promise.statement)\" is broken in the state that the check "
        + "begins with\(depth > 0 ? ", that after step \(step)" : "")."
    case .violated(let broken, let schedule):
      "violated: the promise \"\(broken.promise.statement)\" is broken after \(steps(schedule.count))"
        + "\(place), and \(found == nil ? "no schedule is shorter" : "another schedule may be shorter")."
    case .endless(let call):
      "violated: the promise \"\(call.promise.statement)\" is broken: after "
        + "\(steps(call.lasso.wayIn.count))\(place) a loop of \(steps(call.lasso.loop.count)) begins, "
        + "\(fairnessWords)." + waitWords(of: call)
    case .unknown(let limit): "unknown: \(words(for: limit))."
    }
  }

  private func steps(_ count: Int) -> String { "\(count) step\(count == 1 ? "" : "s")" }

  private func count(of schedules: Int) -> String {
    "\(schedules) random schedule\(schedules == 1 ? "" : "s")"
  }

  /// The words for the starting point, if it is not the start.
  private var place: String { depth > 0 ? " from step \(step) on" : "" }

  private var fuelWords: String {
    scenario.fuel.map { " with at most \($0) swizzle\($0 == 1 ? "" : "s")" } ?? ""
  }

  private func waitWords(of call: Check.EndlessCall) -> String {
    call.isBlocked ? " \(scenario.name(of: call.task)) waits in every state of the loop." : ""
  }

  private var fairnessWords: String {
    switch scenario.fairness {
    case .none: "which may leave out other tasks (fairness none)"
    case .weak: "which leaves out no task that could go on all the time"
    }
  }

  private func words(for limit: Limit) -> String {
    switch limit {
    case .states: "there are more states than the limit (--max-states)"
    case .memory: "the states take more memory than the limit (--max-memory)"
    case .depth:
      "no schedule of up to \(steps(bounds.depth)) breaks \(coverage.promisePhrase), and longer ones were "
        + "not looked at (--max-steps)"
    case .interruption: "the check was interrupted"
    }
  }

  /// The cost of the search, in a line.
  package var effort: String {
    if let found {
      return "random schedule \(found.tried) breaks it after \(steps(found.drawnSteps)), "
        + "of which \(found.schedule.count) are enough; \(hundredths(seconds)) s"
    }
    let rate = seconds > 0 ? Int(Double(progress.allStates) / seconds) : 0
    let all =
      progress.otherStates > 0 ? "; \(progress.allStates) states in all searches" : ""
    return "\(progress.states) states, \(progress.transitions) steps between them, "
      + "\(progress.depth) deep\(all); \(hundredths(seconds)) s, \(rate) states a second"
  }

  private func hundredths(_ number: Double) -> String {
    let whole = Int((number * 100).rounded())
    return "\(whole / 100).\(whole % 100 < 10 ? "0" : "")\(whole % 100)"
  }

  /// The schedule, with a numbered and narrated line for every step.
  package var lines: [String] {
    guard let play else { return [] }
    let otherNumbers =
      step == depth ? [] : ["Step \(step) of the demo is step \(depth) of this schedule.", ""]
    var lines = ([.start] + play.timeline.future).map { play.line(of: $0) }
    if let loopStart {
      lines.insert(contentsOf: ["", "Now the loop, which repeats:"], at: loopStart)
      lines += ["", "The state is the same as before step \(loopStart), so the loop can repeat."]
    }
    return otherNumbers + lines
  }
}

extension CheckReport {
  /// The command that asks the same question again.
  package var command: ShellCommand {
    coverage.command(
      "check",
      options: coverage.promiseOptions + bounds.options
        + (passed.map { $0 == 0 ? ["--any"] : ["--another", "\($0)"] } ?? [])
    )
  }

  /// The question and the answer as a block of text for a mail.
  package var block: [String] {
    coverage.block(
      verdict: sentence,
      effort: found.map { "\(count(of: $0.tried)), the last one made shorter: not every schedule" }
        ?? verdict.effortWords(progress, bounds: bounds),
      command: command,
      widthInColumns: CPUTable.width
    )
  }
}

extension CheckReport: Encodable {
  private enum Key: String, CodingKey {
    case format, version, kernel, rules, fuel, fairness, at, verdict, promise, complete
    case states, transitions, depth
    case threads, reductions, seconds, trace, joins, shortest
    case notModelled = "not_modelled"
    case peakBytes = "peak_bytes"
    case loopStart = "loop_start"
    case allStates = "all_states"
  }

  /// Encodes the object that `punchscope check --json` prints; version 1.
  package func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: Key.self)
    try object.encode("punchscope.check", forKey: .format)
    try object.encode(1, forKey: .version)
    try object.encode(scenario.kernel.rawValue, forKey: .kernel)
    try object.encode(rules, forKey: .rules)
    try object.encode(scenario.fuel, forKey: .fuel)
    try object.encode(scenario.fairness.rawValue, forKey: .fairness)
    if depth > 0 { try object.encode(step, forKey: .at) }
    let outcome = outcome
    try object.encode(outcome.verdict, forKey: .verdict)
    try object.encode(outcome.promise, forKey: .promise)
    try object.encode(verdict == .holds, forKey: .complete)
    try object.encode(scenario.omissions.map(\.words), forKey: .notModelled)
    try object.encode(progress.states, forKey: .states)
    try object.encode(progress.transitions, forKey: .transitions)
    try object.encode(progress.depth, forKey: .depth)
    try object.encode(progress.allStates, forKey: .allStates)
    try object.encode(threads, forKey: .threads)
    try object.encode(reductions.names, forKey: .reductions)
    try object.encode(seconds, forKey: .seconds)
    try object.encode(peakBytes, forKey: .peakBytes)
    try object.encode(trace, forKey: .trace)
    try object.encode(joins, forKey: .joins)
    try object.encode(loopStart, forKey: .loopStart)
    try object.encode(schedule.map { _ in found == nil }, forKey: .shortest)
    try coverage.encode(command: command, bounds: bounds, to: encoder)
  }

  private var trace: [TraceStep] { play?.trace ?? [] }

  private var joins: [TraceJoin] { play.map { $0.joins(of: $0.timeline.future) } ?? [] }
}
