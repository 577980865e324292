// Writes the scope of an answer for programs.

import Explorer
import Playback
import Shmem

extension Coverage {
  private enum Key: String, CodingKey {
    case mapping, slots, hole, call, tasks, injections, batch, shift, judged, bounds, command
  }

  /// A task of the race.
  private struct ToldMember: Encodable {
    /// The name of the task.
    var name: String
    /// The work of the task, as `--task` names it; nil for the punch.
    var task: String?
    /// The number of the step at which it joined; nil if it took part from the start.
    var at: Int?
  }

  /// The limits of a search; nil for a missing limit.
  private struct Limits: Encodable {
    var states: Int?
    var bytes: Int?
    var steps: Int?

    private enum Key: String, CodingKey { case states, bytes, steps }

    func encode(to encoder: any Encoder) throws {
      var object = encoder.container(keyedBy: Key.self)
      try object.encode(states, forKey: .states)
      try object.encode(bytes, forKey: .bytes)
      try object.encode(steps, forKey: .steps)
    }
  }

  /// Adds the scope, and the command that asks again, to an object.
  func encode(command: ShellCommand, bounds: Bounds?, to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: Key.self)
    try object.encode(scenario.mapping.rawValue, forKey: .mapping)
    try object.encode(slots, forKey: .slots)
    try object.encode(hole, forKey: .hole)
    try object.encode(scenario.call.rawValue, forKey: .call)
    try object.encode(told, forKey: .tasks)
    try object.encode(told.filter { $0.at != nil }, forKey: .injections)
    try object.encode(scenario.batchLimit, forKey: .batch)
    try object.encode(scenario.mapShift, forKey: .shift)
    try object.encode(judged, forKey: .judged)
    if let bounds {
      let limits = Limits(
        states: bounds.states == .max ? nil : bounds.states,
        bytes: bounds.bytes == .max ? nil : bounds.bytes,
        steps: bounds.depth == .max ? nil : bounds.depth
      )
      try object.encode(limits, forKey: .bounds)
    }
    try object.encode(command.text, forKey: .command)
  }

  private var told: [ToldMember] {
    members.map { ToldMember(name: $0.name, task: $0.task, at: $0.joined) }
  }
}

extension Bounds {
  /// The options that ask for these bounds; a bound at its maximum needs no option.
  var options: [String] {
    (states == .max ? [] : ["--max-states", "\(states)"])
      + (bytes == .max ? [] : ["--max-memory", "\(bytes)"])
      + (depth == .max ? [] : ["--max-steps", "\(depth)"])
  }
}
