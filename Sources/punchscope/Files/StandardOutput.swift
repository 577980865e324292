// Writes all that a subcommand prints, and notices if that fails.

import ArgumentParser
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Prints items to standard output.
///
/// It hides the function of the standard library, which does not notice a failed write.
func print(_ items: Any..., separator: String = " ", terminator: String = "\n") {
  let text = items.map { "\($0)" }.joined(separator: separator) + terminator
  StandardOutput.write(Array(text.utf8))
}

/// Standard output, with a record of failed writes.
enum StandardOutput {
  private struct State {
    var pending: [UInt8] = []
    /// The system's error number after a failed write.
    var error: Int32?
  }

  private static let state = Mutex(State())
  private static let sizeOfPiece = 1 << 16

  /// True if a write has failed; later output is dropped.
  static var hasFailed: Bool { state.withLock { $0.error != nil } }

  /// Writes bytes; on a terminal they appear at once.
  static func write(_ bytes: [UInt8]) {
    state.withLock { state in
      guard state.error == nil else { return }
      state.pending += bytes
      if state.pending.count >= sizeOfPiece || isTerminal(STDOUT_FILENO) { flush(&state) }
    }
  }

  /// Writes the pending bytes.
  static func flush() { state.withLock { flush(&$0) } }

  /// Writes the pending bytes, and reports if any write has failed.
  ///
  /// - Returns: the status to end with.
  static func finish(_ status: ExitCode) -> ExitCode {
    flush()
    guard let error = state.withLock({ $0.error }) else { return status }
    let reason = error == EBADF ? "it is closed" : systemWords(error)
    complain("cannot write to standard output: \(reason)")
    return .cannotRun
  }

  private static func flush(_ state: inout State) {
    while state.error == nil, !state.pending.isEmpty {
      // The bytes are read before the call returns.
      let count = unsafe state.pending.withUnsafeBytes {
        unsafe writeBytes(STDOUT_FILENO, $0.baseAddress, $0.count)
      }
      if count > 0 {
        state.pending.removeFirst(count)
      } else if count < 0, errno == EAGAIN {
        waitUntilReady()
      } else if count == 0 || errno != EINTR {
        state.error = count == 0 ? EIO : errno
        state.pending = []
      }
    }
  }

  /// Waits until the file takes bytes: another program may have made it non-blocking.
  private static func waitUntilReady() {
    var question = pollfd(fd: STDOUT_FILENO, events: Int16(POLLOUT), revents: 0)
    // The structure outlives the call.
    _ = unsafe poll(&question, 1, -1)
  }

  private static func writeBytes(_ file: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    // The caller keeps the bytes until the call returns.
    #if canImport(Glibc)
      unsafe Glibc.write(file, bytes, count)
    #else
      unsafe Darwin.write(file, bytes, count)
    #endif
  }
}

/// The three files that are open in every program.
enum StandardFiles {
  /// Opens those that are closed as files that can neither be read nor written.
  ///
  /// Otherwise the next file that is opened would get the number, and printed text would land in it. A
  /// file that reaches the size limit becomes an error to report, in place of a signal that ends the
  /// program.
  static func prepare() {
    signal(SIGXFSZ, SIG_IGN)
    for (number, flags) in [
      (STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY),
    ] where fcntl(number, F_GETFD) < 0 {
      // The lowest free number is this one. The path outlives the call.
      _ = unsafe open("/dev/null", flags)
    }
  }
}
