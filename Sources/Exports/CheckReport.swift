// Knows what a check is told as: an object for programs, sentences for people.

package import Explorer
package import Playback
package import Shmem

/// What a check came to, with all that is worth telling of it.
package struct CheckReport: Sendable {
  /// The race with the moment that was asked about, which is its now.
  package let origin: Timeline
  /// What was asked.
  package let question: CheckQuestion
  /// What the search was told not to exceed.
  package let bounds: Bounds
  /// The answer.
  package let verdict: Check.Verdict
  /// How far it came.
  package let progress: Progress
  /// The number of threads.
  package let threads: Int
  /// The ways in which states could be left out.
  package let reductions: Reductions
  /// How long it took.
  package let seconds: Double
  /// The most memory that the program had, in bytes.
  package let peakBytes: Int

  /// Puts together what is known.
  package init(
    origin: Timeline,
    question: CheckQuestion,
    bounds: Bounds,
    verdict: Check.Verdict,
    progress: Progress,
    threads: Int,
    reductions: Reductions = .all,
    seconds: Double,
    peakBytes: Int
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
  }

  /// The race, with the tasks that had joined at that moment.
  package var scenario: Scenario { origin.now.snapshot.scenario }

  /// The number of that moment.
  package var step: Int { origin.number }

  /// How many steps that moment lies after the start.
  var depth: Int { origin.now.depth }

  /// What the answer covers.
  package var coverage: Coverage { Coverage(of: origin, judging: question.words) }

  /// The schedule that breaks a promise; of one that goes round for ever, the way in and once round.
  package var schedule: [Step]? {
    switch verdict {
    case .violated(_, let schedule): schedule
    case .endless(let call): call.lasso.schedule
    case .holds, .unknown: nil
    }
  }

  /// The number of the step that a schedule which goes round for ever begins its round with.
  package var loopStart: Int? {
    guard case .endless(let call) = verdict else { return nil }
    return depth + call.lasso.wayIn.count + 1
  }

  /// The schedule, behind the way to the moment that was asked about.
  package var play: Play? {
    guard let schedule else { return nil }
    var timeline = origin.wayHere
    for step in schedule {
      let isPlayed = timeline.perform(.step(step))
      precondition(isPlayed, "what a check found can be played")
    }
    guard case .endless(let call) = verdict else {
      return Play(title: "the shortest way to break a promise", timeline: timeline, hasScript: true)
    }
    return Play(
      goingRound: timeline,
      with: call.lasso.loop.count,
      title: "a call that does not end"
    )
  }
}

extension CheckReport {
  /// The verdict in a sentence, and in others what is not modelled that could change it.
  package var sentence: String {
    ([verdictSentence] + scenario.omissions.map(\.sentence)).joined(separator: " ")
  }

  private var verdictSentence: String {
    switch verdict {
    case .holds:
      "holds: no schedule of these tasks\(fuelWords) breaks \(coverage.promisePhrase)\(place)."
    case .violated(let broken, let schedule):
      "violated: the promise \"\(broken.promise.statement)\" is broken after \(schedule.count) steps"
        + "\(place), and never sooner."
    case .endless(let call):
      "violated: the promise \"\(call.promise.statement)\" is broken: after "
        + "\(call.lasso.wayIn.count) steps\(place) a loop of \(call.lasso.loop.count) begins, "
        + "\(fairnessWords)." + waitWords(of: call)
    case .unknown(let limit): "unknown: \(words(for: limit))."
    }
  }

  /// From where on, if not from the start.
  private var place: String { depth > 0 ? " from step \(step) on" : "" }

  private var fuelWords: String {
    scenario.fuel.map { " with at most \($0) swizzle\($0 == 1 ? "" : "s")" } ?? ""
  }

  private func waitWords(of call: Check.EndlessCall) -> String {
    call.isBlocked ? " \(scenario.name(of: call.task)) waits in every state of it." : ""
  }

  private var fairnessWords: String {
    switch scenario.fairness {
    case .none: "which may leave out others (fairness none)"
    case .weak: "which leaves out nobody who could go on all the time"
    }
  }

  private func words(for limit: Limit) -> String {
    switch limit {
    case .states: "there are more states than it may visit (--max-states)"
    case .memory: "the states take more memory than it may use (--max-memory)"
    case .depth: "there are longer schedules than it may look at"
    case .interruption: "it was interrupted"
    }
  }

  /// What it took, in a line.
  package var effort: String {
    let rate = seconds > 0 ? Int(Double(progress.states) / seconds) : 0
    return "\(progress.states) states, \(progress.transitions) steps between them, "
      + "\(progress.depth) deep; \(hundredths(seconds)) s, \(rate) states a second"
  }

  private func hundredths(_ number: Double) -> String {
    let whole = Int((number * 100).rounded())
    return "\(whole / 100).\(whole % 100 < 10 ? "0" : "")\(whole % 100)"
  }

  /// The schedule, a numbered and narrated line for every step.
  package var lines: [String] {
    guard let play else { return [] }
    let otherNumbers =
      step == depth ? [] : ["Step \(step) of the demo is step \(depth) of this schedule.", ""]
    var lines = ([.start] + play.timeline.future).map { play.line(of: $0) }
    if let loopStart {
      lines.insert(contentsOf: ["", "And now round and round:"], at: loopStart)
      lines += ["", "Everything is as it was before step \(loopStart), which can follow again."]
    }
    return otherNumbers + lines
  }
}

extension CheckReport {
  /// The command that asks again.
  package var command: ShellCommand {
    coverage.command("check", options: coverage.promiseOptions + bounds.options)
  }

  /// What was asked and what came of it, as a block of text for a mail.
  package var block: [String] {
    coverage.block(
      verdict: sentence,
      effort: verdict.effortWords(progress, bounds: bounds),
      command: command,
      widthInColumns: CPUTable.width
    )
  }
}

extension CheckReport: Encodable {
  private enum Key: String, CodingKey {
    case format, version, kernel, rules, fuel, fairness, at, verdict, promise, complete
    case states, transitions, depth
    case threads, reductions, seconds, trace, joins
    case notModelled = "not_modelled"
    case peakBytes = "peak_bytes"
    case loopStart = "loop_start"
  }

  /// The object that `punchscope check --json` prints; version 1.
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
    try object.encode(threads, forKey: .threads)
    try object.encode(reductions.names, forKey: .reductions)
    try object.encode(seconds, forKey: .seconds)
    try object.encode(peakBytes, forKey: .peakBytes)
    try object.encode(trace, forKey: .trace)
    try object.encode(joins, forKey: .joins)
    try object.encode(loopStart, forKey: .loopStart)
    try coverage.encode(command: command, bounds: bounds, to: encoder)
  }

  private var trace: [TraceStep] { play?.trace ?? [] }

  private var joins: [TraceJoin] { play.map { $0.joins(of: $0.timeline.future) } ?? [] }
}
