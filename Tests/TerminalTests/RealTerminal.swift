// Groups all tests that need a real terminal, and shows how they use the probe.

import Foundation
import TestSupport
import Testing

/// Everything that is tried out in tmux.
///
/// One test runs at a time, because each starts a server and waits for it.
@Suite("On a real terminal", .serialized, .firstInLine)
enum RealTerminal {
  /// Starts the probe in a shell that says afterwards how it ended and whether the terminal is in
  /// the same mode as before.
  static func probe(
    _ arguments: String = "",
    rows: Int = 24,
    columns: Int = 80,
    environment: [String: String?] = [:],
  ) throws -> TmuxScreen {
    // The traps keep the shell alive when the keys for signals are typed.
    let script = """
      trap : INT QUIT
      before=$(stty -a)
      \(try quote(builtProgram("TerminalProbe"))) \(arguments)
      echo "status $?"
      test "$(stty -a)" = "$before" && echo "same mode" || echo "another mode"
      exec cat
      """
    return try TmuxScreen(script, rows: rows, columns: columns, environment: environment)
  }

  /// Checks that the probe has ended with `status` and has left the terminal as it was.
  static func expectEnd(
    of screen: borrowing TmuxScreen,
    status: Int32,
    sourceLocation: SourceLocation = #_sourceLocation,
  ) throws {
    let text = try screen.wait(for: " mode")
    #expect(
      text.split(separator: "\n").contains("status \(status)"),
      "on the screen: \(text)",
      sourceLocation: sourceLocation,
    )
    #expect(text.contains("same mode"), sourceLocation: sourceLocation)
    #expect(try screen.modes() == .normal, sourceLocation: sourceLocation)
  }

  /// Waits until the probe has drawn all of its first picture on a screen of so many `rows`.
  ///
  /// The cursor goes to the text that is written last.
  static func waitForFirstPicture(on screen: borrowing TmuxScreen, rows: Int) throws {
    try screen.wait(for: "the first picture") { text in
      try text.contains("pid") && screen.cursor() == [rows - 2, 1]
    }
  }

  /// Waits until the probe shows `events`, the oldest first, and no others.
  static func wait(forEvents events: [String], on screen: borrowing TmuxScreen) throws {
    try screen.wait(for: "the events \(events)") { text in
      let shown = text.split(separator: "\n").dropFirst(2).dropLast().map { line in
        line.dropFirst(2).dropLast().trimmingCharacters(in: .whitespaces)
      }
      return shown.filter { !$0.isEmpty } == events
    }
  }

  /// The number of the process that runs the probe.
  static func processID(in text: String) throws -> pid_t {
    let match = try #require(text.firstMatch(of: /pid ([0-9]+)/))
    return try #require(pid_t(match.1))
  }
}
