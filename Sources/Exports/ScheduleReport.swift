// Knows what the schedule of a demo is told as: an object for programs, a table for a mail.

public import Playback
import Shmem

/// A schedule from the start of a race to its end.
public struct ScheduleReport: Sendable {
  /// The race at its start, with nothing but the schedule ahead.
  private let play: Play
  /// The end.
  private let end: Situation

  /// Takes the way from the start of a race to where it is.
  public init(of play: Play) {
    self.play = Play(title: play.title, timeline: play.timeline.wayHere, hasScript: true)
    end = play.situation
  }

  private var scenario: Scenario { play.timeline[.start].situation.scenario }

  /// The promises that are broken in the end.
  private var broken: [Promise] {
    Promise.allCases.filter { end.standing(of: $0).isBroken }
  }

  /// What came of it, in a sentence.
  public var sentence: String {
    let statements = broken.map { "\"\($0.statement)\"" }.joined(separator: ", ")
    return statements.isEmpty ? "No promise is broken." : "Broken in the end: \(statements)."
  }

  /// The schedule as a table for a mail.
  ///
  /// - Parameter command: the words of a command that replays it.
  /// - Returns: the lines.
  public func cpuTable(replayedBy command: [String]) -> [String] {
    play.cpuTable(endingWith: sentence, replayedBy: command)
  }
}

extension ScheduleReport: Encodable {
  private enum Key: String, CodingKey {
    case format, version, title, kernel, rules, fuel, fairness, broken, trace
  }

  /// The object that `punchscope export --format json` prints; version 1.
  public func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: Key.self)
    try object.encode("punchscope.schedule", forKey: .format)
    try object.encode(1, forKey: .version)
    try object.encode(play.title, forKey: .title)
    try object.encode(scenario.kernel.rawValue, forKey: .kernel)
    try object.encode(scenario.rules.words, forKey: .rules)
    try object.encode(scenario.fuel, forKey: .fuel)
    try object.encode(scenario.fairness.rawValue, forKey: .fairness)
    try object.encode(broken.map(\.rawValue), forKey: .broken)
    try object.encode(play.trace, forKey: .trace)
  }
}
