// Checks the state in which a real terminal is left.

import Foundation
import TestSupport
import Testing

extension RealTerminal {
  @Suite("the terminal")
  struct EndTests {
    @Test("is another screen while the program runs")
    func alternateScreen() throws {
      let screen = try probe()
      try screen.wait(for: "pid")
      #expect(
        try screen.modes()
          == TmuxScreen.Modes(isAlternate: true, isCursorVisible: false, isMouseOn: false)
      )
    }

    @Test("is as before when the program ends by itself, from wherever", arguments: ["q", "X"])
    func ends(key: String) throws {
      let screen = try probe()
      try screen.wait(for: "pid")
      try screen.type("m", key)
      try expectEnd(of: screen, status: key == "q" ? 0 : 7)
    }

    @Test(
      "is as before when a signal ends the program",
      arguments: [
        SIGTERM, SIGHUP, SIGQUIT, SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGFPE,
        SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGPIPE, SIGSYS, SIGXCPU, SIGXFSZ,
      ] + endingsOfThisSystem
    )
    func signals(number: Int32) throws {
      // Swift's backtraces are on, as they are for everybody: what somebody sends is no crash.
      let screen = try probe(environment: ["SWIFT_BACKTRACE": nil])
      try screen.wait(for: "pid")
      try screen.type("m")
      let text = try screen.wait(for: "key m")
      kill(try processID(in: text), number)
      try expectEnd(of: screen, status: 128 + number)
      #expect(!(try screen.text().contains("crashed")))
    }

