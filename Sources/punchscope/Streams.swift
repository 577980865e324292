// Knows the exit statuses, writes messages and reads the input.

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
  /// A bound was reached before there was a verdict.
  static let undecided = ExitCode(3)
  /// The terminal went away; the number is a shell's number for SIGHUP.
  static let hungUp = ExitCode(129)
  /// The user interrupted the program.
  static let interrupted = ExitCode(130)
}

/// Ends the program.
func leave(with status: ExitCode) -> Never {
  // Work that Ctrl-C has interrupted still runs and must find everything in its place.
  if Interruption.hasCome { _exit(status.rawValue) }
  exit(status.rawValue)
}

/// Writes a message to standard error, after the name of the program.
func complain(_ message: String) {
  report("punchscope: \(message)")
}

/// Writes lines that name their own place, such as errors in a file, to standard error.
///
/// All earlier output is written before them.
func report(_ lines: String) {
  StandardOutput.flush()
  let text = shown(lines.hasSuffix("\n") ? lines : lines + "\n", on: STDERR_FILENO)
  writeBytes(text, to: STDERR_FILENO)
}

/// Writes a text to standard error without changing it.
func report(raw text: String) {
  writeBytes(text, to: STDERR_FILENO)
}

/// Returns true if a file descriptor is a terminal.
func isTerminal(_ descriptor: Int32) -> Bool {
  isatty(descriptor) == 1
}

/// Reads all of standard input; returns nil if it cannot be read.
func readStandardInput() -> [UInt8]? {
  var bytes: [UInt8] = []
  var piece = [UInt8](repeating: 0, count: 65_536)
  while true {
    // The buffer outlives the call.
    let count = unsafe piece.withUnsafeMutableBytes {
      unsafe read(STDIN_FILENO, $0.baseAddress, $0.count)
    }
    if count < 0, errno == EINTR { continue }
    guard count >= 0 else { return nil }
    guard count > 0 else { return bytes }
    bytes += piece[..<count]
  }
}

private func writeBytes(_ text: String, to descriptor: Int32) {
  var rest = Array(text.utf8)[...]
  while !rest.isEmpty {
    // The bytes are read before the call returns.
    let written = unsafe rest.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
    if written < 0, errno == EINTR || errno == EAGAIN { continue }
    guard written > 0 else { return }
    rest = rest.dropFirst(written)
  }
}

/// Renames a file; a file that already has the new name is replaced in the same instant.
///
/// - Returns: true if it could be done.
func renameFile(_ path: String, to target: String) -> Bool {
  // Both strings outlive the call.
  unsafe rename(path, target) == 0
}
