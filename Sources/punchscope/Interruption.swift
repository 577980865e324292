// Decides what Ctrl-C does to long work: it ends at once, with the results so far.

import ArgumentParser
import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The state of Ctrl-C: pressed or not since the watch began.
enum Interruption {
  private static let flag = Atomic(false)
  /// True if a result is awaited.
  private static let isAwaited = Atomic(false)

  /// The longest time that Ctrl-C goes unnoticed.
  private static let timeout = DispatchTimeInterval.milliseconds(50)

  /// Makes Ctrl-C end the program with its status.
  ///
  /// While a result is awaited, the program ends with the results so far; otherwise, and at the second
  /// Ctrl-C, at once.
  static func watch() {
    signal(SIGINT) { _ in
      let isSecond = Interruption.flag.exchange(true, ordering: .relaxed)
      guard isSecond || !Interruption.isAwaited.load(ordering: .relaxed) else { return }
      // The handler of a signal may do little more than this. The text outlives the call.
      let words: StaticString = "punchscope: interrupted\n"
      _ = unsafe write(STDERR_FILENO, words.utf8Start, words.utf8CodeUnitCount)
      _exit(ExitCode.interrupted.rawValue)
    }
  }

  /// Makes Ctrl-C set a flag and do nothing else; long work has to look at the flag.
  static func noteOnly() {
    signal(SIGINT) { _ in Interruption.flag.store(true, ordering: .relaxed) }
  }

  /// Makes Ctrl-C end the program again, and clears the flag.
  static func forget() {
    signal(SIGINT, SIG_DFL)
    flag.store(false, ordering: .relaxed)
  }

  /// True if Ctrl-C has been pressed.
  static var hasCome: Bool { flag.load(ordering: .relaxed) }

  /// Runs long work until it ends or Ctrl-C is pressed.
  ///
  /// ```text
  ///   this thread     waits ............. Ctrl-C: goes on with what is known
  ///   another one     work ................... work, until it looks or the program ends
  /// ```
  ///
  /// A search looks only now and then whether to go on, and some of its parts never look. So the call
  /// returns without waiting for it.
  ///
  /// - Parameter work: the work. It is best to stop once `hasCome`.
  /// - Returns: the result; nil after Ctrl-C.
  static func orResult<Result: Sendable>(of work: @escaping @Sendable () -> Result) -> Result? {
    guard !hasCome else { return nil }
    isAwaited.store(true, ordering: .relaxed)
    defer { isAwaited.store(false, ordering: .relaxed) }
    let isDone = DispatchSemaphore(value: 0)
    let box = Box(Mutex<Result?>(nil))
    DispatchQueue.global(qos: .userInitiated).async {
      let answer = work()
      box.value.withLock { $0 = answer }
      isDone.signal()
    }
    while isDone.wait(timeout: .now() + timeout) == .timedOut {
      guard hasCome else { continue }
      // The cursor stands after the line of progress, and after the terminal's sign for the key.
      if isTerminal(STDERR_FILENO) { report(raw: "\n") }
      return nil
    }
    // Work that was told to stop has no result.
    return hasCome ? nil : box.value.withLock { $0 }
  }
}

/// A value that two threads share, one of which may outlive the call that made it.
final class Box<Value: ~Copyable & Sendable>: Sendable {
  /// The value.
  let value: Value

  /// Makes a box with a value.
  init(_ value: consuming Value) { self.value = value }
}
