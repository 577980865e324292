// Knows how the tests of this target have a shell start the program.

import Foundation
import TestSupport

/// A folder for a test, in which a shell runs; removed with it.
struct Workshop: ~Copyable {
  /// The folder.
  let folder = FileManager.default.temporaryDirectory.appending(path: "ps-\(UUID().uuidString)")

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Has a shell run a line in the folder, where `P` is the program, `E` exports the classroom demo as a
  /// table, and `D` is the folder of the demos.
  func run(_ line: String) throws -> ShellOutcome {
    try shell(
      "cd \(quote(folder.path)) || exit 99; E() { \"$P\" export 4 --format cpus --demos \"$D\" \"$@\"; }\n"
        + line,
      [
        "P": try builtProgram("punchscope"), "D": Program.demos.path, "LC_ALL": "C.UTF-8",
        "HOME": folder.path, "XDG_STATE_HOME": folder.appending(path: "state").path,
      ]
    )
  }

  /// The text of a file in the folder.
  func text(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }
}
