// Knows how to ask what each rule of a race is good for.

import ArgumentParser
import Exports
import Shmem

/// Looks at every schedule of a race once more for every rule, without that rule.
struct GuardsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "guards",
    abstract: "Switch off every rule in turn: what breaks first, and after how many steps.",
    discussion: """
      First comes the race as it is; it decides the exit status, if every answer is
      known. A rule with words of its own is set to every other word. The bounds are
      those of each single answer.

      Example: punchscope guards --kernel 3.16 --slots page --task reclaim@0
      """,
  )

  @OptionGroup var question: RaceQuestion

  @Flag(help: "Print an object for programs instead of a table.")
  var json = false

  func run() throws {
    let scenario = try question.choice.scenario()
    let asItIs = try question.answer(to: scenario)
    let trials = try scenario.rules.changes.map { change in
      GuardsReport.Trial(change: change, report: try question.answer(to: scenario.changing(change)))
    }
    let report = GuardsReport(asItIs: asItIs, trials: trials)
    if json {
      try printJSON(report)
    } else {
      print("kernel \(scenario.kernel.rawValue): \(asItIs.sentence)")
      print()
      for line in report.lines { print(line) }
      print()
      for line in report.block { print(line) }
    }
    try question.exit(after: report.reports, asked: asItIs)
  }
}
