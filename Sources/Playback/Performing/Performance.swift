// Knows how a whole demo goes.

public import Script
import Shmem

/// What came of playing a demo from beginning to end.
public struct Performance: Hashable, Sendable {
  /// Every step of the demo as a moment, with its chapters and notes; now is its end.
  public var timeline: Timeline
  /// The moments in the order in which the demo tells them, at its beginning.
  public var telling: Telling
  /// What went wrong, in the order of the lines; empty if the demo tells the truth.
  public var failures: [Failure]

  /// Something that went wrong.
  public struct Failure: Hashable, Sendable {
    /// The line of the command, counted from 1.
    public var line: Int
    /// What went wrong.
    public var problem: PerformanceProblem
  }

  /// Plays a demo.
  ///
  /// Checks take their time: they are carried out only if there is a checker, and only then what the
  /// demo expects of them is judged.
  ///
  /// An expectation that is not met is noted; a step that cannot be taken ends the performance,
  /// because nothing behind it could mean what it says.
  public init(of demo: Demo, checker: Performer.Checker? = nil) {
    var playthrough = Playthrough(of: demo, checker: checker)
    playthrough.goOn(atMost: .max)
    self = playthrough.performance
  }

  /// What came of it.
  init(timeline: Timeline, telling: Telling, failures: [Failure]) {
    self.timeline = timeline
    self.telling = telling
    self.failures = failures
  }
}

extension Play {
  /// The way from the start to now as a demo that replays to the same state.
  public var demo: Demo {
    let way = timeline.past
    let start = timeline[.start]
    var commands = start.annotation?.chapter.map { [Command.chapter($0)] } ?? []
    commands += start.annotation?.texts ?? []
    for moment in way.dropFirst() {
      let annotation = timeline[moment].annotation
      commands += annotation?.chapter.map { [.chapter($0)] } ?? []
      switch timeline[moment].deed {
      case .step(let step):
        let name = TaskName(timeline[moment].situation.name(of: step.task))
        commands.append(.step(.once(name, row: step.row, page: step.pick)))
      case .injection(let spec): commands.append(.inject(spec))
      case nil: preconditionFailure("only the start has no deed")
      }
      commands += annotation?.texts ?? []
    }
    return Demo(title: title, about: nil, scenario: start.situation.scenario, commands: commands)
  }
}

extension Annotation {
  /// What is said beside the title of the chapter.
  var texts: [Command] {
    [note.map { .note($0) }, speaker.map { .speaker($0) }].compactMap(\.self)
  }
}
