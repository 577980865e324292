// Knows what the program does with what comes from the terminal and is no key.

import Foundation
import TestSupport
import Testing

extension ScreenTests {
  @Suite("what is no key")
  struct MannersTests {
    private static func paste(_ text: String) -> String { "\u{1B}[200~\(text)\u{1B}[201~" }

    @Test("does not move the race: answers of the terminal, keys with Alt, pasted text")
    func notKeys() throws {
      let screen = try ScreenTests.start("play 4")
      try screen.wait(for: "step 0/")
      let before = try screen.lines()
      try screen.send("\u{1B}]11;rgb:0000/0000/0000\u{7}\u{1B}P>|kitty(0.30.0)\u{1B}\\\u{1B}[?1;2c")
      try screen.type("M-q", "M-s", "M-T", "M-Space")
      try screen.send("\u{1B}]10;rgb:")
      Thread.sleep(forTimeInterval: 0.2)
      try screen.send("ffff/ffff/ffff\u{1B}\\")
      try screen.send(Self.paste("sTq\r:quit\rQ"))
      let text = try screen.wait(for: "Pasted text presses no keys: type : first")
      #expect(text.contains("step 0/"))
      try screen.type("s")
      try screen.wait(for: "step 1/")
      try screen.type("b")
      try screen.wait(for: "the picture of before") { _ in try screen.lines() == before }
    }

    @Test("is a line or a script where it is pasted at the prompt")
    func paste() throws {
      let screen = try ScreenTests.start("play 4")
      try screen.wait(for: "step 0/")
      try screen.type(":")
      try screen.send(Self.paste("step punch\r"))
      try screen.wait(for: ":step punch")
      #expect(try screen.text().contains("step 0/"))
      try screen.type("Enter")
      try screen.wait(for: "step 1/")

      try screen.type(":")
      try screen.send(Self.paste("step punch\rstep punch\r"))
      let shown = try screen.wait(for: "Nothing has been run. Enter runs these 2 lines")
      #expect(shown.contains("2  step punch"))
      try screen.type("Enter")
      try screen.wait(for: "step 3/")
      try screen.wait(for: "2 lines run.")
    }

    @Test("is written in a search where it is pasted there")
    func search() throws {
      let screen = try ScreenTests.start("play 4")
      try screen.wait(for: "step 0/")
      try screen.type("/")
      try screen.send(Self.paste("one\rtwo"))
      try screen.wait(for: "A search is one line, and 2 lines were pasted.")
      try screen.send(Self.paste("swizzle\r"))
      try screen.wait(for: "/swizzle")
    }

    @Test("does nothing on the second screen, which says so")
    func notes() throws {
      let folder = FileManager.default.temporaryDirectory
        .appending(path: "punchscope-\(UUID().uuidString)")
      try FileManager.default.createDirectory(
        at: folder,
        withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700]
      )
      defer { try? FileManager.default.removeItem(at: folder) }
      // No talk of anybody else is to be seen.
      let screen = try ScreenTests.start("notes", environment: ["XDG_RUNTIME_DIR": folder.path])
      try screen.wait(for: "waiting for a talk")
      try screen.send(Self.paste("q\rQ\r"))
      try screen.wait(for: "Pasted text does nothing here")
      try screen.send("\u{1B}]11;rgb:0000/0000/0000\u{7}\u{1B}P>|q\u{1B}\\\u{1B}q")
      try screen.type("j")
      try screen.wait(for: "no such words") { !$0.contains("Pasted text") }
      try screen.send("\u{1B}[99;5u")
      try ScreenTests.expectEnd(of: screen, status: 130)
    }

    #if os(Linux)
      @Test(
        "has a crash leave no question, because Swift is told before it begins",
        arguments: [
          nil, "color=no", "enable=yes",
        ] as [String?]
      )
      func backtraces(setting: String?) throws {
        let file = FileManager.default.temporaryDirectory
          .appending(path: "punchscope-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        // The shell that notes its number becomes the program.
        let screen = try ScreenTests.start(
          "play 4",
          before: "sh -c 'echo $$ > \(file.path); exec \"$0\" \"$@\"' ",
          environment: ["SWIFT_BACKTRACE": setting]
        )
        try screen.wait(for: "step 0/")
        let number = try String(contentsOf: file, encoding: .utf8)
        let process = try #require(pid_t(number.trimmingCharacters(in: .whitespacesAndNewlines)))
        let variables = try Data(contentsOf: URL(filePath: "/proc/\(process)/environ"))
        let texts = String(decoding: variables, as: UTF8.self).split(separator: "\0")
        let found = texts.first { $0.hasPrefix("SWIFT_BACKTRACE=") }
        #expect(found?.contains("interactive=no") == true, "\(found ?? "none")")
        #expect(setting.map { found?.contains($0) == true } ?? true)
        let name = try String(contentsOfFile: "/proc/\(process)/comm", encoding: .utf8)
        #expect(name == "punchscope\n")
        kill(process, SIGSEGV)
        try ScreenTests.expectEnd(of: screen, status: 128 + SIGSEGV)
        #expect(!(try screen.text().contains("Press")))
      }
    #endif
  }
}
