// Asks the checker a question about all schedules of a race.

import ArgumentParser
import Explorer
import Exports
import Playback
import Script
import Shmem
import Synchronization

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The promises that a search judges, and its limits.
struct RaceQuestion: ParsableArguments {
  /// The help text about limits for commands that look at every schedule.
  static let limits =
    """
    The race has at most \(FlatStorage.slotLimit) pages and \(FlatStorage.taskLimit) tasks, the punch \
    included.
    Ctrl-C stops and prints what is known so far.
    """

  @Option(help: ArgumentHelp(Self.promiseHelp, valueName: "name"))
  var promise: [PromiseName] = []

  private static var promiseHelp: String {
    let names = Promise.allCases.map(\.rawValue) + SchedulePromise.allCases.map(\.rawValue)
    return "Judge this promise, and only those that are named; repeatable. One of "
      + "\(names.joined(separator: ", ")); demos/README.md explains them. Default: all."
  }

  @Option(
    help: "The most states to visit; if there are more, there is no verdict. Default: no limit."
  )
  var maxStates: Int?

  @Option(
    help: """
      The most memory for the states, in bytes, or with K, M or G: 500M. Default: half of all memory.
      """
  )
  var maxMemory: MemorySize?

  @Option(
    help: ArgumentHelp(
      """
      The most steps of a schedule; the steps of a loop count once. If there are longer schedules and \
      none within the limit breaks a promise, the answer is "unknown". Default: no limit.
      """,
      valueName: "count"
    )
  )
  var maxSteps: Int?

  @Option(help: ArgumentHelp(Self.reductionsHelp, valueName: "list"))
  var reductions = ReductionList(reductions: .all)

  private static var reductionsHelp: String {
    "The reductions that leave out states: all, none, or some of \(Reductions.all.names.joined(separator: ",")). "
      + "They never change a verdict; within a limit they may reach one where a search without them does not."
  }

  func validate() throws {
    if let maxStates, maxStates < 1 {
      throw ValidationError("--max-states takes a number from 1 on, not \(maxStates).")
    }
    if let maxSteps, maxSteps < 1 {
      throw ValidationError("--max-steps takes a number from 1 on, not \(maxSteps).")
    }
  }

  /// Checks every schedule of a race from its start on.
  func answer(to scenario: Scenario, threads: Int) throws -> CheckReport {
    try answer(from: Timeline(scenario), threads: threads)
  }

  /// True if only promises about whole schedules are asked about, and none about states.
  var judgesSchedulesAlone: Bool {
    question.promises.isEmpty && !question.schedulePromises.isEmpty
  }

  /// The question.
  private var question: CheckQuestion { CheckQuestion(promise.map(\.word)) }

  /// Checks every schedule from a moment on, and shows its progress on a terminal.
  ///
  /// From the first question on Ctrl-C does not end the program: the answer becomes unknown, and the
  /// results so far go to standard error.
  ///
  /// - Parameters:
  ///   - origin: the race, at the moment of the question.
  ///   - threads: the number of threads.
  ///   - passed: to take the first schedule that breaks a promise, and random ones before all, the number of different
  ///     ones to pass over; nil to look for the shortest.
  /// - Returns: the answer.
  /// - Throws: an exit code if the race is too large, or if no schedule is left.
  func answer(
    from origin: Timeline,
    threads: Int,
    passing passed: Int? = nil
  ) throws -> CheckReport {
    let snapshot = origin.now.snapshot
    let check: Check
    do {
      check = try Check(
        snapshot.scenario,
        from: snapshot.machine,
        judging: question.promises,
        andSchedulesBy: question.schedulePromises,
        reductions: reductions.reductions
      )
    } catch {
      complain(Self.refusal(of: snapshot.scenario))
      throw ExitCode.cannotRun
    }
    let asked = Bounds(
      states: maxStates ?? .max,
      bytes: maxMemory?.bytes ?? .max,
      depth: maxSteps ?? .max
    )
    let bounds = Bounds(
      states: asked.states,
      bytes: maxMemory?.bytes ?? memorySize() / 2,
      depth: asked.depth
    )
    let start = ContinuousClock.now
    let found = try anyBreach(check, passing: passed)
    let (verdict, progress) =
      found.map { (.violated($0.broken, schedule: $0.schedule), Progress()) }
      ?? run(check, bounds: bounds, threads: threads)
    let duration = ContinuousClock.now - start
    return CheckReport(
      origin: origin,
      question: question,
      bounds: asked,
      verdict: verdict,
      progress: progress,
      threads: threads,
      reductions: found == nil ? check.usedReductions(within: bounds) : [],
      seconds: duration / .seconds(1),
      peakBytes: peakMemory(),
      found: found,
      passed: passed
    )
  }

