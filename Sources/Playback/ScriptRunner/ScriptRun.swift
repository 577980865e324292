// Knows how to play a whole demo, and the result of playing it.

package import Script
import Shmem

/// The result of playing a demo from beginning to end.
package struct ScriptRun: Hashable, Sendable {
  /// The time line with every step of the demo and its words; its current moment is the demo's end.
  package var timeline: Timeline
  /// The script: the moments in the order in which the demo tells them, set to the first one.
  package var scriptPath: ScriptPath
  /// The breakpoints that are set at the end of the demo.
  package var breakpoints: [Breakpoint]
  /// The failures in the order of their lines; empty if every command succeeded.
  package var failures: [Failure]

  /// A command that failed.
  package struct Failure: Hashable, Sendable {
    /// The line of the command, counted from 1.
    package var line: Int
    /// The reason for the failure.
    package var problem: ScriptRunProblem
  }

  /// Plays a demo.
  ///
  /// Checks are slow. Without a checker they are skipped, and so are the expectations about their
  /// verdicts.
  ///
  /// An expectation that is not met is recorded, and the demo goes on. Any other failure ends the
  /// demo, because the commands after it rely on the one that failed.
  package init(of demo: Demo, checker: ScriptRunner.Checker? = nil) {
    var playthrough = Playthrough(of: demo, checker: checker)
    playthrough.goOn(atMost: .max)
    self = playthrough.scriptRun
  }

  /// Creates a result from its parts.
  init(
    timeline: Timeline,
    scriptPath: ScriptPath,
    breakpoints: [Breakpoint],
    failures: [Failure]
  ) {
    self.timeline = timeline
    self.scriptPath = scriptPath
    self.breakpoints = breakpoints
    self.failures = failures
  }
}

extension Play {
  /// The path from the start to the current moment as a demo that leads to the same state.
  package var demo: Demo {
    let way = timeline.past
    let start = timeline[.start]
    var commands = start.annotation?.chapter.map { [Command.chapter($0)] } ?? []
    commands += start.annotation?.texts ?? []
    for moment in way.dropFirst() {
      let annotation = timeline[moment].annotation
      commands += annotation?.chapter.map { [.chapter($0)] } ?? []
      commands.append(timeline.command(leadingTo: moment))
      commands += annotation?.texts ?? []
    }
    return Demo(title: title, about: nil, scenario: start.snapshot.scenario, commands: commands)
  }
}

extension Annotation {
  /// The commands for the note and the speaker's note, without the chapter.
  var texts: [Command] {
    let note = endsNote ? Command.note(nil) : note.map { .note($0) }
    let keep = keepsNote && self.note != nil ? Command.keep : nil
    return [note, keep, speaker.map { .speaker($0) }].compactMap(\.self)
  }
}
