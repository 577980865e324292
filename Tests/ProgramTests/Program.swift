// Knows how the tests of this target start the program.

import Foundation
import TestSupport

/// The program under test.
enum Program {
  /// The folder of the demos.
  static let demos = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "demos")

  /// A command line for a shell that runs the program with arguments.
  static func command(_ arguments: String) throws -> String {
    "\(try quote(builtProgram("punchscope"))) \(arguments) --demos \(quote(demos.path))"
  }

  /// The result of a run without a terminal.
  struct Outcome {
    var status: Int32
    var output: String
    var errors: String
  }

  /// Runs the program with neither a terminal nor, unless given, any input.
  static func run(
    _ arguments: [String],
    input: String = "",
    environment: [String: String] = [:]
  ) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(filePath: try builtProgram("punchscope"))
    process.arguments = arguments
    process.environment = ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"].merging(environment) {
      $1
    }
    let files = try ["input", "output", "errors"].map { try temporaryFile(named: $0) }
    defer { for file in files { try? FileManager.default.removeItem(at: file) } }
    try input.write(to: files[0], atomically: false, encoding: .utf8)
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus,
      output: try String(contentsOf: files[1], encoding: .utf8),
      errors: try String(contentsOf: files[2], encoding: .utf8)
    )
  }

  private static func temporaryFile(named name: String) throws -> URL {
    let file = FileManager.default.temporaryDirectory
      .appending(path: "punchscope-\(UUID().uuidString)-\(name)")
    try Data().write(to: file)
    return file
  }
}
