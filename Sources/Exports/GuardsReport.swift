// Knows how to tell what each rule of a race is good for: what breaks without it.

import Explorer
package import Playback
package import Shmem

/// What a race comes to as it is, and with every rule changed in turn.
package struct GuardsReport: Sendable {
  /// A rule changed, and what came of it.
  package struct Trial: Sendable {
    /// The change.
    package let change: RuleChange
    /// What the race comes to with it.
    package let report: CheckReport

    /// Puts together what is known.
    package init(change: RuleChange, report: CheckReport) {
      self.change = change
      self.report = report
    }
  }

  /// What the race comes to as it is.
  package let asItIs: CheckReport
  /// What it comes to otherwise, in the order of the rules.
  package let trials: [Trial]

  /// Puts together what is known.
  package init(asItIs: CheckReport, trials: [Trial]) {
    self.asItIs = asItIs
    self.trials = trials
  }

  /// The race as it is, then all others.
  package var reports: [CheckReport] { [asItIs] + trials.map(\.report) }
}

extension GuardsReport {
  /// A table in lines, a change a line, its head first.
  package var lines: [String] {
    let head = ["rule", "is", "instead", "breaks first", "after", "states"]
    let rows = [head] + trials.map(cells)
    let widths = head.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      zip(row, widths).enumerated().map { column, cell in
        let blanks = String(repeating: " ", count: cell.1 - cell.0.count)
        // Numbers end below each other, words begin so.
        return column >= 4 ? blanks + cell.0 : cell.0 + blanks
      }.joined(separator: "  ")
    }
  }

  private func cells(of trial: Trial) -> [String] {
    let report = trial.report
    let length = report.schedule.map { String($0.count) } ?? "-"
    return [
      trial.change.rule.rawValue, trial.change.from, trial.change.to, outcome(of: report), length,
      String(report.progress.states),
    ]
  }

  /// What came of a change, told beside what comes of the race as it is.
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
  /// The command that asks again.
  package var command: ShellCommand {
    let coverage = asItIs.coverage
    return coverage.command("guards", options: coverage.promiseOptions + asItIs.bounds.options)
  }

  /// What was asked and what came of the race as it is, as a block of text for a mail.
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

  /// The object that `punchscope guards --json` prints; version 1.
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

  /// An object among the `guards`.
  package func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: Key.self)
    try object.encode(change.rule.rawValue, forKey: .rule)
    try object.encode(change.from, forKey: .from)
    try object.encode(change.to, forKey: .to)
    try report.outcome.encode(to: encoder)
  }
}

extension CheckReport {
  /// What a check came to, without the way there.
  struct Outcome: Encodable {
    /// The verdict in a word.
    var verdict: String
    /// The name of the promise that breaks first.
    var promise: String?
    /// The number of steps after which it breaks, or has gone round once.
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

  /// What it came to, without the way there.
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
    Dictionary(uniqueKeysWithValues: RuleName.allCases.map { ($0.rawValue, self[$0]) })
  }
}
