// Checks what is seen on a real terminal.

import Foundation
import TestSupport
import Testing

extension RealTerminal {
  @Suite("the picture")
  struct PictureTests {
    @Test(
      "is drawn up to the last corner",
      arguments: ["xterm-256color", "screen-256color", "linux", "vt100"],
    )
    func corners(terminalName: String) throws {
      let screen = try probe(rows: 5, columns: 40, environment: ["TERM": terminalName])
      try waitForFirstPicture(on: screen, rows: 5)
      let lines = try screen.lines()
      #expect(lines.first == "┌─ probe 40x5 " + String(repeating: "─", count: 25) + "┐")
      #expect(lines.last == "└" + String(repeating: "─", count: 38) + "█")
      try screen.type("q")
      try screen.wait(for: "same mode")
    }

    @Test("has lines of ASCII in the C locale, and where it is asked for")
    func ascii() throws {
      let cases: [(arguments: String, locale: String)] = [("", "C"), ("--ascii", "C.UTF-8")]
      for (arguments, locale) in cases {
        let screen = try probe(arguments, rows: 5, columns: 40, environment: ["LC_ALL": locale])
        try waitForFirstPicture(on: screen, rows: 5)
        let lines = try screen.lines()
        #expect(lines.first == "+- probe 40x5 " + String(repeating: "-", count: 25) + "+")
        #expect(lines.last == "+" + String(repeating: "-", count: 38) + "#")
      }
    }

    @Test("has colours, and a theme that needs many of them where there are many")
    func colors() throws {
      let screen = try probe()
      try screen.wait(for: "256 colours, standard,")
      #expect(try screen.coloredText().contains("38;5;131m"))

      let light = try probe(environment: ["COLORFGBG": "0;15"])
      try light.wait(for: "256 colours, light,")
      #expect(try light.coloredText().contains("38;5;160m"))

      let rich = try probe("--color-blind")
      try rich.wait(for: "256 colours, color-blind,")
      #expect(try rich.coloredText().contains("38;5;163m"))

      let poor = try probe("--color-blind", environment: ["TERM": "linux"])
      try poor.wait(for: "8 colours, dark-8,")
    }

    @Test("has no colours but other attributes where colours are not wanted or not there")
    func noColors() throws {
      let cases: [(arguments: String, environment: [String: String])] = [
        ("", ["NO_COLOR": "1"]), ("never", [:]), ("", ["TERM": "vt100"]),
      ]
      for (arguments, environment) in cases {
        let screen = try probe(arguments, environment: environment.mapValues { $0 })
        try screen.wait(for: "colours, monochrome,")
        try waitForFirstPicture(on: screen, rows: 24)
        let text = try screen.coloredText()
        #expect(text.contains("\u{1B}["))
        #expect(text.firstMatch(of: /\u{1B}\[[0-9;]*[34][0-8][0-9;]*m/) == nil)
      }
    }

    @Test("is whole again after Ctrl-L when something has written over it")
    func repaint() throws {
      let screen = try probe(rows: 5, columns: 40)
      try waitForFirstPicture(on: screen, rows: 5)
      let before = try screen.lines()
      let file = try #require(FileHandle(forWritingAtPath: screen.devicePath()))
      file.write(Data("\u{1B}[2;5Hscribble".utf8))
      try screen.wait(for: "scribble")
      try screen.type("C-l")
      try screen.wait(for: "the picture of before with one more event") { text in
        let after = text.split(separator: "\n").map(String.init)
        return after.count == 5 && after[..<2] == before[..<2] && after[4] == before[4]
          && after[3].contains("key Ctrl-L")
      }
    }

    @Test("is not disturbed by standard error, whose words come out afterwards")
    func standardError() throws {
      let screen = try probe()
      try screen.wait(for: "pid")
      try screen.type("E", "a")
      let text = try screen.wait(for: "key a")
      #expect(!text.contains("words on"))
      try screen.type("q")
      try expectEnd(of: screen, status: 0)
      #expect(try screen.text().contains("words on standard error"))
    }

    @Test("follows the size of the screen through a storm of sizes, the smallest included")
    func resizes() throws {
      let screen = try probe()
      try screen.wait(for: "probe 80x24")
      let sizes = [
        (1, 1), (24, 80), (2, 2), (50, 3), (3, 150), (1, 200), (60, 1), (16, 60), (12, 40),
        (20, 50),
      ]
      for (rows, columns) in sizes {
        try screen.resize(rows: rows, columns: columns)
      }
      try screen.wait(for: "probe 50x20")
      try screen.wait(for: "resized 50x20")
      try screen.resize(rows: 1, columns: 1)
      try screen.resize(rows: 5, columns: 30)
      let bottom = "└" + String(repeating: "─", count: 28) + "█"
      try screen.wait(for: "the whole picture") { text in
        text.hasPrefix("┌─ probe 30x5") && text.hasSuffix(bottom)
      }
      try screen.resize(rows: 24, columns: 80)
      try screen.wait(for: "probe 80x24")
      try screen.type("q")
      try expectEnd(of: screen, status: 0)
    }

    @Test("follows the size of the screen even when the shell exports another")
    func exportedSize() throws {
      let screen = try probe(environment: ["COLUMNS": "40", "LINES": "10"])
      try screen.wait(for: "probe 80x24")
      try screen.resize(rows: 20, columns: 60)
      try screen.wait(for: "probe 60x20")
    }
  }
}
