// Runs a command on a real terminal: it is started, typed at, looked at and resized through tmux.

import Foundation

/// A terminal of its own with one command in it.
///
/// Every screen has its own tmux server, which reads no configuration and ends with the screen.
/// A test says which picture it waits for. The error holds the last picture if that one never comes.
package struct TmuxScreen: ~Copyable {
  /// The modes of the terminal that tmux knows besides the picture.
  package struct Modes: Equatable, Sendable {
    /// True if the alternate screen is on.
    package var isAlternate: Bool
    /// True if the cursor can be seen.
    package var isCursorVisible: Bool
    /// True if the mouse is reported.
    package var isMouseOn: Bool

    /// Creates a state from its three parts.
    package init(isAlternate: Bool, isCursorVisible: Bool, isMouseOn: Bool) {
      self.isAlternate = isAlternate
      self.isCursorVisible = isCursorVisible
      self.isMouseOn = isMouseOn
    }

    /// The state in which a shell wants a terminal.
    package static let normal = Modes(isAlternate: false, isCursorVisible: true, isMouseOn: false)
  }

  private let socket = FileManager.default.temporaryDirectory
    .appendingPathComponent("punchscope-\(UUID().uuidString)").path
  private let timeToNextDeadline = Duration.seconds(20)
  /// The time between two looks at the screen, in seconds.
  private let pause = 0.02

  /// Starts `command` with `/bin/sh` on a screen of `rows` by `columns`.
  ///
  /// The environment consists of `PATH`, `HOME`, `TERM=xterm-256color`, `LC_ALL=C.UTF-8` and
  /// `SWIFT_BACKTRACE=enable=no`, changed by `environment`, in which nil unsets a variable.
  package init(
    _ command: String,
    rows: Int = 24,
    columns: Int = 80,
    environment: [String: String?] = [:],
  ) throws {
    let own = ProcessInfo.processInfo.environment
    var variables: [String: String] = [
      "PATH": own["PATH"] ?? "/usr/bin:/bin",
      "HOME": own["HOME"] ?? "/",
      "TERM": "xterm-256color",
      "LC_ALL": "C.UTF-8",
      "SWIFT_BACKTRACE": "enable=no",
    ]
    for (name, value) in environment {
      variables[name] = value
    }
    // The shell of tmux sets TERM and more, so the command starts with an environment of its own.
    let settings = variables.sorted { $0.key < $1.key }.map { quote("\($0.key)=\($0.value)") }
    let line = "exec env -i \(settings.joined(separator: " ")) /bin/sh -c \(quote(command))"
    try tmux(
      ["start-server"],
      ["set-option", "-g", "remain-on-exit", "on"],
      ["set-option", "-g", "status", "off"],
      ["set-option", "-s", "escape-time", "0"],
      ["new-session", "-d", "-x", "\(columns)", "-y", "\(rows)", line],
    )
  }

  deinit {
    // The server and its socket may be gone already, as they should be.
    _ = try? tmux(["kill-server"])
    try? FileManager.default.removeItem(atPath: socket)
  }

  /// Returns the rows of the screen without the spaces at their ends.
  package func lines() throws -> [String] {
    try tmux(["capture-pane", "-p"]).split(separator: "\n", omittingEmptySubsequences: false)
      .dropLast().map(String.init)
  }

  /// Returns the rows of the screen, one under the other.
  package func text() throws -> String {
    try lines().joined(separator: "\n")
  }

  /// Returns the screen with the escape sequences for its colours and attributes.
  package func coloredText() throws -> String {
    try tmux(["capture-pane", "-p", "-e"])
  }

  /// Returns the state of the terminal besides the picture.
  package func modes() throws -> Modes {
    let flags = try ask("#{alternate_on} #{cursor_flag} #{mouse_any_flag}").split(separator: " ")
    return Modes(
      isAlternate: flags.first == "1",
      isCursorVisible: flags.dropFirst().first == "1",
      isMouseOn: flags.last == "1",
    )
  }

  /// Returns the row and the column of the cursor, counted from 0.
  package func cursor() throws -> [Int] {
    try ask("#{cursor_y} #{cursor_x}").split(separator: " ").compactMap { Int($0) }
  }

  /// Returns the path of the terminal device, for tests that write to it without the command's knowledge.
  package func devicePath() throws -> String {
    try ask("#{pane_tty}")
  }

  /// Returns the exit status of the command, or nil while it runs or when a signal has ended it.
  package func exitStatus() throws -> Int? {
    Int(try ask("#{pane_dead_status}"))
  }

  /// Types keys, which have the names that tmux gives them: `a`, `Up`, `C-c`, `NPage`.
  package func type(_ keys: String...) throws {
    try tmux(["send-keys"] + keys)
  }

  /// Types the bytes of `text` as they are.
  package func send(_ text: String) throws {
    try send(bytes: Array(text.utf8))
  }

  /// Types bytes as they are.
  package func send(bytes: [UInt8]) throws {
    try tmux(["send-keys", "-H"] + bytes.map { String($0, radix: 16) })
  }

  /// Writes to a file whatever the command writes to the screen from now on.
  package func record(to path: String) throws {
    try tmux(["pipe-pane", "-o", "cat >> \(quote(path))"])
  }

  /// Gives the screen another size.
  package func resize(rows: Int, columns: Int) throws {
    try tmux(["resize-window", "-x", "\(columns)", "-y", "\(rows)"])
  }

  /// Waits until `text` can be seen and the screen is at rest.
  ///
  /// - Throws: `ScreenError.timedOut` if it does not come.
  /// - Returns: the picture it was seen in.
  @discardableResult
  package func wait(for text: String) throws -> String {
    try wait(for: "'\(text)'") { $0.contains(text) }
  }

  /// Waits until the picture is as `isExpected` says, which `description` says in words, and the
  /// screen is at rest.
  ///
  /// - Throws: `ScreenError.timedOut` if the picture never is as expected.
  /// - Returns: the expected picture.
  @discardableResult
  package func wait(
    for description: String,
    where isExpected: (String) throws -> Bool,
  ) throws -> String {
    let deadline = ContinuousClock.now + timeToNextDeadline
    while true {
      let picture = try text()
      if try isExpected(picture) { return try pictureAtRest(after: picture, where: isExpected) }
      guard ContinuousClock.now < deadline else {
        throw ScreenError.timedOut(waitingFor: description, screen: picture)
      }
      Thread.sleep(forTimeInterval: pause)
    }
  }

  /// Returns the picture once the terminal has drawn all of it, beginning with `picture`.
  ///
  /// A frame reaches tmux in parts, so a picture can have new rows above old ones. It is at rest
  /// when three looks in a row see the same. A picture that moves all the time, or moves on to
  /// something that is not expected, is returned as it was last expected.
  private func pictureAtRest(
    after picture: String,
    where isExpected: (String) throws -> Bool,
  ) throws -> String {
    var picture = picture
    var equalLooks = 1
    for _ in 1...20 where equalLooks < 3 {
      Thread.sleep(forTimeInterval: pause)
      let next = try text()
      guard try isExpected(next) else { return picture }
      equalLooks = next == picture ? equalLooks + 1 : 1
      picture = next
    }
    return picture
  }

  private func ask(_ format: String) throws -> String {
    try tmux(["display-message", "-p", format]).trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// Has our server run some commands, one after the other, and returns their output.
  @discardableResult
  private func tmux(_ commands: [String]...) throws -> String {
    let arguments = ["-S", socket, "-f", "/dev/null", "-u"] + commands.joined(separator: [";"])
    return try run("tmux", arguments)
  }
}

/// The reason for which a screen could not be used or differs from the expected one.
package enum ScreenError: Error, CustomStringConvertible {
  /// The expected picture did not come in time; `screen` is the picture that was there instead.
  case timedOut(waitingFor: String, screen: String)
  /// A helper program failed.
  case failed(command: String, status: Int32, message: String)

  /// The error in words, with the picture where there is one.
  package var description: String {
    switch self {
    case .timedOut(let expectation, let screen):
      "waited in vain for \(expectation) on this screen:\n\(screen)"
    case .failed(let command, let status, let message):
      "\(command) failed with status \(status): \(message)"
    }
  }
}

/// Returns the text that a shell reads as `text` and nothing else.
package func quote(_ text: String) -> String {
  "'" + text.replacingOccurrences(of: "'", with: #"'\''"#) + "'"
}

/// Runs a program through a shell and returns its output, errors included.
///
/// It does not use `Process`, which takes a program as running for as long as any of its children
/// runs: the server of tmux is such a child.
private func run(_ program: String, _ arguments: [String]) throws -> String {
  let command = ([program] + arguments).map(quote).joined(separator: " ")
  let line = "exec \(command) 2>&1 </dev/null"
  guard let stream = unsafe withoutBlockedSignals({ unsafe popen(line, "r") }) else {
    throw ScreenError.failed(command: command, status: -1, message: "there is no shell")
  }
  var bytes: [UInt8] = []
  while case let byte = unsafe getc(stream), byte != EOF {
    bytes.append(UInt8(truncatingIfNeeded: byte))
  }
  let status = unsafe pclose(stream)
  let text = String(decoding: bytes, as: UTF8.self)
  guard status == 0 else {
    throw ScreenError.failed(command: command, status: status, message: text)
  }
  return text
}

/// Runs `body` with no signal blocked.
///
/// Nearly all signals are blocked on the threads that tests run on. A program started there would
/// ignore Ctrl-Z.
func withoutBlockedSignals<Outcome>(_ body: () -> Outcome) -> Outcome {
  var none = sigset_t()
  var before = sigset_t()
  unsafe sigemptyset(&none)
  unsafe pthread_sigmask(SIG_SETMASK, &none, &before)
  defer { unsafe pthread_sigmask(SIG_SETMASK, &before, nil) }
  return body()
}
