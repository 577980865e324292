// Runs a line of shell, which starts a program as a person starts it.

import Foundation

/// The outcome of a line of shell.
package struct ShellOutcome: Equatable, Sendable {
  /// The exit status, as the shell tells it: 128 and more for a signal.
  package var status: Int32
  /// Standard output.
  package var output: String

  /// An outcome.
  package init(status: Int32, output: String) {
    self.status = status
    self.output = output
  }
}

/// Has `/bin/sh` run a line with no signal blocked or ignored that tests block or ignore.
///
/// - Parameters:
///   - line: the line.
///   - variables: variables of the line's environment, beside those of the tests.
/// - Throws: if there is no shell.
/// - Returns: the outcome of the line.
package func shell(_ line: String, _ variables: [String: String] = [:]) throws -> ShellOutcome {
  let settings = variables.sorted { $0.key < $1.key }.map { quote("\($0.key)=\($0.value)") }
  let command =
    "exec env --default-signal=PIPE,INT \(settings.joined(separator: " ")) /bin/sh -c \(quote(line))"
  guard let stream = unsafe withoutBlockedSignals({ unsafe popen(command, "r") }) else {
    throw ScreenError.failed(command: command, status: -1, message: "there is no shell")
  }
  var bytes: [UInt8] = []
  while case let byte = unsafe getc(stream), byte != EOF {
    bytes.append(UInt8(truncatingIfNeeded: byte))
  }
  let status = unsafe pclose(stream)
  // These lines do the work of WIFEXITED, WEXITSTATUS and WTERMSIG, which are macros.
  let signal = status & 0x7F
  return ShellOutcome(
    status: signal == 0 ? status >> 8 & 0xFF : 128 + signal,
    output: String(decoding: bytes, as: UTF8.self)
  )
}
