// Knows what the program's exit statuses mean, and where its words go.

import ArgumentParser

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension ExitCode {
  /// A promise or an expectation failed.
  static let broken = ExitCode(1)
  /// The program could not run.
  static let cannotRun = ExitCode(2)
  /// The terminal went away, as a shell shows it for SIGHUP.
  static let hungUp = ExitCode(129)
  /// The user interrupted it.
  static let interrupted = ExitCode(130)
}

/// Writes a message to standard error, behind the name of the program.
func complain(_ message: String) {
  writeBytes("punchscope: \(message)\n", to: STDERR_FILENO)
}

/// Writes lines that name their own place, such as errors in a file, to standard error.
func report(_ lines: String) {
  writeBytes(lines.hasSuffix("\n") ? lines : lines + "\n", to: STDERR_FILENO)
}

/// Whether a file descriptor is a terminal.
func isTerminal(_ descriptor: Int32) -> Bool {
  isatty(descriptor) == 1
}

private func writeBytes(_ text: String, to descriptor: Int32) {
  var rest = Array(text.utf8)[...]
  while !rest.isEmpty {
    // The bytes are read before the call returns.
    let written = unsafe rest.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
    guard written > 0 else { return }
    rest = rest.dropFirst(written)
  }
}
