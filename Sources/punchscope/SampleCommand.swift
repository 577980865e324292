// Runs random schedules of a race and tells the results.

import ArgumentParser
import Exports
import Playback
import Script
import Shmem
import Synchronization

/// The subcommand that runs random schedules of a race.
struct SampleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample",
    abstract: "Draw schedules at random, at any size: how often a promise breaks.",
    discussion: """
      uniform: at every step, all tasks that can take one are equally likely.
      priority: tasks have random priorities, and of the tasks that can take a step
      the one with the highest priority does. At --changes random steps the task
      that is about to move gets the lowest priority. With both, a task without a
      page starts on a random one; all pages on which it can start are equally
      likely.

      A schedule ends when the punch has returned, and every truncate, eviction
      and preallocation without the option loop. If no promise breaks, that is no
      proof: use check. The same seed gives the same output, with any number of
      threads. Ctrl-C stops and prints the results so far.

      Example: punchscope sample 7 --slots 0-1023=page --strategy priority
      """,
  )

  @OptionGroup var choice: RaceChoice
  @OptionGroup(title: "Race") var race: ScenarioOptions

  @Option(help: "The step of the demo to start from, counted from its start, or 'end'.")
  var at = "0"

  @Option(help: "The number of schedules, from 1 on.")
  var schedules = 1000

  @Option(help: "The seed of the random numbers, from 0 on.")
  var seed: UInt64 = 1

  @Option(help: "The way in which schedules are drawn, as described above.")
  var strategy = StrategyName.uniform

  @Option(
    help:
      "Only with priority: how many times a task gets the lowest priority, 0 to 1000. Default: 3."
  )
  var changes: Int?

  @Option(help: "The most steps of a schedule, from 1 on; one that is cut off is counted as such.")
  var maxSteps = Sampler.usualStepLimit

  @Option(
    help: """
      text: sentences and figures; json: an object for programs; demo: the first schedule that \
      breaks a promise, as a file that 'play' and 'replay' read.
      """
  )
  var format = SampleFormat.text

  @Flag(help: "The same as --format json.")
  var json = false

  @Flag(help: "Report the time taken and the number of threads: in the JSON, or on standard error.")
  var timing = false

  func validate() throws {
    guard schedules > 0 else {
      throw ValidationError("--schedules takes a number from 1 on, not \(schedules).")
    }
    guard maxSteps > 0 else {
      throw ValidationError("--max-steps takes a number from 1 on, not \(maxSteps).")
    }
    if let changes {
      guard strategy == .priority else {
        throw ValidationError("--changes belongs to --strategy priority.")
      }
      guard (0...1000).contains(changes) else {
        throw ValidationError("--changes takes a number from 0 to 1000, not \(changes).")
      }
    }
  }

  func run() throws {
    Interruption.watch()
    let report = try sample()
    switch json ? .json : format {
    case .text: tell(report)
    case .json: try printJSON(report)
    case .demo:
      print(report.play?.atTheEnd.demo.text ?? "", terminator: "")
      complain(report.sentence)
    }
    if timing, format != .json, !json { complain(report.effort) }
    guard report.isComplete else { throw ExitCode.interrupted }
    guard report.samples.brokenCount == 0 else { throw ExitCode.broken }
  }

  /// Runs the schedules, and shows the progress on a terminal.
  ///
  /// From then on Ctrl-C does not end the program; the results so far are reported.
  private func sample() throws -> SampleReport {
    let origin = try choice.timeline(changedBy: race, at: at)
    let sampler = Sampler(
      origin.now.snapshot.scenario,
      from: origin.now.snapshot.machine,
      strategy: strategy == .uniform ? .uniform : .priority(changes: changes ?? 3),
      seed: seed,
      stepLimit: maxSteps
    )
    let clock = ContinuousClock()
    let start = clock.now
    let (asked, threads) = (schedules, choice.threadCount)
    let known = Box(Mutex(Samples()))
    let answer = Interruption.orResult {
      let ticker = Ticker()
      defer { ticker.clear() }
      return sampler.run(schedules: 0..<asked, threads: threads) { samples in
        guard !Interruption.hasCome else { return false }
        known.value.withLock { $0 = samples }
        ticker.show(
          "\(samples.count) of \(asked) schedules, \(samples[.steps].total) steps, "
            + "\(samples.brokenCount) broke a promise",
          after: clock.now - start
        )
        return true
      }
    }
    let samples = answer ?? known.value.withLock { $0 }
    let duration = clock.now - start
    if answer == nil {
      complain(
        "interrupted: \(samples.brokenCount) of \(samples.count) schedules broke a promise; "
          + "\(asked) were asked for"
      )
    }
    return SampleReport(
      origin: origin,
      sampler: sampler,
      samples: samples,
      asked: schedules,
      timing: timing
        ? SampleReport.Timing(threads: choice.threadCount, seconds: duration / .seconds(1)) : nil
    )
  }

  private func tell(_ report: SampleReport) {
    print("kernel \(report.sampler.scenario.kernel.rawValue): \(report.sentence)")
    print(report.circumstances)
    print()
    for line in report.lines { print(line) }
    defer {
      print()
      for line in report.block { print(line) }
    }
    guard let broken = report.samples.firstBroken else { return }
    print()
    print("Schedule \(broken.schedule), counted from 0, is the first: after \(broken.depth) steps.")
    print("To step through it:")
    let lines = CommandLine.lines(
      keeping: "broken.punch",
      of: choice.demo,
      orElse: report.command
    )
    for line in lines { print(line) }
  }
}

/// The strategies for drawing schedules.
enum StrategyName: String, ExpressibleByArgument, CaseIterable {
  case uniform, priority
}

/// The forms in which the results are told.
enum SampleFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, demo
}
