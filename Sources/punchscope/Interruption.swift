// Knows how Ctrl-C ends what takes long, at once and with what is known by then.

import ArgumentParser
import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Whether Ctrl-C has been pressed since it was watched for.
enum Interruption {
  private static let flag = Atomic(false)
  /// Whether somebody waits for the flag.
  private static let isAwaited = Atomic(false)

  /// How long Ctrl-C may go unnoticed.
  private static let timeout = DispatchTimeInterval.milliseconds(50)

  /// From now on Ctrl-C ends the program with the status for it: while a result is awaited, with what
  /// is known by then; otherwise, and if it is pressed again, at once.
  static func watch() {
    signal(SIGINT) { _ in
      let isSecond = Interruption.flag.exchange(true, ordering: .relaxed)
      guard isSecond || !Interruption.isAwaited.load(ordering: .relaxed) else { return }
      // Only what is allowed in the handler of a signal. The text outlives the call.
      let words: StaticString = "punchscope: interrupted\n"
      _ = unsafe write(STDERR_FILENO, words.utf8Start, words.utf8CodeUnitCount)
      _exit(ExitCode.interrupted.rawValue)
    }
  }

  /// Notes Ctrl-C from now on instead of ending at once: what takes long looks whether it has come.
  static func noteOnly() {
    signal(SIGINT) { _ in Interruption.flag.store(true, ordering: .relaxed) }
  }

  /// Lets Ctrl-C end the program again, and forgets that it has been pressed.
  static func forget() {
    signal(SIGINT, SIG_DFL)
    flag.store(false, ordering: .relaxed)
  }

  /// Whether it has been pressed.
  static var hasCome: Bool { flag.load(ordering: .relaxed) }

  /// Does something that takes long, until it is done or Ctrl-C is pressed.
  ///
  /// ```text
  ///   this thread     waits ............. Ctrl-C: goes on with what is known
  ///   another one     work ................... work, until it looks or the program ends
  /// ```
  ///
  /// A search looks whether it is to go on only now and then, and some of its parts never look: so the
  /// answer does not wait for it.
  ///
  /// - Parameter work: what to do. It is best to stop once `hasCome`.
  /// - Returns: what came of it; nothing after Ctrl-C.
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
      // The cursor stands behind how far it has come, and behind what the terminal shows of the key.
      if isTerminal(STDERR_FILENO) { report(raw: "\n") }
      return nil
    }
    // Work that was told to stop has no answer.
    return hasCome ? nil : box.value.withLock { $0 }
  }
}

/// A value that two threads share, one of which may outlive the call that made it.
final class Box<Value: ~Copyable & Sendable>: Sendable {
  /// The value.
  let value: Value

  /// Keeps a value.
  init(_ value: consuming Value) { self.value = value }
}
