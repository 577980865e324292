// Knows how the program behaves on a real terminal.

import Display
import Foundation
import Panels
import Playback
import RaceSupport
import Script
import TestSupport
import Testing

/// A size of the screen.
struct ScreenSize: Sendable, CustomTestStringConvertible {
  var columns: Int
  var rows: Int

  var testDescription: String { "\(columns)x\(rows)" }

  static let all = [(100, 30), (80, 24), (60, 16)].map { ScreenSize(columns: $0.0, rows: $0.1) }
}

@Suite("The program on a real terminal", .serialized, .firstInLine)
struct ScreenTests {
  /// The folder in which the programs of the tests keep their sessions, apart from those of the user.
  private static let stateFolder =
    FileManager.default.temporaryDirectory.appending(path: "punchscope-tests-state").path

  /// Starts the program in a shell that says afterwards how it ended and whether the terminal is in
  /// the same mode as before.
  static func start(
    _ arguments: String = "",
    size: ScreenSize = ScreenSize.all[0],
    before: String = "",
    environment: [String: String?] = [:]
  ) throws -> TmuxScreen {
    let script = """
      trap : INT QUIT
      before=$(stty -a)
      \(before)\(try Program.command(arguments))
      echo "status $?"
      test "$(stty -a)" = "$before" && echo "same mode" || echo "another mode"
      exec cat
      """
    return try TmuxScreen(
      script,
      rows: size.rows,
      columns: size.columns,
      environment: ["XDG_STATE_HOME": stateFolder].merging(environment) { $1 }
    )
  }

  static func expectEnd(of screen: borrowing TmuxScreen, status: Int32) throws {
    let text = try screen.wait(for: " mode")
    #expect(text.split(separator: "\n").contains("status \(status)"), "on the screen: \(text)")
    #expect(text.contains("same mode"))
    #expect(try screen.modes() == .normal)
  }

  /// The session that the program is in after opening a demo.
  private static func session(_ demo: String) throws -> Session {
    let text = try String(
      contentsOf: Program.demos.appending(path: demo),
      encoding: .utf8
    )
    let parsed = try Demo(parsing: text)
    let play = Play(parsed, scriptRun: ScriptRun(of: parsed), fallbackTitle: demo)
    return Session(gallery: try gallery(), play: play, isMouseOn: false)
  }

  /// The gallery of the program, which is not shown again when the demo is closed.
  private static func gallery() throws -> Gallery {
    let names = try FileManager.default.contentsOfDirectory(atPath: Program.demos.path)
    let items = try names.filter { $0.hasSuffix(".punch") }.sorted().map { name in
      let path = Program.demos.appending(path: name)
      let demo = try Demo(parsing: String(contentsOf: path, encoding: .utf8))
      return GalleryItem(
        demo: name,
        title: demo.title ?? name,
        about: "",
        length: nil,
        group: demo.group
      )
    }
    var gallery = Gallery(items: items)
    gallery.isHome = false
    return gallery
  }

  /// Three demos and the sizes at which they are stepped through: each at another one; in a thorough run each at all.
  private static let trips = ["01-a-quiet-punch", "04-easy-and-slippery", "06-classroom"]
    .enumerated().flatMap { number, demo in
      ScreenSize.all.enumerated()
        .filter { ($0.offset + number).isMultiple(of: trials(ScreenSize.all.count, thorough: 1)) }
        .map { ("\(demo).punch", $0.element) }
    }

  private static func picture(of session: Session, _ size: ScreenSize) -> String {
    let grid = Screen.grid(of: session, size: Size(rows: size.rows, columns: size.columns))
    return grid.lines.joined(separator: "\n")
  }

  @Test(
    "a demo is stepped to its end and back with the pictures that frame prints",
    arguments: trips
  )
  func stepsThereAndBack(demo: String, size: ScreenSize) throws {
    let screen = try Self.start("play \(demo)", size: size)
    var session = try Self.session(demo)
    let length = try #require(session.play?.timeline.future.count)
    var pictures: [String] = []
    // Some presses show more words about the same step.
    while session.play?.timeline.number != length {
      if !pictures.isEmpty {
        try screen.type("s")
        _ = session.update(.race(.stepForward))
      }
      let expected = Self.picture(of: session, size)
      try screen.wait(for: "press \(pictures.count) as printed") { $0 == expected }
      pictures.append(expected)
    }
    let printed = try Program.run([
      "frame", demo, "--at", "\(length)", "--size", size.testDescription, "--demos",
      Program.demos.path,
    ])
    #expect(printed.output == pictures.removeLast() + "\n")
    for (press, picture) in pictures.enumerated().reversed() {
      try screen.type("S")
      try screen.wait(for: "press \(press) as before") { $0 == picture }
    }
    try screen.type("Q")
    try Self.expectEnd(of: screen, status: 0)
  }

  @Test("the gallery opens a demo, and q leads back to it and out")
  func opensFromGallery() throws {
    let screen = try Self.start()
    try screen.wait(for: "A quiet punch")
    try screen.type("Down", "Enter")
    try screen.wait(for: "step 0/")
    try screen.type("q")
    try screen.wait(for: "A quiet punch")
    try screen.type("q")
    try Self.expectEnd(of: screen, status: 0)
  }