    @Test("is asked to mark pasted text, and asked no longer when the program ends or stops")
    func paste() throws {
      let screen = try TmuxScreen("exec bash --norc --noprofile -i", rows: 10, columns: 60)
      let log = FileManager.default.temporaryDirectory
        .appendingPathComponent("punchscope-\(UUID().uuidString)")
      defer { try? FileManager.default.removeItem(at: log) }
      // The shell marks pasted text as well, unless it is told not to.
      try screen.send("bind 'set enable-bracketed-paste off'; clear; echo rea\"\"dy\n")
      try screen.wait(for: "ready")
      try screen.record(to: log.path)
      func isOn() throws -> Bool? {
        let bytes = String(decoding: try Data(contentsOf: log), as: UTF8.self)
        return bytes.matches(of: /\u{1B}\[\?2004([hl])/).last.map { $0.1 == "h" }
      }
      let endings: [(String, (borrowing TmuxScreen) throws -> Void)] = [
        ("q", { try $0.type("q") }), ("Ctrl-C", { try $0.type("C-c") }),
        ("a call of exit()", { try $0.type("X") }), ("a crash", { try $0.type("S") }),
        ("a signal", { kill(try processID(in: try $0.text()), SIGUSR1) }),
      ]
      for (name, end) in endings {
        try screen.send("clear; \(quote(builtProgram("TerminalProbe")))\n")
        try screen.wait(for: "pid")
        try screen.wait(for: "marks on") { _ in try isOn() == true }
        try end(screen)
        try screen.send("echo ba\"\"ck\n")
        try screen.wait(for: "back")
        #expect(try isOn() == false, "after \(name)")
      }
      try screen.send("clear; \(quote(builtProgram("TerminalProbe")))\n")
      try screen.wait(for: "pid")
      try screen.type("C-z")
      try screen.wait(for: "Stopped")
      #expect(try isOn() == false, "while stopped")
      try screen.send("clear; fg\n")
      try screen.wait(for: "pid")
      try screen.wait(for: "marks on") { _ in try isOn() == true }
    }

    @Test("asks no question after a crash that could not be left to the environment")
    func noQuestion() throws {
      let screen = try probe(rows: 150, columns: 200, environment: ["SWIFT_BACKTRACE": nil])
      try screen.wait(for: "pid")
      try screen.type("S")
      try expectEnd(of: screen, status: 128 + SIGSEGV)
    }

    @Test("keeps the picture above the words of the shell when it has one screen only")
    func singleScreen() throws {
      let screen = try probe(rows: 30, environment: ["TERM": "linux"])
      let text = try screen.wait(for: "pid")
      kill(try processID(in: text), SIGTERM)
      try expectEnd(of: screen, status: 128 + SIGTERM)
      let lines = try screen.lines()
      let corner = try #require(lines.lastIndex { $0.hasSuffix("█") })
      let status = try #require(lines.firstIndex { $0.hasPrefix("status") })
      #expect(corner < status)
    }

    @Test("reports Ctrl-C, on which the program ends in good order")
    func interrupt() throws {
      let screen = try probe()
      try screen.wait(for: "pid")
      try screen.type("C-c")
      try expectEnd(of: screen, status: 130)
      #expect(try screen.text().contains("the probe is through"))
    }

    @Test("is as before when Ctrl-\\ ends the program")
    func quit() throws {
      let screen = try probe()
      try screen.wait(for: "pid")
      try screen.type("C-\\")
      try expectEnd(of: screen, status: 128 + SIGQUIT)
    }

    @Test("shows the last words of a trap")
    func trap() throws {
      let screen = try probe(columns: 200)
      try screen.wait(for: "pid")
      try screen.type("T")
      #if arch(x86_64)
        try expectEnd(of: screen, status: 128 + SIGILL)
      #else
        try expectEnd(of: screen, status: 128 + SIGTRAP)
      #endif
      #expect(try screen.text().contains("Fatal error: the last words of the probe"))
    }

    @Test("is as before when memory is misused or the stack runs over", arguments: ["S", "O"])
    func memory(key: String) throws {
      let screen = try probe()
      try screen.wait(for: "pid")
      try screen.type(key)
      try expectEnd(of: screen, status: 128 + SIGSEGV)
    }

    @Test("is as before when the program aborts")
    func abort() throws {
      let screen = try probe()
      try screen.wait(for: "pid")
      try screen.type("A")
      try expectEnd(of: screen, status: 128 + SIGABRT)
    }

    @Test("shows the backtrace of a crash on the normal screen")
    func backtrace() throws {
      let screen = try probe(
        rows: 150,
        columns: 200,
        environment: ["SWIFT_BACKTRACE": "enable=yes,interactive=no,color=no"],
      )
      try screen.wait(for: "pid")
      try screen.type("T")
      let text = try screen.wait(for: "same mode")
      #expect(text.contains("crashed"))
      #expect(try screen.modes() == .normal)
    }

    @Test("belongs to the shell after Ctrl-Z, and shows the picture again after fg")
    func suspend() throws {
      let screen = try TmuxScreen("exec bash --norc --noprofile -i", rows: 10, columns: 60)
      try screen.send("m=$(stty -a); \(quote(builtProgram("TerminalProbe")))\n")
      try screen.wait(for: "probe 60x10")
      try screen.type("m")
      try screen.wait(for: "the mouse") { _ in try screen.modes().isMouseOn }
      try screen.type("C-z")
      try screen.wait(for: "Stopped")
      #expect(try screen.modes() == .normal)
      try screen.send("test \"$m\" = \"$(stty -a)\" && echo same; clear; echo at the shell\n")
      try screen.wait(for: "a clear screen") { $0.hasPrefix("at the shell") }
      try screen.send("fg\n")
      try screen.wait(for: "probe 60x10")
      try screen.wait(for: "the mouse") { _ in try screen.modes().isMouseOn }

      try screen.type("C-z")
      try screen.wait(for: "Stopped")
      try screen.resize(rows: 12, columns: 50)
      try screen.send("clear; fg\n")
      try screen.wait(for: "probe 50x12")
      try screen.wait(for: "resized 50x12")
    }

    @Test("is left alone when the program is ended while it is stopped")
    func endWhileStopped() throws {
      let screen = try TmuxScreen("exec bash --norc --noprofile -i", rows: 10, columns: 60)
      try screen.send("\(quote(builtProgram("TerminalProbe")))\n")
      try screen.wait(for: "probe 60x10")
      try screen.type("C-z")
      try screen.wait(for: "Stopped")
      try screen.send("clear; kill %1; wait; echo still \"here\"\n")
      try screen.wait(for: "still here")
      #expect(try screen.modes() == .normal)
      // The shell edits its line in a mode of its own, which would echo twice if it had been lost.
      try screen.send("echo one\"\"two\n")
      let text = try screen.wait(for: "onetwo")
      #expect(text.contains("echo one\"\"two"))
    }

    @Test("has its picture back after a stop that nobody was told of")
    func stopAndContinue() throws {
      let screen = try probe(rows: 10, columns: 60)
      let text = try screen.wait(for: "pid")
      let process = try processID(in: text)
      kill(process, SIGSTOP)
      let file = try #require(FileHandle(forWritingAtPath: screen.devicePath()))
      file.write(Data("\u{1B}[2J\u{1B}[Hscribble".utf8))
      try screen.wait(for: "nothing but the scribble") { !$0.contains("pid") }
      kill(process, SIGCONT)
      try screen.wait(for: "the picture of before") { $0 == text }
    }

    @Test("may go away, which the program notices")
    func hangUp() throws {
      let mark = FileManager.default.temporaryDirectory
        .appendingPathComponent("punchscope-\(UUID().uuidString)")
      defer { try? FileManager.default.removeItem(at: mark) }
      try closeTerminal(mark: mark.path)
      let deadline = ContinuousClock.now + .seconds(10)
      while !FileManager.default.fileExists(atPath: mark.path), ContinuousClock.now < deadline {
        Thread.sleep(forTimeInterval: 0.02)
      }
      #expect(FileManager.default.fileExists(atPath: mark.path))
    }

    /// Signals that end a program and that only some systems have.
    #if os(Linux)
      static let endingsOfThisSystem: [Int32] = [SIGPOLL, SIGPWR, SIGSTKFLT, 34, 50, 64]
    #else
      static let endingsOfThisSystem: [Int32] = [SIGEMT]
    #endif

    private func closeTerminal(mark: String) throws {
      let program = try quote(builtProgram("TerminalProbe"))
      let screen = try TmuxScreen("trap '' HUP; PROBE_HANG_UP=\(quote(mark)) \(program)")
      try screen.wait(for: "pid")
    }
  }
}