  /// Returns the random schedule that was asked for, if one was; nil if none breaks a promise.
  private func anyBreach(_ check: Check, passing passed: Int?) throws -> Check.AnyBreach? {
    let found = passed.flatMap { passed in
      check.anyBreach(passing: passed, atMost: maxSteps ?? .max) { !Interruption.hasCome }
    }
    if let passed, passed > 0, found == nil {
      guard !Interruption.hasCome else { throw ExitCode.interrupted }
      complain(
        "no more than \(passed) different schedules that break a promise were found at random"
      )
      throw ExitCode.undecided
    }
    return found
  }

  /// Runs a check until it has a verdict or Ctrl-C comes, and shows its progress on a terminal.
  private func run(
    _ check: Check,
    bounds: Bounds,
    threads: Int
  ) -> (verdict: Check.Verdict, progress: Progress) {
    let isFirst = !Interruption.hasCome
    let knowledge = Box(Mutex(Knowledge()))
    let clock = ContinuousClock()
    let start = clock.now
    let answer = Interruption.orResult {
      let ticker = Ticker()
      defer { ticker.clear() }
      return check.run(
        bounds: bounds,
        threads: threads,
        entering: { phase in knowledge.value.withLock { $0.phase = phase } },
        goesOn: { progress in
          guard !Interruption.hasCome else { return false }
          knowledge.value.withLock { $0.progress = progress }
          ticker.show(progress, after: clock.now - start)
          return true
        }
      )
    }
    if let answer { return answer }
    let known = knowledge.value.withLock { $0 }
    if isFirst { complain("interrupted: \(known.words)") }
    return (.unknown(.interruption), known.progress)
  }

  /// The results of a check while it is under way.
  private struct Knowledge: Sendable {
    var phase = Check.Phase.states
    var progress = Progress()

    /// The results in words.
    var words: String {
      let extent = "\(progress.states) states, \(progress.depth) steps deep"
      return switch phase {
      case .states: "no broken promise found so far: \(extent); there are more"
      case .shortestSchedule:
        "a promise can be broken; the shortest way to do it has at least \(progress.depth) steps "
          + "(\(progress.states) states so far)"
      case .loops:
        "no state was found that breaks a promise; still looking for a call that may never end, "
          + extent
      }
    }
  }

  /// Returns the reason why a race cannot be checked.
  private static func refusal(of scenario: Scenario) -> String {
    let pages = scenario.filePages == 1 ? "1 page" : "\(scenario.filePages) pages"
    let tasks = scenario.tasks.count == 1 ? "1 task" : "\(scenario.tasks.count) tasks"
    return "this race has \(pages) and \(tasks); \(Snapshot.tooLargeToCheckWords); "
      + "'punchscope sample' takes any number of pages"
  }

  /// Ends the program with the status that follows from the answers.
  ///
  /// - Parameters:
  ///   - reports: all answers; if one of them is unknown, the status says so.
  ///   - asked: the answer that otherwise decides the status.
  /// - Throws: an exit code other than 0.
  func exit(after reports: [CheckReport], asked: CheckReport) throws {
    if reports.contains(where: { $0.verdict == .unknown(.interruption) }) {
      throw ExitCode.interrupted
    }
    for report in reports {
      guard case .unknown = report.verdict else { continue }
      throw ExitCode.undecided
    }
    guard asked.verdict == .holds else { throw ExitCode.broken }
  }
}

/// Returns an answer as an object for programs, in a line.
func jsonText(_ answer: some Encodable) throws -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  return String(decoding: try encoder.encode(answer), as: UTF8.self)
}

/// Prints an answer as an object for programs, in a line.
func printJSON(_ answer: some Encodable) throws {
  print(try jsonText(answer))
}
