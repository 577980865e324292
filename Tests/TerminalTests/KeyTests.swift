// Checks what is heard on a real terminal.

import Foundation
import TestSupport
import Testing

extension RealTerminal {
  @Suite("keys")
  struct KeyTests {
    @Test(
      "are told apart",
      arguments: ["xterm-256color", "screen-256color", "tmux-256color", "linux"],
    )
    func names(terminalName: String) throws {
      let screen = try probe(rows: 40, environment: ["TERM": terminalName])
      try screen.wait(for: "pid")
      try screen.type("Up", "Down", "Left", "Right", "PPage", "NPage", "Home", "End", "IC", "DC")
      try screen.type("Enter", "Tab", "BSpace", "F1", "F12", "Space", "a", "é", "C-a", "C-s")
      try screen.type("Escape")
      try wait(
        forEvents: [
          "key Up", "key Down", "key Left", "key Right", "key PgUp", "key PgDn", "key Home",
          "key End", "key Ins", "key Del", "key Enter", "key Tab", "key Backspace", "key F1",
          "key F12", "key Space", "key a", "key é", "key Ctrl-A", "key Ctrl-S", "key Esc",
        ],
        on: screen,
      )
    }

    @Test("with Shift are told apart on terminals that say so")
    func shiftedKeys() throws {
      let screen = try probe()
      try screen.wait(for: "pid")
      try screen.type("S-Up", "S-Down", "S-Left", "S-Right", "BTab")
      try wait(
        forEvents: [
          "key Shift-Up", "key Shift-Down", "key Shift-Left", "key Shift-Right", "key Shift-Tab",
        ],
        on: screen,
      )
    }

    @Test("are understood in the spellings of other modes and terminals")
    func spellings() throws {
      let screen = try probe(rows: 40)
      try screen.wait(for: "pid")
      for sequence in ["[A", "OA", "[B", "OB", "[C", "OC", "[D", "OD"] {
        try screen.send("\u{1B}\(sequence)")
      }
      for sequence in ["[H", "OH", "[1~", "[7~", "[F", "OF", "[4~", "[8~", "[5~", "[6~"] {
        try screen.send("\u{1B}\(sequence)")
      }
      try wait(
        forEvents: [
          "key Up", "key Up", "key Down", "key Down", "key Right", "key Right", "key Left",
          "key Left", "key Home", "key Home", "key Home", "key Home", "key End", "key End",
          "key End", "key End", "key PgUp", "key PgDn",
        ],
        on: screen,
      )
    }

    @Test("are all that is heard of sequences nobody knows")
    func unknownSequences() throws {
      let screen = try probe()
      try screen.wait(for: "pid")
      try screen.send("\u{1B}[99;7ua\u{1B}[27;3;65~b\u{1B}OXc\u{1B}[<0;1;1Md")
      try wait(forEvents: ["key a", "key b", "key c", "key d"], on: screen)
    }

    @Test("are all that is heard of bytes that are no characters")
    func invalidBytes() throws {
      let screen = try probe()
      try screen.wait(for: "pid")
      try screen.send(bytes: [0xFF, 0x61, 0xC3, 0x62, 0x80, 0x63, 0xE2, 0x94, 0x64])
      try wait(forEvents: ["key a", "key b", "key c", "key d"], on: screen)
    }

    @Test("are not made of pasted text")
    func paste() throws {
      let screen = try probe()
      try screen.wait(for: "pid")
      try screen.send("a\u{1B}[200~quit \u{1B}[A \u{1B}[201~b")
      try wait(
        forEvents: ["key a", "pasted \"quit \\u{1B}[A \"", "key b"],
        on: screen
      )
    }

    @Test("are not what a terminal answers, which may come in pieces")
    func answers() throws {
      let screen = try probe()
      try screen.wait(for: "pid")
      try screen.send("a\u{1B}]11;rgb:0000/0000/0000\u{7}b\u{1B}P>|kitty(0.30.0)\u{1B}\\c")
      try screen.send("\u{1B}]11;rgb:0000/")
      Thread.sleep(forTimeInterval: 0.3)
      try screen.send("0000/0000\u{1B}\\d\u{1B}[?64;1;2c\u{1B}[12;40R\u{1B}[I\u{1B}[Oe")
      try wait(forEvents: ["key a", "key b", "key c", "key d", "key e"], on: screen)
    }

