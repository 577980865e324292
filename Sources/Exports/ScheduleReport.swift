// Knows what the schedule of a demo is told as: an object for programs, a table for a mail.

public import Playback
import Shmem

/// The schedule that a race takes from its start to the end of its way forward.
public struct ScheduleReport: Sendable {
  private let play: Play

  /// Takes the schedule of a race that stands at its start.
  public init(of play: Play) {
    self.play = play
  }

  private var scenario: Scenario { play.timeline[.start].situation.scenario }

  /// The promises that are broken in the end.
  private var broken: [Promise] {
    let end = play.timeline[play.timeline.future.last ?? .start].situation
    return Promise.allCases.filter { end.standing(of: $0).isBroken }
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
