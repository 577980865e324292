// Tells the use of each rule of a race: the promise that breaks without it.

import Explorer
package import Playback
package import Shmem

/// The results of a race under its own rules, and with every rule changed in turn.
package struct GuardsReport: Sendable {
  /// A changed rule, and the result.
  package struct Trial: Sendable {
    /// The change.
    package let change: RuleChange
    /// The result of the race with that change.
    package let report: CheckReport

    /// Makes the trial of a change.
    package init(change: RuleChange, report: CheckReport) {
      self.change = change
      self.report = report
    }
  }

  /// The result under the race's own rules.
  package let asItIs: CheckReport
  /// The results with changed rules, in the order of the rules.
  package let trials: [Trial]

  /// Makes the report.
  package init(asItIs: CheckReport, trials: [Trial]) {
    self.asItIs = asItIs
    self.trials = trials
  }

  /// The report under the race's own rules, then all others.
  package var reports: [CheckReport] { [asItIs] + trials.map(\.report) }
}

extension GuardsReport {
  /// A table in lines: a heading, then a line for each change.
  package var lines: [String] {
    let head = ["rule", "is", "instead", "breaks first", "after", "states"]
    let rows = [head] + trials.map(cells)
    let widths = head.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      zip(row, widths).enumerated().map { column, cell in
        let blanks = String(repeating: " ", count: cell.1 - cell.0.count)
        // Numbers are aligned at their ends, words at their beginnings.
        return column >= 4 ? blanks + cell.0 : cell.0 + blanks
      }.joined(separator: "  ")
    }
  }

  /// The sentence about the changes that cure the race; nil if no promise is broken, or if nothing was found out about it.
  package var cureLine: String? {
    guard asItIs.verdict.breaksPromise else { return nil }
    let cures = trials.filter { $0.report.verdict == .holds }.map { $0.change.to.description }
    return cures.isEmpty
      ? "No change of one rule alone keeps every promise."
      : "Every promise holds with one of these: \(cures.joined(separator: ", "))."
  }

  private func cells(of trial: Trial) -> [String] {
    let report = trial.report
    let length = report.schedule.map { String($0.count) } ?? "-"
    return [
      trial.change.rule.name, trial.change.from.word, trial.change.to.word, outcome(of: report),
      length,
      String(report.progress.states),
    ]
  }

  /// Returns the result of a change in words; they take the result under the race's own rules into
  /// account.
  private func outcome(of report: CheckReport) -> String {
    switch report.verdict {
    case .violated(let broken, _): broken.promise.statement
    case .endless(let call): call.promise.statement
    case .unknown(let limit): "unknown: \(limit.rawValue)"
    case .holds:
      switch asItIs.verdict {
      case .holds: "not needed here"
      case .violated, .endless, .unknown: "every promise holds"
      }
    }
  }
}

extension GuardsReport {
  /// The command that asks the same question again.
  package var command: ShellCommand {
    let coverage = asItIs.coverage
    return coverage.command("guards", options: coverage.promiseOptions + asItIs.bounds.options)
  }

  /// The question, and the result under the race's own rules, as a block of text for a mail.
  package var block: [String] {
    asItIs.coverage.block(
      verdict: asItIs.sentence,
      effort: asItIs.verdict.effortWords(asItIs.progress, bounds: asItIs.bounds),
      command: command,
      widthInColumns: CPUTable.width
    )
  }
}

extension GuardsReport: Encodable {
  private enum Key: String, CodingKey {
    case format, version, kernel, rules, threads, seconds, guards
    case notModelled = "not_modelled"
    case peakBytes = "peak_bytes"
  }

  /// Encodes the object that `punchscope guards --json` prints; version 1.
  package func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: Key.self)
    try object.encode("punchscope.guards", forKey: .format)
    try object.encode(1, forKey: .version)
    try object.encode(asItIs.scenario.kernel.rawValue, forKey: .kernel)
    try object.encode(asItIs.rules, forKey: .rules)
    try asItIs.outcome.encode(to: encoder)
    try object.encode(asItIs.scenario.omissions.map(\.words), forKey: .notModelled)
    try object.encode(asItIs.threads, forKey: .threads)
    try object.encode(reports.reduce(0) { $0 + $1.seconds }, forKey: .seconds)
    try object.encode(reports.map(\.peakBytes).max(), forKey: .peakBytes)
    try object.encode(trials, forKey: .guards)
    try asItIs.coverage.encode(command: command, bounds: asItIs.bounds, to: encoder)
  }
}

extension GuardsReport.Trial: Encodable {
  private enum Key: String, CodingKey {
    case rule, from, to
  }

  /// Encodes an object of the list `guards`.
  package func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: Key.self)
    try object.encode(change.rule.name, forKey: .rule)
    try object.encode(change.from.word, forKey: .from)
    try object.encode(change.to.word, forKey: .to)
    try report.outcome.encode(to: encoder)
  }
}

extension CheckReport {
  /// The result of a check, without the schedule.
  struct Outcome: Encodable {
    /// The verdict in a word.
    var verdict: String
    /// The name of the promise that breaks first.
    var promise: String?
    /// The number of steps after which the promise breaks; for a loop, the steps of the way to it and
    /// of one round.
    var length: Int?
    /// The number of states visited.
    var states: Int

    private enum Key: String, CodingKey {
      case verdict, promise, length, states
    }

    func encode(to encoder: any Encoder) throws {
      var object = encoder.container(keyedBy: Key.self)
      try object.encode(verdict, forKey: .verdict)
      try object.encode(promise, forKey: .promise)
      try object.encode(length, forKey: .length)
      try object.encode(states, forKey: .states)
    }
  }

  /// The result, without the schedule.
  var outcome: Outcome {
    var outcome = Outcome(verdict: "", promise: nil, length: nil, states: progress.states)
    switch verdict {
    case .holds: outcome.verdict = "holds"
    case .violated(let broken, let schedule):
      outcome.verdict = "violated"
      outcome.promise = broken.promise.rawValue
      outcome.length = schedule.count
    case .endless(let call):
      outcome.verdict = "violated"
      outcome.promise = call.promise.rawValue
      outcome.length = call.lasso.schedule.count
    case .unknown: outcome.verdict = "unknown"
    }
    return outcome
  }

  /// The words of all rules, by their names.
  var rules: [String: String] { scenario.rules.words }
}

extension Rules {
  /// The words of all rules, by their names.
  var words: [String: String] {
    Dictionary(uniqueKeysWithValues: settings.map { ($0.rule.name, $0.word) })
  }
}