    @Test("are heard again after an answer that never ends, and so is Ctrl-C at once")
    func endlessAnswer() throws {
      let screen = try probe()
      try screen.wait(for: "pid")
      try screen.send("\u{1B}]11;rgb:")
      Thread.sleep(forTimeInterval: 2.5)
      try screen.type("a")
      try wait(forEvents: ["key a"], on: screen)
      try screen.send("\u{1B}]11;rgb:")
      try screen.type("C-c")
      try expectEnd(of: screen, status: 130)
    }

    @Test("arrive in pieces on a slow line, and are whole keys")
    func slowLine() throws {
      let screen = try probe()
      try screen.wait(for: "pid")
      for pause in [0.04, 0.2, 0.3] {
        try screen.send("\u{1B}")
        Thread.sleep(forTimeInterval: pause)
        try screen.send("[C")
      }
      try wait(forEvents: ["key Right", "key Right", "key Right"], on: screen)
    }

    @Test("wait for the rest of a key as long as ESCDELAY says")
    func escapeDelay() throws {
      let screen = try probe(environment: ["ESCDELAY": "1500"])
      try screen.wait(for: "pid")
      try screen.send("\u{1B}")
      Thread.sleep(forTimeInterval: 0.8)
      try screen.send("[C")
      try wait(forEvents: ["key Right"], on: screen)
    }

    @Test("with Alt are neither Esc nor the keys alone")
    func alt() throws {
      let screen = try probe()
      try screen.wait(for: "pid")
      try screen.type("M-q", "M-a", "M-Up", "M-é", "M-Enter", "a")
      try wait(forEvents: ["key a"], on: screen)
    }

    @Test(
      "include Ctrl-C in the modes that other programs leave behind",
      arguments: [
        "\u{1B}[99;5u", "\u{1B}[27;5;99~",
      ]
    )
    func interruptInOtherModes(bytes: String) throws {
      let screen = try probe()
      try screen.wait(for: "pid")
      try screen.send("\u{1B}[99;5:3u\u{1B}[97u")
      try wait(forEvents: ["key a"], on: screen)
      try screen.send(bytes)
      try expectEnd(of: screen, status: 130)
    }

    @Test("include Ctrl-Z in such a mode, which stops the program")
    func stopInOtherModes() throws {
      let screen = try TmuxScreen("exec bash --norc --noprofile -i", rows: 10, columns: 60)
      try screen.send("\(quote(builtProgram("TerminalProbe")))\n")
      try screen.wait(for: "probe 60x10")
      try screen.send("\u{1B}[122;5u")
      try screen.wait(for: "Stopped")
      #expect(try screen.modes() == .normal)
      try screen.send("fg\n")
      try screen.wait(for: "probe 60x10")
    }

    @Test("include an Esc that does not wait a second for what might follow")
    func quickEscape() throws {
      let screen = try probe()
      try screen.wait(for: "pid")
      // A machine that is busy takes its time, but not every time.
      let waits = try (1...5).map { count in
        let start = ContinuousClock.now
        try screen.type("Escape")
        try wait(forEvents: Array(repeating: "key Esc", count: count), on: screen)
        return ContinuousClock.now - start
      }
      #expect(waits.contains { $0 < .milliseconds(800) }, "\(waits)")
    }

    @Test("include Ctrl-S, which freezes nothing")
    func flowControl() throws {
      let screen = try probe()
      try screen.wait(for: "pid")
      try screen.type("C-s", "a", "C-q", "b")
      try wait(forEvents: ["key Ctrl-S", "key a", "key Ctrl-Q", "key b"], on: screen)
    }

    @Test("come from the terminal when standard input is something else")
    func redirectedInput() throws {
      let screen = try probe("< /dev/null")
      try screen.wait(for: "pid")
      try screen.type("Up")
      try screen.wait(for: "key Up")
      try screen.type("q")
      try expectEnd(of: screen, status: 0)
    }

    @Test("include the mouse when it is wanted, and only then")
    func mouse() throws {
      let screen = try probe()
      try screen.wait(for: "pid")
      #expect(try !screen.modes().isMouseOn)
      try screen.type("m")
      try screen.wait(for: "the mouse") { _ in try screen.modes().isMouseOn }
      // Curses loses a click that comes in one piece with other reports.
      try screen.send("\u{1B}[<0;5;3M\u{1B}[<0;5;3m")
      try screen.wait(for: "press 2,4")
      try screen.send("\u{1B}[<64;5;3M\u{1B}[<65;7;4M\u{1B}[<2;1;1M")
      try wait(forEvents: ["key m", "press 2,4", "wheelUp 2,4", "wheelDown 3,6"], on: screen)
      try screen.type("q")
      try expectEnd(of: screen, status: 0)
    }
  }
}
