// Checks what the program does with texts in any language, and with sizes at which there is nothing to see.

import Foundation
import TestSupport
import Testing

@Suite("A demo in another language", .serialized, .firstInLine)
struct LanguageTests {
  private struct DemoFile {
    let path = FileManager.default.temporaryDirectory
      .appending(path: "punchscope-\(UUID().uuidString).punch").path

    init(_ bytes: [UInt8] = Array(LanguageTests.demo.utf8)) throws {
      try Data(bytes).write(to: URL(filePath: path))
    }

    func remove() { try? FileManager.default.removeItem(atPath: path) }
  }

  private static func check(_ bytes: [UInt8]) throws -> Program.Outcome {
    let file = try DemoFile(bytes)
    defer { file.remove() }
    return try Program.run(["demo", "check", file.path])
  }

  fileprivate static let demo = """
    punchscope demo 2
    title    Jérôme Glisse
    kernel   3.16
    slots    page swap
    hole     0-1
    chapter  穴あけ “ここ”
    note     Naïve – 漢字 → 👩‍💻…
    speaker  Für Sie
    step     punch P1
    note     Zweite Notiz: ä

    """

  @Test("is shown in its own letters, in every picture and line by line")
  func formats() throws {
    let file = try DemoFile()
    defer { file.remove() }
    let calls = [
      ["frame", file.path], ["frame", file.path, "--talk", "--size", "53x20"],
      ["export", file.path, "--format", "text"], ["export", file.path, "--format", "svg"],
      ["export", file.path, "--format", "cast"], ["play", file.path, "--plain"],
    ]
    for call in calls {
      let outcome = try Program.run(call, environment: ["LC_ALL": "C"])
      #expect(outcome.status == 0)
      // An SVG has characters of two columns in elements of their own.
      let heading = call.contains("svg") ? ">穴あけ<" : "穴あけ “ここ”"
      #expect(outcome.output.contains(heading), "\(call)")
      #expect(outcome.output.contains("Naïve"), "\(call)")
      #expect(!outcome.output.contains("Na?ve"))
    }
  }

  @Test("is transliterated where ASCII is asked for")
  func ascii() throws {
    let file = try DemoFile()
    defer { file.remove() }
    let frame = try Program.run(["frame", file.path, "--ascii", "--size", "80x24"])
    #expect(frame.output.utf8.allSatisfy { $0 < 0x80 })
    #expect(frame.output.contains("Naive - ?? -> ?..."))
    #expect(frame.output.contains("Jerome Glisse"))
    let widths = Set(frame.output.split(separator: "\n").filter { $0.first == "|" }.map(\.count))
    #expect(widths == [80])
  }

  @Test("keeps its columns on a real terminal, and is ASCII in the C locale")
  func terminal() throws {
    let file = try DemoFile()
    defer { file.remove() }
    let size = ScreenSize(columns: 80, rows: 24)
    let screen = try ScreenTests.start("play \(quote(file.path))", size: size)
    let text = try screen.wait(for: "Naïve – 漢字 → ")
    #expect(text.contains("what happened - 穴あけ “ここ” ─"))
    try screen.type(":")
    try screen.type("ä", "漢", "é")
    try screen.wait(for: ":ä漢é")
    try screen.type("BSpace", "BSpace")
    try screen.wait(for: "one letter left") { $0.contains(":ä") && !$0.contains("漢é") }
    let poor = try ScreenTests.start(
      "play \(quote(file.path))",
      size: size,
      environment: ["LC_ALL": "C"]
    )
    try poor.wait(for: "Naive - ?? -> ?...")
    let calls = ["frame \(quote(file.path)) --size 80x20", "play \(quote(file.path)) --plain"]
    for call in calls {
      let shell = try TmuxScreen(
        "LC_ALL=C \(Program.command(call)); sleep 60",
        rows: 24,
        columns: 80
      )
      let text = try shell.wait(for: "Naive - ?? -> ?...")
      #expect(text.utf8.allSatisfy { $0 < 0x80 }, "\(call)")
    }
  }

  @Test("is refused with the place of what may not reach a terminal")
  func refusals() throws {
    let bytes = Array("punchscope demo 2\nslots page\nnote a\u{1B}[2Jb\n".utf8)
    let control = try Self.check(bytes)
    #expect(control.status == 2)
    #expect(control.errors.contains(":3:7: error: the character U+001B is invisible"))
    #expect(!control.errors.contains("\u{1B}"))
    let latin = Array("punchscope demo 2\nslots page\n# ".utf8) + [0xE9] + Array(" Glisse\n".utf8)
    let foreign = try Self.check(latin)
    #expect(foreign.status == 2)
    #expect(foreign.errors.contains("it is not UTF-8 text"))
    #expect(foreign.errors.contains("line 3"))
  }

  @Test("has its caret under what is wrong")
  func caret() throws {
    let outcome = try Self.check(Array("punchscope demo 2\nslots page\nexpect slot 漢字 é\n".utf8))
    #expect(outcome.errors.contains("\n 3 | expect slot 漢字 é\n   |             ^~~~ "))
  }

  @Test(
    "or in any other is not drawn where there would be nothing to see",
    arguments: ["frame", "svg", "cast", "text", "ansi"]
  )
  func tooSmall(format: String) throws {
    func draw(_ more: String...) throws -> Program.Outcome {
      let call = format == "frame" ? ["frame", "4"] : ["export", "4", "--format", format]
      return try Program.run(call + more + ["--demos", Program.demos.path])
    }
    let small = try draw("--size", "53x20")
    #expect(small.status == 2)
    #expect(small.output.isEmpty)
    #expect(
      small.errors
        == """
        punchscope: --size 53x20 is too small: a picture takes 60x16 at least, \
        with --talk 40x12; --talk draws this one

        """
    )
    let tiny = try draw("--size", "39x12", "--talk")
    #expect(tiny.status == 2)
    #expect(tiny.errors.contains("with --talk a picture takes 40x12 at least"))
    #expect(try draw("--size", "40x12", "--talk").status == 0)
  }
}