  @Test("a swizzle injected in free play is seen in the slot")
  func injects() throws {
    let screen = try Self.start("play --slots page,swap,hole --hole 0-1")
    try screen.wait(for: "step 0/0")
    try screen.type("l", "i")
    try screen.wait(for: "swizzle")
    try screen.type("z")
    let text = try screen.wait(for: "injected swizzle") { $0.contains("read-1") }
    #expect(text.contains("P1"))
    try screen.type("Q")
    try Self.expectEnd(of: screen, status: 0)
  }

  @Test(
    "the terminal is as before whatever signal ends the program",
    arguments: [SIGTERM, SIGHUP, SIGQUIT, SIGSEGV, SIGILL]
  )
  func survivesSignals(signal: Int32) throws {
    let file = FileManager.default.temporaryDirectory
      .appending(path: "punchscope-\(UUID().uuidString)-pid")
    defer { try? FileManager.default.removeItem(at: file) }
    let noting = "sh -c 'echo $$ >\"$0\"; exec \"$@\"' \(quote(file.path)) "
    let screen = try Self.start("play classroom", before: noting)
    try screen.wait(for: "step 0/20")
    try screen.type("s")
    try screen.wait(for: "step 1/20")
    let number = try String(contentsOf: file, encoding: .utf8)
    kill(try #require(pid_t(number.trimmingCharacters(in: .whitespacesAndNewlines))), signal)
    try Self.expectEnd(of: screen, status: 128 + signal)
  }

  @Test("Ctrl-C ends the program with 130")
  func interrupts() throws {
    let screen = try Self.start("play classroom")
    try screen.wait(for: "step 0/20")
    try screen.type("C-c")
    try Self.expectEnd(of: screen, status: 130)
  }

  @Test("Esc never quits")
  func escapeStays() throws {
    let screen = try Self.start("play classroom")
    try screen.wait(for: "step 0/20")
    try screen.type("Escape")
    // An Esc that is not heard yet would make the next key one with Alt.
    Thread.sleep(forTimeInterval: 0.5)
    try screen.type("s")
    try screen.wait(for: "step 1/20")
  }

  @Test("a terminal that is too small says so and keeps the place")
  func staysWhenSmall() throws {
    let screen = try Self.start("play classroom")
    try screen.wait(for: "step 0/20")
    try screen.type("s")
    try screen.wait(for: "step 1/20")
    try screen.resize(rows: 9, columns: 37)
    try screen.wait(for: "terminal too small: 37 x 9")
    try screen.resize(rows: 24, columns: 80)
    try screen.wait(for: "step 1/20")
  }

  @Test("in the C locale everything is ASCII")
  func asciiLocale() throws {
    let screen = try Self.start("play classroom", environment: ["LC_ALL": "C"])
    let text = try screen.wait(for: "step 0/20")
    #expect(text.allSatisfy { $0.isASCII })
  }

  @Test("NO_COLOR means no colour, and attributes stay")
  func noColor() throws {
    let plain = try Self.start("play classroom", environment: ["NO_COLOR": "1"])
    try plain.wait(for: "step 0/20")
    let colourCodes = /\u{1B}\[[0-9;]*3[0-7]m/
    #expect(try plain.coloredText().firstMatch(of: colourCodes) == nil)
    #expect(try plain.coloredText().contains("\u{1B}["), "bold, underline and reverse stay")
    let coloured = try Self.start("play classroom")
    try coloured.wait(for: "step 0/20")
    #expect(try coloured.coloredText().firstMatch(of: colourCodes) != nil)
  }

  @Test("a demo can be piped in while the keys come from the terminal")
  func pipedDemo() throws {
    let path = Program.demos.appending(path: "09-take-two.punch").path
    let screen = try Self.start(before: "cat \(quote(path)) | ")
    try screen.wait(for: "step 0/28")
    try screen.type("s")
    try screen.wait(for: "step 1/28")
    try screen.type("Q")
    try Self.expectEnd(of: screen, status: 0)
  }

  @Test(
    "a terminal that is unknown is refused with advice",
    arguments: [
      ("bogus", "unknown terminal 'bogus' (TERM); try TERM=xterm-256color"), (nil, "TERM"),
    ]
      as [(String?, String)]
  )
  func refusesTerminals(name: String?, words: String) throws {
    let screen = try Self.start("play classroom", environment: ["TERM": name])
    try screen.wait(for: "status 2")
    #expect(try screen.text().contains("punchscope: "))
    #expect(try screen.text().contains(words))
  }

  @Test("a terminal that cannot move its cursor is told line by line")
  func dumbTerminal() throws {
    let screen = try Self.start("play classroom", environment: ["TERM": "dumb"])
    try screen.wait(for: "== One page, out on swap")
    try screen.type("Enter")
    try screen.wait(for: "punch takes i_mutex")
    try screen.type("q", "Enter")
    try screen.wait(for: "status 0")
  }
}
