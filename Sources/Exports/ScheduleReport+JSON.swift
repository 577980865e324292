// Knows the object that a whole demo is told as.

import Explorer
import Playback
import Shmem

extension ScheduleReport: Encodable {
  private enum Key: String, CodingKey {
    case format, version, title, kernel, rules, fuel, fairness, broken, trace
    case end, joins, branches, comparisons, checks
  }

  /// A branch as programs are told of it: its own steps, without those that it shares.
  private struct ToldBranch: Encodable {
    var after: Int
    var end: Int
    var broken: [String]
    var trace: [TraceStep]
    var joins: [TraceJoin]
  }

  private struct ToldComparison: Encodable {
    var n: Int
    var with: String
    var says: String
  }

  private struct ToldCheck: Encodable {
    var n: Int
    var judged: [String]
    var command: String
  }

  /// The object that `punchscope export --format json` prints; version 1.
  package func encode(to encoder: any Encoder) throws {
    let start = timeline[.start].snapshot.scenario
    var object = encoder.container(keyedBy: Key.self)
    try object.encode("punchscope.schedule", forKey: .format)
    try object.encode(1, forKey: .version)
    try object.encode(play.title, forKey: .title)
    try object.encode(start.kernel.rawValue, forKey: .kernel)
    try object.encode(start.rules.words, forKey: .rules)
    try object.encode(start.fuel, forKey: .fuel)
    try object.encode(start.fairness.rawValue, forKey: .fairness)
    try object.encode(broken(in: play.snapshot).map(\.rawValue), forKey: .broken)
    try object.encode(timeline.number, forKey: .end)
    try object.encode(play.trace(of: timeline.past), forKey: .trace)
    try object.encode(play.joins(of: timeline.past), forKey: .joins)
    try object.encode(branches, forKey: .branches)
    try object.encode(toldComparisons, forKey: .comparisons)
    try object.encode(toldChecks, forKey: .checks)
    try coverage.encode(command: command, bounds: nil, to: encoder)
  }

  private var branches: [ToldBranch] {
    otherBranches.map { branch in
      ToldBranch(
        after: timeline.number(of: branch.fork),
        end: timeline.number(of: branch.end),
        broken: broken(in: timeline[branch.end].snapshot).map(\.rawValue),
        trace: play.trace(of: branch.moments),
        joins: play.joins(of: branch.moments)
      )
    }
  }

  /// What differs in the other race, wherever the demo compares the two.
  private var toldComparisons: [ToldComparison] {
    play.comparisonsTold.map { told in
      ToldComparison(n: told.step, with: told.name, says: told.words)
    }
  }

  private var toldChecks: [ToldCheck] {
    checks.map { check in
      ToldCheck(
        n: check.step,
        judged: check.question.names,
        command: command(of: check).text
      )
    }
  }
}
