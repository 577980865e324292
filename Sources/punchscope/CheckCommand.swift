// Knows how to have all schedules of a race looked at, and how to tell what came of it.

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

/// Looks at every schedule of a race.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Look at every schedule of a race: a proof, or the shortest way to break a promise.",
    discussion: """
      With a demo: the race that the demo starts from, whatever steps it takes.
      The schedule that is told is the shortest; of those, the one with the fewest
      changes of tasks; of those, the one with the fewest swizzles.

      Example: punchscope check --kernel take-2 --slots page --task reclaim@0
      """,
  )

  @Argument(help: "A demo by number or name, a file, or - for standard input; none: free play.")
  var demo: String?

  @OptionGroup(title: "Race") var race: ScenarioOptions

  @Option(help: "How to tell it: text, json, or demo, a file that replays it.")
  var format = CheckFormat.text

  @Flag(help: "The same as --format json.")
  var json = false

  @Option(help: "The most states to visit.")
  var maxStates: Int?

  @Option(help: "The most memory for them, such as 500M or 4G. Default: half the machine's.")
  var maxMemory: MemorySize?

  @Option(help: "The number of threads. The answer is the same for any. Default: one a core.")
  var threads: Int?

  @Option(name: .customLong("demos"), help: "The folder of the demos.")
  var demoFolder: String?

  func validate() throws {
    if let maxStates, maxStates < 1 {
      throw ValidationError("--max-states takes a number from 1 on, not \(maxStates).")
    }
    if let threads, !(1...256).contains(threads) {
      throw ValidationError("--threads takes a number from 1 to 256, not \(threads).")
    }
  }

  func run() throws {
    let report = try report()
    switch json ? .json : format {
    case .text: tell(report)
    case .json: try tellInJSON(report)
    case .demo:
      print(demo(of: report)?.text ?? "", terminator: "")
      complain(report.sentence)
    }
    switch report.verdict {
    case .holds: return
    case .violated: throw ExitCode.broken
    case .unknown(.interruption): throw ExitCode.interrupted
    case .unknown: throw ExitCode.undecided
    }
  }

  private func report() throws -> CheckReport {
    let library = DemoLibrary(folder: demoFolder)
    let loaded = try demo.map { name in
      try loadOrExit { () throws(LoadError) in try library.load(name) }
    }
    let scenario =
      try race.play(of: loaded)?.timeline[.start].situation.scenario
      ?? ScenarioPieces.freePlay.scenario()
    let check: Check
    do {
      check = try Check(scenario, judging: Promise.allCases)
    } catch {
      complain("a race to be checked has at most \(FlatStorage.slotLimit) pages and 8 tasks")
      throw ExitCode.cannotRun
    }
    let threads = threads ?? coreCount()
    let bounds = Bounds(
      states: maxStates ?? .max,
      bytes: maxMemory?.bytes ?? memorySize() / 2,
      depth: .max
    )
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
      scenario: scenario,
      verdict: verdict,
      progress: progress,
      threads: threads,
      seconds: duration / .seconds(1),
      peakBytes: peakMemory()
    )
  }

  private func tell(_ report: CheckReport) {
    print("kernel \(report.scenario.kernel.rawValue): \(report.sentence)")
    print(report.effort)
    guard report.schedule != nil else { return }
    print()
    for line in report.lines { print(line) }
    let arguments = CommandLine.arguments.dropFirst().map(quoted).joined(separator: " ")
    print()
    print("To step through it:")
    print("  punchscope \(arguments) --format demo > loss.punch; punchscope play loss.punch")
  }

  /// The schedule as a demo; none if there is none to show.
  private func demo(of report: CheckReport) -> Demo? {
    guard let play = report.play else { return nil }
    var session = Session(gallery: Gallery(items: []), play: play, isMouseOn: false)
    _ = session.update(.toEnd)
    return session.play?.demo
  }

  private func tellInJSON(_ report: CheckReport) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    print(String(decoding: try encoder.encode(report), as: UTF8.self))
  }

  /// An argument as a shell reads it back.
  private func quoted(_ argument: String) -> String {
    let plain = argument.allSatisfy {
      $0.isASCII && ($0.isLetter || $0.isNumber || "-_=.,:@/%+".contains($0))
    }
    return plain && !argument.isEmpty
      ? argument : "'" + argument.replacing("'", with: "'\\''") + "'"
  }
}

/// How a verdict is told.
enum CheckFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, demo
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
