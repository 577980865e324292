// Asks the checker for the use of each rule of a race.

import ArgumentParser
import Explorer
import Exports
import Shmem

/// The subcommand that checks a race once more for every rule, with that rule changed.
struct GuardsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "guards",
    abstract: "Switch off one rule at a time: what breaks first, and after how many steps.",
    discussion: """
      First comes the race as it is; if every answer is known, this one decides the
      exit status. Then each rule is set to each of its other values, one at a time;
      a rule that is on is switched off. A rule that is off stays off, but if the
      race breaks a promise it is switched on: a change with which every promise
      holds is a cure, and the last line names them.
      --max-states and --max-memory apply to each answer by itself.
      \(RaceQuestion.limits)

      Example: punchscope guards --kernel 3.16 --slots page --task reclaim@0
      """,
  )

  @OptionGroup var choice: RaceChoice
  @OptionGroup(title: "Race") var race: ScenarioOptions
  @OptionGroup var question: RaceQuestion

  @Flag(help: "Print an object for programs instead of a table.")
  var json = false

  func run() throws {
    Interruption.watch()
    let scenario = try choice.scenario(changedBy: race)
    let asItIs = try question.answer(to: scenario, threads: choice.threadCount)
    let rules = scenario.rules
    let changes = asItIs.verdict.breaksPromise ? rules.allChanges : rules.changes
    let trials = try changes.map { change in
      let changed = scenario.changing(change)
      return GuardsReport.Trial(
        change: change,
        report: try question.answer(to: changed, threads: choice.threadCount)
      )
    }
    if Interruption.hasCome {
      let known = trials.count { $0.report.verdict != .unknown(.interruption) }
      complain("interrupted: \(known) of \(trials.count) rules have been tried")
    }
    let report = GuardsReport(asItIs: asItIs, trials: trials)
    if json {
      try printJSON(report)
    } else {
      print("kernel \(scenario.kernel.rawValue): \(asItIs.sentence)")
      print()
      for line in report.lines { print(line) }
      print()
      if let cures = report.cureLine {
        print(cures)
        print()
      }
      for line in report.block { print(line) }
    }
    try question.exit(after: report.reports, asked: asItIs)
  }
}
