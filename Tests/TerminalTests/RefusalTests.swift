// Checks what is said where no screen can be shown.

import TestSupport
import Testing

extension RealTerminal {
  @Suite("a refusal")
  struct RefusalTests {
    @Test(
      "names the cause and leaves the terminal alone",
      arguments: [
        ("bogus", "probe: unknown terminal 'bogus' (TERM); try TERM=xterm-256color"),
        ("", "probe: the environment variable TERM is not set; try TERM=xterm-256color"),
        (nil, "probe: the environment variable TERM is not set; try TERM=xterm-256color"),
        (
          "dumb",
          "probe: terminal 'dumb' (TERM) cannot move its cursor; try TERM=xterm-256color"
        ),
      ] as [(String?, String)],
    )
    func terminalName(name: String?, expected: String) throws {
      let screen = try probe(environment: ["TERM": name])
      try expectEnd(of: screen, status: 2)
      #expect(try screen.lines().first == expected)
    }

    @Test("comes when standard output is not a terminal")
    func output() throws {
      let screen = try probe("> /dev/null")
      try expectEnd(of: screen, status: 2)
      #expect(try screen.lines().first == "probe: standard output is not a terminal")
    }

    #if os(Linux)
      // macOS has no command that leaves the session.
      @Test("comes when keys can come from nowhere")
      func input() throws {
        let program = try quote(builtProgram("TerminalProbe"))
        let screen = try TmuxScreen("setsid -w \(program) < /dev/null; echo status $?; exec cat")
        let text = try screen.wait(for: "status 2")
        #expect(
          text.hasPrefix("probe: standard input is not a terminal and /dev/tty cannot be opened")
        )
        #expect(try screen.modes() == .normal)
      }
    #endif
  }
}
