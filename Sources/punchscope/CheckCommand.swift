// Runs the checker on all schedules of a race and tells the answer.

import ArgumentParser
import Exports
import Playback
import Script
import Shmem

/// The subcommand that looks at every schedule of a race.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Look at every schedule of a race: a proof, or the shortest way to break a promise.",
    discussion: """
      With a demo: the race that the demo starts from, without its steps; with --at,
      the race from that step of the demo on.
      Without --any or --another the schedule that is printed is the shortest; of
      those, the one with the fewest changes of tasks; of those, the one with the
      fewest swizzles.
      If no state is found that breaks a promise, the command also looks for a call
      that may never end (a punch that loops forever, a task that waits forever). It
      takes the first call that loops or, if none loops, the first that is blocked,
      and prints the nearest loop of that call; of several that are equally near,
      the shortest. With --max-steps only the loops count that fit.
      \(RaceQuestion.limits)

      Example: punchscope check --kernel take-2 --slots page --task reclaim@0
      """,
  )

  @OptionGroup var choice: RaceChoice
  @OptionGroup(title: "Race") var race: ScenarioOptions
  @OptionGroup var question: RaceQuestion

  @Option(help: "The step of the demo to start from, counted from its start, or 'end'.")
  var at = "0"

  @Option(
    help: """
      text: sentences; json: an object for programs; cpus: a table for a mail; demo: a file that \
      'play' and 'replay' read.
      """
  )
  var format = CheckFormat.text

  @Flag(
    help: """
      Take the first schedule that is found to break a promise, which need not be the shortest. Random \
      ones are tried first, for promises about states; if they break none, every schedule is looked at.
      """
  )
  var any = false

  @Option(
    help: ArgumentHelp(
      """
      Like --any, but pass over so many different schedules first: 1 gives the one after that of --any. \
      Two schedules differ if some task takes other steps. Only random schedules are tried, so fewer \
      may be found than there are.
      """,
      valueName: "count"
    )
  )
  var another: Int?

  func validate() throws {
    if let another, another < 1 {
      throw ValidationError("--another takes a number from 1 on, not \(another).")
    }
    if another != nil, question.judgesSchedulesAlone {
      throw ValidationError(
        "--another looks for a state that breaks a promise, and the promises asked about are all about "
          + "calls that end."
      )
    }
  }

  @Flag(help: "The same as --format json.")
  var json = false

  func run() throws {
    Interruption.watch()
    let report = try question.answer(
      from: choice.timeline(changedBy: race, at: at),
      threads: choice.threadCount,
      passing: another ?? (any ? 0 : nil)
    )
    switch json ? .json : format {
    case .text: tell(report)
    case .json: try printJSON(report)
    case .cpus: tellAsTable(report)
    case .demo:
      print(demo(of: report)?.text ?? "", terminator: "")
      complain(report.sentence)
    }
    try question.exit(after: [report], asked: report)
  }

  private func tell(_ report: CheckReport) {
    print("kernel \(report.scenario.kernel.rawValue): \(report.sentence)")
    print(report.effort)
    if report.schedule != nil {
      print()
      for line in report.lines { print(line) }
      print()
      print("To step through it:")
      let file = report.loopStart == nil ? "broken.punch" : "loop.punch"
      let lines = CommandLine.lines(
        keeping: file,
        of: choice.demo,
        orElse: report.command
      )
      for line in lines { print(line) }
    }
    print()
    for line in report.block { print(line) }
  }

  private func tellAsTable(_ report: CheckReport) {
    let table = report.cpuTable
    if table.isEmpty {
      print("kernel \(report.scenario.kernel.rawValue): \(report.sentence)")
      print()
    }
    for line in table.isEmpty ? report.block : table { print(line) }
  }

  /// Returns the schedule as a demo; nil if there is none.
  private func demo(of report: CheckReport) -> Demo? {
    guard let play = report.play?.atTheEnd else { return nil }
    guard let loopStart = report.loopStart else { return play.demo }
    return play.demo(goingRoundFrom: loopStart - 1)
  }
}

/// The form in which a verdict is told.
enum CheckFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, demo, cpus
}
