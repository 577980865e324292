// Knows that what was done in a session is there again, however the session ended.

import Foundation
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#endif

@Suite("The last session", .serialized, .firstInLine)
struct ResumeTests {
  /// A folder for one test, removed behind it.
  private struct State: ~Copyable {
    let path = FileManager.default.temporaryDirectory
      .appending(path: "punchscope-\(UUID().uuidString)-state").path

    deinit { try? FileManager.default.removeItem(atPath: path) }

    var environment: [String: String?] { ["XDG_STATE_HOME": path] }

    /// The saved sessions, and what is in them.
    func sessions() -> [String: String] {
      let folder = path + "/punchscope/sessions"
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      return names.reduce(into: [:]) { texts, name in
        texts[name] = try? String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
      }
    }

    /// Waits until a saved session contains some words.
    func wait(for words: String) throws {
      let deadline = ContinuousClock.now + .seconds(20)
      while ContinuousClock.now < deadline {
        if sessions().values.contains(where: { $0.contains(words) }) { return }
        usleep(20_000)
      }
      Issue.record("no session has '\(words)': \(sessions())")
    }
  }

  /// A command in front of the program that writes down its number.
  private static func noting(_ state: borrowing State) -> String {
    "mkdir -p \(state.path); sh -c 'echo $$ > \(state.path)/pid; exec \"$0\" \"$@\"' "
  }

  @Test("it goes on where a killed program was, on the script and beside it")
  func afterKill() throws {
    let state = State()
    let screen = try ScreenTests.start(
      "play classroom",
      before: Self.noting(state),
      environment: state.environment
    )
    try screen.wait(for: "step 0/")
    try screen.type("s", "s", "s", "l", "i", "1")
    try screen.wait(for: "off the script")
    try screen.type("s")
    try screen.wait(for: "step 22/22")
    try state.wait(for: "point=3 left")
    try state.wait(for: "step     read-2")
    let before = try screen.text()
    let number = try #require(
      pid_t(try String(contentsOfFile: state.path + "/pid", encoding: .utf8).dropLast())
    )
    #expect(kill(number, SIGKILL) == 0)
    try screen.wait(for: "status 137")

    let again = try ScreenTests.start("--resume", environment: state.environment)
    try again.wait(for: "step 22/22")
    // The last row is drawn last.
    let after = try again.wait(for: "? help")
    #expect(after == before)
    try again.type("o")
    try again.wait(for: "on the script")
    try again.wait(for: "step 3/")
    try again.type("Q")
    try ScreenTests.expectEnd(of: again, status: 0)
  }

  @Test("it goes on where the terminal went away")
  func afterHangUp() throws {
    let state = State()
    do {
      let screen = try ScreenTests.start("play classroom", environment: state.environment)
      try screen.wait(for: "step 0/")
      for _ in 0..<7 { try screen.type("s") }
      try screen.wait(for: "step 7/")
      try state.wait(for: "moment=7")
    }
    let again = try ScreenTests.start("play --resume", environment: state.environment)
    try again.wait(for: "step 7/")
    try again.wait(for: "on the script")
  }

  @Test("leaving saves what was done last, for nobody but the user")
  func onLeaving() throws {
    let state = State()
    let screen = try ScreenTests.start("play classroom", environment: state.environment)
    try screen.wait(for: "step 0/")
    try screen.type("s", "s", ":")
    try screen.type("note My own.", "Enter", "Q")
    try ScreenTests.expectEnd(of: screen, status: 0)
    let sessions = state.sessions()
    #expect(sessions.count == 1)
    #expect(
      sessions.values.first?.contains("# A session of punchscope: A page left behind") == true
    )
    #expect(sessions.values.first?.contains("note     My own.") == true)
    for name in ["punchscope", "punchscope/sessions"] {
      #expect(try permissions("\(state.path)/\(name)") == 0o700)
    }
    let file = try #require(sessions.keys.first)
    #expect(try permissions("\(state.path)/punchscope/sessions/\(file)") == 0o600)
    #expect(try permissions("\(state.path)/punchscope/history") == 0o600)
  }

  private func permissions(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  @Test("two programs at once have a file each")
  func twoAtOnce() throws {
    let state = State()
    let first = try ScreenTests.start("play classroom", environment: state.environment)
    let second = try ScreenTests.start("play swizzle", environment: state.environment)
    try first.wait(for: "step 0/")
    try second.wait(for: "step 0/")
    try first.type("s")
    try second.type("s")
    try state.wait(for: "A page left behind")
    try state.wait(for: "A session of punchscope: Swizzl")
    #expect(state.sessions().count == 2)
  }

  @Test("where nothing can be saved that is said once, and the session goes on")
  func withoutState() throws {
    let screen = try ScreenTests.start(
      "play classroom",
      environment: ["XDG_STATE_HOME": "/dev/null/nowhere"]
    )
    try screen.wait(for: "step 0/")
    try screen.type("s")
    try screen.wait(for: "This session cannot be saved automatically")
    try screen.type("s")
    let text = try screen.wait(for: "step 2/")
    #expect(!text.contains("cannot be saved"))
    try screen.type("Q")
    try ScreenTests.expectEnd(of: screen, status: 0)
  }

  @Test("commands are found again in later sessions")
  func history() throws {
    let state = State()
    do {
      let screen = try ScreenTests.start("play classroom", environment: state.environment)
      try screen.wait(for: "step 0/")
      try screen.type(":")
      try screen.type("goto 4", "Enter")
      try screen.wait(for: "step 4/")
      try screen.type("Q")
      try ScreenTests.expectEnd(of: screen, status: 0)
    }
    let screen = try ScreenTests.start("play classroom", environment: state.environment)
    try screen.wait(for: "step 0/")
    try screen.type(":", "Up")
    try screen.wait(for: ":goto 4")
    try screen.type("Enter")
    try screen.wait(for: "step 4/")
  }

  @Test("that there is none is said, and what cannot go with it is refused")
  func refusals() throws {
    let state = State()
    let none = try Program.run(["--resume"], environment: ["XDG_STATE_HOME": state.path])
    #expect(none.status == 2)
    #expect(none.errors.hasPrefix("punchscope: there is no session to resume in '"))
    let both = try Program.run(["play", "classroom", "--resume"])
    #expect(both.status == 64)
  }
}
