// Knows how to have Spin judge the models in Tests/Oracle.

import Foundation
import RaceSupport
import Shmem

/// The model checker, as a program outside.
enum Spin {
  /// The text of the model of 2014.
  static func model() throws -> String { try model("race.pml") }

  /// The text of the model with entries of an order.
  static func largeModel() throws -> String { try model("large.pml") }

  private static func model(_ name: String) throws -> String {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    return try String(contentsOf: folder.appending(path: "Oracle/\(name)"), encoding: .utf8)
  }

  /// True if both programs that it takes can be found.
  static let isThere = isFound("spin") && compiler != nil

  /// The C compiler: that of the Swift toolchain if it is on the path, as it takes half the time of gcc.
  private static let compiler = ["clang", "cc"].first(where: isFound)

  private static func isFound(_ program: String) -> Bool {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return path.split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(program)")
    }
  }

  /// Searches every schedule of the model.
  ///
  /// No optimisation: the compiler would take longer than all searches of these sizes together.
  /// `-b` makes it an error to reach the limit on the depth, so that none is cut off in silence.
  ///
  /// - Parameters:
  ///   - definitions: what replaces the defaults of the model: `SLOTS=2`.
  ///   - text: the model.
  /// - Returns: the verdict, or that there is none and why.
  /// - Throws: what came of trying to start a shell.
  static func judge(_ definitions: [String], of text: String) throws -> Verdict {
    Verdict(
      reading: try output(
        definitions,
        of: text,
        options: "-DSAFETY",
        runs: ["-b -m10000 -w18 -n"]
      )
    )
  }

  /// Searches every schedule of the model with entries of an order, twice: for what a state breaks, and for a walk
  /// that goes round for ever.
  ///
  /// `-a -f` looks for cycles that are accepted and weakly fair. `NFAIR` is for more processes than six; with `NOSTUTTER`
  /// a schedule that has ended does not count as one that stays in its last state for ever.
  ///
  /// - Parameters:
  ///   - definitions: what replaces the defaults of the model: `SLOTS=8`.
  ///   - text: the model.
  /// - Returns: the verdict, or that there is none and why.
  /// - Throws: what came of trying to start a shell.
  static func judgeLarge(_ definitions: [String], of text: String) throws -> LargeVerdict {
    LargeVerdict(
      reading: try output(
        definitions,
        of: text,
        options: "-DNFAIR=3 -DNOSTUTTER",
        runs: ["-b -m20000 -w20 -n", "-a -f -b -m20000 -w20 -n"]
      )
    )
  }

  /// Has Spin make a program of the model and runs it, as often as there are options for it.
  private static func output(
    _ definitions: [String],
    of text: String,
    options: String,
    runs: [String]
  ) throws -> String {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "punchscope-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(text.utf8).write(to: folder.appending(path: "model.pml"))
    let definitions = definitions.map { "-D\($0)" }.joined(separator: " ")
    let program = """
      spin -a \(definitions) model.pml && \(compiler ?? "cc") -O0 -w \(options) -o pan pan.c
      """
    return try shell(([program] + runs.map { "./pan \($0)" }).joined(separator: " && "), in: folder)
  }

  /// Has a shell run a line in a folder and gives all that was written.
  private static func shell(_ line: String, in folder: URL) throws -> String {
    let output = folder.appending(path: "output")
    try Data().write(to: output)
    let handle = try FileHandle(forWritingTo: output)
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", line]
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = handle
    process.standardError = handle
    try process.run()
    process.waitUntilExit()
    try handle.close()
    return try String(contentsOf: output, encoding: .utf8)
  }
}

/// The result of a search through every schedule.
enum Verdict: Equatable, CustomStringConvertible {
  /// No schedule loses anything.
  case holds
  /// In some schedule old data survives the punch.
  case lost
  /// Something else is wrong, or nothing was searched.
  case broken(String)

  /// The word for it in a table.
  var description: String {
    switch self {
    case .holds: "holds"
    case .lost: "lost"
    case .broken(let message): message
    }
  }

  /// Judges what Spin has written.
  init(reading output: String) {
    if output.contains("assertion violated  !(lost)") {
      self = .lost
    } else if output.contains("errors: 0\n") {
      self = .holds
    } else {
      self = .broken(output)
    }
  }

  /// Judges what our own walk of a scenario came by.
  ///
  /// Lock order is none of the model's business; with a fault that waits for i_mutex it is broken.
  init(_ walk: Walk, of scenario: Scenario) {
    let expected: Set<Promise> =
      scenario.rules.faultGate == .inodeMutex ? [.oldDataGone, .lockOrder] : [.oldDataGone]
    guard expected.isSuperset(of: walk.shortestBreaches.keys), walk.stuck.isEmpty,
      walk.ownerless.isEmpty
    else {
      self = .broken("\(walk.otherBreaches) \(walk.stuck) \(walk.ownerless)")
      return
    }
    self = walk.shortestLoss == nil ? .holds : .lost
  }
}
