// Runs a recorded race and prints it.

import ArgumentParser
import Playback
import Script
import Shmem

/// The subcommand that runs a trace and prints a line for each step.
struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Run a recorded trace or a demo and print a line per step.",
    discussion: """
      A trace is a file of the demo language, as :save writes it. If it states
      expectations, they decide the exit status; otherwise it is 1 if a promise is
      broken at the end. Its checks are not run; 'punchscope demo check' runs them.

      Example: punchscope replay demos/09-take-two.punch
      """,
  )

  @Argument(help: "A trace, a demo by number or name, or - for standard input.")
  var trace: String

  @Option(name: .customLong("demos"), help: DemoLibrary.folderHelp)
  var demoFolder: String?

  func run() throws {
    let library = DemoLibrary(folder: demoFolder)
    let loaded = try loadOrExit { () throws(LoadError) in try library.load(trace) }
    let play = loaded.play
    var last: MomentID?
    var comparisons = ScriptComparisons()
    var difference: String?
    for (position, point) in loaded.scriptRun.scriptPath.points.enumerated() {
      let number = play.timeline.number(of: point.moment)
      if point.moment != last {
        if point.isLanding { print("-- back to step \(number)") }
        print(play.line(of: point.moment))
        last = point.moment
      }
      let words = comparisons.difference(atPoint: position, of: play)?.words
      if let words, words != difference { print("-- compared with \(words)") }
      difference = words
      if let question = point.check {
        let command = (["check", trace, "--at", "\(number)"] + question.options)
          .map(ShellCommand.quoted).joined(separator: " ")
        print("-- the demo asks the checker here; replay does not: punchscope \(command)")
      }
    }
    for failure in loaded.failures { report(failure) }
    guard loaded.failures.isEmpty else { throw ExitCode.broken }
    let statesExpectations = loaded.demo.statements.contains {
      guard case .expect = $0.command else { return false }
      return true
    }
    let end = loaded.scriptRun.timeline.now.snapshot
    let broken = Promise.allCases.filter { end.status(of: $0).isBroken }
    guard statesExpectations || broken.isEmpty else {
      for promise in broken { complain("promise broken: \(promise.statement)") }
      throw ExitCode.broken
    }
  }
}
