// Knows the report of a demo's schedule: an object for programs, a table for a mail.

import Explorer
package import Playback
import Shmem

/// A schedule from the start of a race to one of its steps, and a list of everything else in the race.
package struct ScheduleReport: Sendable {
  /// The race, at the end of the schedule.
  let play: Play
  /// The demo, as a command line names it.
  let demo: String

  /// Makes the report of the way from the start of a race to its current moment.
  ///
  /// - Parameters:
  ///   - play: the race.
  ///   - demo: the demo, as a command line names it.
  package init(of play: Play, named demo: String) {
    self.play = play
    self.demo = demo
  }

  var timeline: Timeline { play.timeline }

  /// The scope: the race, and the tasks that have joined by then.
  var coverage: Coverage { Coverage(ofScheduleFrom: timeline) }

  /// Returns the promises that are broken in a snapshot.
  func broken(in snapshot: Snapshot) -> [Promise] {
    Promise.allCases.filter { snapshot.status(of: $0).isBroken }
  }

  /// The result in a sentence.
  package var sentence: String { sentence(of: timeline.current) }

  private func sentence(of moment: MomentID) -> String {
    let snapshot = timeline[moment].snapshot
    let statements = broken(in: snapshot).map { "\"\($0.statement)\"" }.joined(separator: ", ")
    guard statements.isEmpty else { return "Broken at the end: \(statements)." }
    return snapshot.readiness(of: .puncher) == .finished
      ? "No promise is broken." : "No promise is broken so far; the punch has not returned."
  }

  /// The command that shows the schedule again, line by line.
  ///
  /// Text from standard input cannot be read again, so the command contains it.
  package var command: ShellCommand {
    guard demo != "-" else {
      return ShellCommand(["punchscope", "replay", "-"], input: coverage.wayAsDemo)
    }
    return ShellCommand(["punchscope", "replay", demo])
  }
}

// MARK: What a table has no column for

extension ScheduleReport {
  /// A branch of the race that is not the schedule.
  struct Branch {
    /// The moment after which the branch begins.
    var fork: MomentID
    /// The moments of the branch, in order, without those of earlier branches.
    var moments: [MomentID]
    /// The last moment of the branch.
    var end: MomentID
  }

  /// The other branches, in the order in which they began.
  var otherBranches: [Branch] {
    var isTold = Set(timeline.past)
    var branches: [Branch] = []
    for number in 0...timeline.lastNumber {
      let end = MomentID(number)
      guard timeline[end].children.isEmpty, !isTold.contains(end) else { continue }
      let way = sequence(first: end) { timeline[$0].parent }.prefix { !isTold.contains($0) }
      let moments = Array(way.reversed())
      guard let first = moments.first, let fork = timeline[first].parent else { continue }
      isTold.formUnion(moments)
      branches.append(Branch(fork: fork, moments: moments, end: end))
    }
    return branches
  }

  /// A thing that a table leaves out, and the command that shows it.
  private struct Omitted {
    var words: String
    var command: [String]
  }

  /// The things that a table leaves out.
  private var omitted: [Omitted] {
    let branches = otherBranches.map { branch in
      let end = timeline.number(of: branch.end)
      let place = place(of: branch.fork)
      return Omitted(
        words: "\(place) the race also goes to step \(end). \(sentence(of: branch.end))",
        command: ["export", demo, "--format", "cpus", "--at", "\(end)"]
      )
    }
    let comparisons = comparisons.map { comparison in
      Omitted(
        words: "from step \(comparison.step) on the race is compared with \(comparison.name).",
        command: ["frame", demo, "--at", "\(comparison.step)"]
      )
    }
    let checks = checks.map { check in
      Omitted(
        words: "at step \(check.step) the demo asks the checker.",
        command: Array(command(of: check).words.dropFirst())
      )
    }
    return branches + comparisons + checks
  }

  private func place(of fork: MomentID) -> String {
    fork == .start ? "from the start on" : "from step \(timeline.number(of: fork)) on"
  }

  /// The places where the demo begins to compare the race with another one.
  private var comparisons: [ToldComparison] {
    var comparisons = ScriptComparisons()
    return points.indices.compactMap { position in
      guard case .some(.some) = points[position].comparison else { return nil }
      return comparisons.difference(atPoint: position, of: play)
    }
  }

  /// A question that the demo asks the checker.
  struct AskedCheck {
    /// The number of the step at which it is asked.
    var step: Int
    /// The question.
    var question: CheckQuestion
  }

  /// The places where the demo asks the checker.
  var checks: [AskedCheck] {
    points.compactMap { point in
      point.check.map { AskedCheck(step: timeline.number(of: point.moment), question: $0) }
    }
  }

  /// Returns the command that asks the checker the same question.
  func command(of check: AskedCheck) -> ShellCommand {
    ShellCommand(
      ["punchscope", "check", demo, "--at", "\(check.step)"] + check.question.options
    )
  }

  private var points: [ScriptPath.Point] { play.scriptPath?.points ?? [] }

  /// The schedule as a table for a mail.
  package var cpuTable: [String] {
    let left = omitted.flatMap { omitted in
      [""] + CPUTable.wrap("Not shown here: \(omitted.words)", to: CPUTable.width)
        + ShellCommand(["punchscope"] + omitted.command).lines(widthInColumns: CPUTable.width)
    }
    let facts = [Coverage.Fact("outcome", sentence)] + coverage.raceFacts
    return play.cpuTable(along: timeline.past) + [""]
      + Coverage.table(of: facts, widthInColumns: CPUTable.width)
      + left + ["", "To replay it:", ""] + command.lines(widthInColumns: CPUTable.width)
  }
}
