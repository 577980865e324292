// Knows how everything that a subcommand has to say reaches standard output, or that it does not.

import ArgumentParser
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Prints what a subcommand has to say; hides the function of the standard library, which takes no
/// note of what cannot be written.
func print(_ items: Any..., separator: String = " ", terminator: String = "\n") {
  let text = items.map { "\($0)" }.joined(separator: separator) + terminator
  StandardOutput.write(Array(text.utf8))
}

/// Standard output, and whether it has taken everything.
enum StandardOutput {
  private struct State {
    var pending: [UInt8] = []
    /// The system's error number, once something could not be written.
    var error: Int32?
  }

  private static let state = Mutex(State())
  private static let sizeOfPiece = 1 << 16

  /// Whether something could not be written; what comes after that is dropped.
  static var hasFailed: Bool { state.withLock { $0.error != nil } }

  /// Writes bytes, on a terminal at once.
  static func write(_ bytes: [UInt8]) {
    state.withLock { state in
      guard state.error == nil else { return }
      state.pending += bytes
      if state.pending.count >= sizeOfPiece || isTerminal(STDOUT_FILENO) { flush(&state) }
    }
  }

  /// Writes what waits to be written.
  static func flush() { state.withLock { flush(&$0) } }

  /// Writes what waits to be written, and complains if something could not be written.
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

  /// Somebody else may have made the open file one that does not wait.
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

/// The three files that every program is given open.
enum StandardFiles {
  /// Gives the numbers of those that are closed to files that can neither be read nor written.
  ///
  /// Otherwise the next file that is opened would get the number, and what is printed would land in
  /// it. A file that has grown as large as is allowed becomes an error to tell, instead of the end.
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
