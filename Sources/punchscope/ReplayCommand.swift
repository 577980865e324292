// Knows how to run a recorded race and tell it.

import ArgumentParser
import Playback
import Script
import Shmem

/// Runs a trace and prints a line per step.
struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Run a recorded trace or a demo and print a line per step.",
    discussion: """
      A trace is a file of the demo language, as :save writes it. If it states
      expectations, they decide the exit status; otherwise the promises do.

      Example: punchscope replay demos/09-take-two.punch
      """,
  )

  @Argument(help: "A trace, a demo by number or name, or - for standard input.")
  var trace: String

  @Option(name: .customLong("demos"), help: "The folder of the demos.")
  var demoFolder: String?

  func run() throws {
    let library = DemoLibrary(folder: demoFolder)
    let loaded = try loadOrExit { () throws(LoadError) in try library.load(trace) }
    let play = loaded.play
    var last: MomentID?
    for point in loaded.performance.telling.points where point.moment != last {
      if point.isLanding { print("-- back to step \(play.timeline[point.moment].depth)") }
      print(play.line(of: point.moment))
      last = point.moment
    }
    for failure in loaded.failures { report(failure) }
    guard loaded.failures.isEmpty else { throw ExitCode.broken }
    let statesExpectations = loaded.demo.statements.contains {
      guard case .expect = $0.command else { return false }
      return true
    }
    let end = loaded.performance.timeline.now.situation
    let broken = Promise.allCases.filter { end.standing(of: $0).isBroken }
    guard statesExpectations || broken.isEmpty else {
      for promise in broken { complain("promise broken: \(promise.statement)") }
      throw ExitCode.broken
    }
  }
}
