// Knows how golf is played with the program, and how its results outlive it.

import Foundation
import TestSupport
import Testing

@Suite("Golf in the program", .serialized, .firstInLine)
struct GolfTests {
  /// A state folder of its own for a test.
  private struct State: ~Copyable {
    let home = FileManager.default.temporaryDirectory
      .appending(path: "punchscope-\(UUID().uuidString)")

    deinit { try? FileManager.default.removeItem(at: home) }

    var folder: URL { home.appending(path: "punchscope") }
    var file: URL { folder.appending(path: "golf.json") }
    var environment: [String: String] { ["XDG_STATE_HOME": home.path] }

    func write(_ text: String) throws {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
    }

    func permissions(of path: URL) throws -> Int? {
      try FileManager.default.attributesOfItem(atPath: path.path)[.posixPermissions] as? Int
    }
  }

  /// The shortest schedule of the demo take-two: what `punchscope check take-two` finds.
  private static let takeTwo = [
    "step reclaim-1 until C5", "step punch until P14", "step reclaim-1 until C13",
    "step punch until P22",
  ]

  private static func play(_ lines: [String], _ state: borrowing State) throws -> Program.Outcome {
    try Program.run(
      ["play", "--golf", "take-two", "--plain", "--demos", Program.demos.path],
      input: lines.map { $0 + "\n" }.joined(),
      environment: state.environment
    )
  }

  @Test("a level is played to par, and the next start knows it", arguments: ScreenSize.all)
  func toPar(size: ScreenSize) throws {
    let state = State()
    let environment = state.environment.mapValues { Optional($0) }
    let screen = try ScreenTests.start(
      "--ascii --golf take-two",
      size: size,
      environment: environment
    )
    try screen.wait(for: "moves 0  par 25  best -")
    for line in Self.takeTwo {
      try screen.send(":\(line)\r")
    }
    try screen.wait(for: "par! LEFT BEHIND in 25 moves")
    try screen.wait(for: "moves 25  par 25  best 25")
    try screen.type("b")
    try screen.wait(for: "moves 24  par 25  best 25")
    #expect(try !screen.text().contains("LEFT BEHIND in"))
    try screen.type("r")
    try screen.wait(for: "moves 0  par 25  best 25")
    try screen.type("H")
    try screen.wait(for: "helped")
    try screen.type("q")
    try screen.wait(for: "par 25  best 25")
    try screen.type("q")
    try ScreenTests.expectEnd(of: screen, status: 0)

    #expect(try state.permissions(of: state.folder) == 0o700)
    #expect(try state.permissions(of: state.file) == 0o600)

    let again = try ScreenTests.start("--golf", size: size, environment: environment)
    try again.wait(for: "par 25  best 25")
    try again.type("Q")
    try ScreenTests.expectEnd(of: again, status: 0)
  }

  @Test("the gallery leads to golf, and q back again")
  func gallery() throws {
    let state = State()
    let screen = try ScreenTests.start(environment: state.environment.mapValues { Optional($0) })
    try screen.wait(for: "A quiet punch")
    try screen.send(":golf\r")
    try screen.wait(for: "You are the adversary")
    try screen.type("Enter")
    try screen.wait(for: "moves 0")
    try screen.type("q")
    try screen.wait(for: "no race") { !$0.contains("moves 0") }
    try screen.type("q")
    try screen.wait(for: "A quiet punch")
    try screen.type("q")
    try ScreenTests.expectEnd(of: screen, status: 0)
    #expect(!FileManager.default.fileExists(atPath: state.file.path), "nothing was to be kept")
  }

  @Test("line by line the result is told and kept, and a worse one changes nothing")
  func plain() throws {
    let state = State()
    let first = try Self.play(Self.takeTwo + ["q"], state)
    #expect(first.status == 0)
    #expect(
      first.output.contains(
        "par! LEFT BEHIND in 25 moves, the fewest possible. "
          + "r begins again, L begins the next level, q lists them."
      )
    )
    #expect(first.output.contains(", kernel take-2, punch against reclaim-1: par 25  best 25\n"))
    let kept = try Data(contentsOf: state.file)
    let worse = Self.takeTwo.dropLast() + ["step reclaim-1 C14", Self.takeTwo[3], "Q"]
    let second = try Self.play(Array(worse), state)
    #expect(second.output.contains("LEFT BEHIND in 26 moves, par 25. r begins again"))
    #expect(try Data(contentsOf: state.file) == kept)
  }

  @Test("with help it is told and not kept")
  func helped() throws {
    let state = State()
    let outcome = try Self.play(["check"] + Self.takeTwo + ["Q"], state)
    #expect(outcome.output.contains("LEFT BEHIND in 25 moves, par 25, with help: not recorded."))
    #expect(!FileManager.default.fileExists(atPath: state.file.path))
  }

  @Test(
    "a damaged file is kept aside, told of, and replaced by a good one",
    arguments: ["", "not json", #"{"format":"punchscope.golf","version":1,"best":"all"}"#, "[]"]
  )
  func damaged(text: String) throws {
    let state = State()
    try state.write(text)
    let outcome = try Self.play(Self.takeTwo + ["Q"], state)
    let aside = state.file.path + ".damaged"
    #expect(outcome.output.contains("damaged; it is kept as '\(aside)'."))
    #expect(try String(contentsOf: URL(filePath: aside), encoding: .utf8) == text)
    #expect(try String(contentsOf: state.file, encoding: .utf8).contains("\"moves\" : 25"))
    let again = try Self.play(["r", "moves", "Q"], state)
    #expect(!again.output.contains("damaged"), "it is told once")
    #expect(try String(contentsOf: state.file, encoding: .utf8).contains("\"moves\" : 25"))
  }

  @Test("a file of a newer program stays as it is, which is told once")
  func newer() throws {
    let state = State()
    let text = #"{"format":"punchscope.golf","version":2,"holes":[]}"#
    try state.write(text)
    let outcome = try Self.play(Self.takeTwo + ["Q"], state)
    let told = outcome.output.components(separatedBy: "is from a newer punchscope")
    #expect(told.count == 2)
    #expect(try String(contentsOf: state.file, encoding: .utf8) == text)
  }

  @Test("a file that cannot be read stays as it is, and the game goes on")
  func unreadable() throws {
    let state = State()
    try FileManager.default.createDirectory(at: state.file, withIntermediateDirectories: true)
    let outcome = try Self.play(Self.takeTwo + ["Q"], state)
    #expect(
      outcome.output.contains(
        "The results of golf are not saved: '\(state.file.path)' cannot be read."
      )
    )
    #expect(outcome.output.contains("par! LEFT BEHIND in 25 moves"))
    #expect(outcome.status == 0)
  }

  @Test("a race that is too large is refused in words")
  func tooLarge() throws {
    let state = State()
    let outcome = try Program.run(
      ["play", "--golf", "--plain", "--slots", "0-99=page", "--demos", Program.demos.path],
      input: "q\n",
      environment: state.environment
    )
    #expect(
      outcome.output.contains("This race is too large for golf: at most 8 pages and 8 tasks.")
    )
  }

  @Test("without a terminal golf is refused with advice")
  func noTerminal() throws {
    let outcome = try Program.run(["play", "--golf", "take-two", "--demos", Program.demos.path])
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("--plain"))
  }
}
