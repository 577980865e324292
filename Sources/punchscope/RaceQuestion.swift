// Knows what a question about all schedules of a race consists of, and how to have it answered.

import ArgumentParser
import Explorer
import Exports
import Playback
import Script
import Shmem

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The race that a question is about, and what the search for an answer may use.
struct RaceQuestion: ParsableArguments {
  @OptionGroup var choice: RaceChoice

  @Option(help: ArgumentHelp(Self.promiseHelp, valueName: "name"))
  var promise: [PromiseName] = []

  private static var promiseHelp: String {
    let names = Promise.allCases.map(\.rawValue) + SchedulePromise.allCases.map(\.rawValue)
    return "Judge this promise; repeatable. Default: all of \(names.joined(separator: ", "))."
  }

  @Option(help: "The most states to visit.")
  var maxStates: Int?

  @Option(help: "The most memory for them, such as 500M or 4G. Default: half the machine's.")
  var maxMemory: MemorySize?

  @Option(help: ArgumentHelp(Self.reductionsHelp, valueName: "list"))
  var reductions = ReductionList(reductions: .all)

  private static var reductionsHelp: String {
    "How states may be left out: all, none, or some of \(Reductions.all.names.joined(separator: ",")). "
      + "The verdict is the same with any."
  }

  func validate() throws {
    if let maxStates, maxStates < 1 {
      throw ValidationError("--max-states takes a number from 1 on, not \(maxStates).")
    }
  }

  /// Looks at every schedule of a race from its start on.
  func answer(to scenario: Scenario) throws -> CheckReport {
    try answer(from: Timeline(scenario))
  }

  /// What is asked.
  private var question: CheckQuestion { CheckQuestion(promise.map(\.word)) }

  /// Looks at every schedule from a moment on, showing meanwhile on a terminal how far it has come.
  ///
  /// From the first question on Ctrl-C does not end the program; it makes the answers unknown.
  func answer(from origin: Timeline) throws -> CheckReport {
    let situation = origin.now.situation
    let check: Check
    do {
      check = try Check(
        situation.scenario,
        from: situation.machine,
        judging: question.promises,
        andSchedulesBy: question.schedulePromises,
        reductions: reductions.reductions
      )
    } catch {
      complain("a race to be checked has at most \(FlatStorage.slotLimit) pages and 8 tasks")
      throw ExitCode.cannotRun
    }
    let threads = choice.threadCount
    let asked = Bounds(states: maxStates ?? .max, bytes: maxMemory?.bytes ?? .max, depth: .max)
    var bounds = asked
    bounds.bytes = min(bounds.bytes, maxMemory?.bytes ?? memorySize() / 2)
    Interruption.watch()
    let ticker = Ticker()
    let clock = ContinuousClock()
    let start = clock.now
    let (verdict, progress) = check.run(bounds: bounds, threads: threads) { progress in
      ticker.show(progress, after: clock.now - start)
      return !Interruption.hasCome
    }
    let duration = clock.now - start
    ticker.clear()
    return CheckReport(
      origin: origin,
      question: question,
      bounds: asked,
      verdict: verdict,
      progress: progress,
      threads: threads,
      reductions: reductions.reductions,
      seconds: duration / .seconds(1),
      peakBytes: peakMemory()
    )
  }

  /// Ends the program with the status that the answers call for.
  ///
  /// - Parameters:
  ///   - reports: all answers; the status says if one of them is not known.
  ///   - asked: the one that the status tells otherwise.
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

/// An answer as an object for programs, in a line.
func jsonText(_ answer: some Encodable) throws -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  return String(decoding: try encoder.encode(answer), as: UTF8.self)
}

/// Prints an answer as an object for programs, in a line.
func printJSON(_ answer: some Encodable) throws {
  print(try jsonText(answer))
}

/// A promise as it is named on the command line.
struct PromiseName: ExpressibleByArgument {
  /// The promise.
  var word: PromiseWord

  init?(argument: String) {
    guard let word = PromiseWord(rawValue: argument) else { return nil }
    self.word = word
  }
}

/// Ways to leave out states as they are written on the command line: `none`, or names with commas.
struct ReductionList: ExpressibleByArgument {
  /// Those that are named.
  var reductions: Reductions

  /// The same in words.
  var defaultValueDescription: String {
    switch reductions {
    case .all: "all"
    case []: "none"
    default: reductions.names.joined(separator: ",")
    }
  }

  init(reductions: Reductions) { self.reductions = reductions }

  init?(argument: String) {
    reductions = []
    switch argument {
    case "all": reductions = .all
    case "none": break
    default:
      for name in argument.split(separator: ",", omittingEmptySubsequences: false) {
        guard let reduction = Reductions(name: String(name)) else { return nil }
        reductions.insert(reduction)
      }
    }
  }
}

/// A size of memory as it is written on the command line: `500M`, `4G`, or a number of bytes.
struct MemorySize: ExpressibleByArgument {
  /// The size.
  var bytes: Int

  init?(argument: String) {
    let shifts: [Character: Int] = ["K": 10, "M": 20, "G": 30]
    let text = argument.uppercased()
    let shift = text.last.flatMap { shifts[$0] }
    let digits = shift == nil ? text[...] : text.dropLast()
    guard let number = Int(digits), number > 0, number <= Int.max >> (shift ?? 0) else {
      return nil
    }
    bytes = number << (shift ?? 0)
  }
}
