// Knows what `export` writes, where, and what it refuses.

import Display
import Foundation
import Panels
import Playback
import TestSupport
import Testing

@Suite("export", .serialized, .firstInLine)
struct ExportCommandTests {
  private static func export(_ arguments: String...) throws -> Program.Outcome {
    try Program.run(["export"] + arguments + ["--demos", Program.demos.path])
  }

  /// The bytes that a terminal gets when it plays a cast.
  private static func output(of cast: String) throws -> String {
    try cast.split(separator: "\n").dropFirst().map { line in
      let event = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [Any]
      return event?[1] as? String == "o" ? event?[2] as? String ?? "" : ""
    }.joined()
  }

  private static func temporaryFile() -> URL {
    FileManager.default.temporaryDirectory.appending(path: "punchscope-\(UUID().uuidString)")
  }

  @Test("a real terminal that plays the cast shows the last picture")
  func playsOnATerminal() throws {
    let cast = try Self.export("classroom", "--format", "cast", "--size", "90x26")
    #expect(cast.status == 0)
    let file = Self.temporaryFile()
    defer { try? FileManager.default.removeItem(at: file) }
    try Self.output(of: cast.output).write(to: file, atomically: true, encoding: .utf8)
    let screen = try TmuxScreen("cat \(quote(file.path)); sleep 60", rows: 26, columns: 90)
    let frame = try Program.run([
      "frame", "classroom", "--at", "end", "--size", "90x26", "--demos", Program.demos.path,
    ])
    #expect(frame.output.contains("LEFT BEHIND"))
    // In a list of demos the row above the keys offers the next one.
    let rows = frame.output.split(separator: "\n").dropLast(2)
    try screen.wait(for: "the last picture") {
      $0.split(separator: "\n").prefix(rows.count).elementsEqual(rows)
    }
  }

  @Test("a file holds what standard output would, over what was there")
  func writesFiles() throws {
    let file = Self.temporaryFile()
    defer { try? FileManager.default.removeItem(at: file) }
    try "something else".write(to: file, atomically: true, encoding: .utf8)
    for format in ["cast", "svg", "text", "ansi", "cpus", "json"] {
      let shown = try Self.export("classroom", "--format", format)
      let written = try Self.export("classroom", "--format", format, "--output", file.path)
      #expect(shown.status == 0 && written.status == 0)
      #expect(written.output.isEmpty && shown.output.utf8.count > 500, "\(format)")
      #expect(try String(contentsOf: file, encoding: .utf8) == shown.output, "\(format)")
    }
    let refused = try Self.export("classroom", "--format", "cpus", "--output", "/no/such/folder")
    #expect(refused.status == 2)
    #expect(
      refused.errors
        == "punchscope: cannot write '/no/such/folder': there is no folder '/no/such'\n"
    )
  }

  @Test("options change the recording as they say")
  func options() throws {
    let v3 = try Self.export("classroom", "--format", "cast", "--cast-version", "3", "--speed", "2")
    #expect(v3.output.hasPrefix(#"{"version": 3, "term": {"cols": 100, "rows": 30}, "#))
    let ascii = try Self.export("classroom", "--format", "text", "--ascii", "--size", "60x16")
    #expect(ascii.output.utf8.allSatisfy { $0 < 0x80 })
    let talk = try Self.export("classroom", "--format", "text", "--talk", "--size", "53x20")
    let stage = try Program.run([
      "frame", "classroom", "--at", "end", "--talk", "--size", "53x20", "--demos",
      Program.demos.path,
    ])
    let rows = stage.output.split(separator: "\n").dropLast().joined(separator: "\n")
    let shown = talk.output.split(separator: "\n").joined(separator: "\n")
    #expect(stage.status == 0 && shown.hasSuffix(rows))
    let plain = try Self.export("classroom", "--format", "ansi", "--theme", "monochrome")
    #expect(!plain.output.contains("\u{1B}[3"))
    let coloured = try Self.export("classroom", "--format", "ansi", "--theme", "color-blind")
    #expect(coloured.output.contains("38;5;"))
  }

  @Test("the name of a theme alone chooses the colours for a light or a dark background")
  func themes() throws {
    func exported(_ options: String...) throws -> String {
      try Program.run(
        ["export", "classroom", "--format", "ansi", "--demos", Program.demos.path] + options
      ).output
    }
    let (light, dark) = (try exported("--theme", "light"), try exported("--theme", "dark"))
    #expect(light == (try exported("--background", "light")))
    #expect(dark == (try exported("--background", "dark")))
    #expect(light != dark && !light.isEmpty)
    #expect(light == (try exported("--theme", "light", "--background", "dark")))
  }

  @Test("a demo that does not tell the truth is not recorded")
  func refusesFalseDemos() throws {
    let demo = "punchscope demo 1\nslots page\nhole 0-0\nexpect slot 0 hole\n"
    let outcome = try Program.run(["export", "-", "--format", "cast"], input: demo)
    #expect(outcome.status == 1)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains("standard input:4: error: expected slot 0 hole"))
  }

  @Test(
    "wrong usage is told apart",
    arguments: [
      ["--format", "gif"], ["--format", "cast", "--speed", "0"],
      ["--format", "cast", "--cast-version", "1"], [],
    ]
  )
  func usage(arguments: [String]) throws {
    let outcome = try Program.run(["export", "classroom"] + arguments)
    #expect(outcome.status == 64)
  }
}
