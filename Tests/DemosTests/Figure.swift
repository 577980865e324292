// Knows where every figure that a demo tells comes from.

import Explorer
import Foundation
import Playback
import Script
import Shmem
import Testing

/// A figure in the texts of a demo, and how to find it out again.
struct Figure: Sendable, CustomTestStringConvertible {
  /// The name of the demo, without its number.
  var demo: String
  /// The words around it, as they stand there.
  var words: String
  /// Its source.
  var source: Source

  /// The source of a figure.
  enum Source: Sendable {
    /// The demo claims it of the race, which `demo check` judges: `expect schedule 38`.
    case claimed(String)
    /// The number of steps of the shortest schedule that breaks a promise, from the demo's start.
    case shortest([RuleSetting])
    /// The steps into the nearest loop and once round, from the demo's start.
    case loop
    /// It is worked out from the demo's race.
    case computed(@Sendable (Told) throws -> [Double])
    /// Numbers of docs/recordings.md, by the names of their rows.
    case recorded([String])
    /// It is drawn by `.ci/figures`, where it stands in a line with these words.
    case drawn(String)
    /// Somebody else said it: the text names him or his system.
    case told(by: String)
  }

  var testDescription: String { "\(demo): \(words)" }
}

/// A demo as it is told.
struct Told {
  let demo: Demo
  let text: String
  let scriptRun: ScriptRun

  /// Plays the demo with a name without number.
  init(_ name: String) throws {
    let file = try #require(DemoFiles.all.first { $0.dropFirst("00-".count) == "\(name).punch" })
    try self.init(text: DemoFiles.text(of: file))
  }

  /// Plays a demo.
  init(text: String) throws {
    self.text = text
    demo = try Demo(parsing: text)
    scriptRun = ScriptRun(of: demo)
  }

  /// The steps on the way to the end of the demo: who, and which row.
  var rows: [String] {
    let timeline = scriptRun.timeline
    return timeline.past.compactMap { moment in
      guard case .step(let step) = timeline[moment].action else { return nil }
      return "\(timeline[moment].snapshot.name(of: step.task)) \(step.id.rawValue)"
    }
  }

  /// The snapshots on that way, the start among them.
  var snapshots: [Snapshot] {
    let timeline = scriptRun.timeline
    return timeline.past.map { timeline[$0].snapshot }
  }

  /// Returns the race that the demo begins with, with some rules changed.
  func scenario(changing settings: [RuleSetting]) -> Scenario {
    var scenario = demo.scenario
    for setting in settings { scenario.rules.apply(setting) }
    return scenario
  }
}
