// Checks what becomes of pasted text.

import Playback
import RaceSupport
import Shmem
import Testing

@Suite("Pasted text in a session")
struct PasteTests {
  /// The line being written, if one is.
  private static func written(_ session: Session) -> String? {
    guard case .prompt(let prompt) = session.overlay else { return nil }
    return prompt.text
  }

  /// The session after the classroom's start with some text pasted at the prompt.
  private static func pasting(_ text: String?, after first: Event = .window(.openPrompt)) throws
    -> Session
  {
    var session = try classroomSession()
    session.take(first, .window(.pasted(text)))
    return session
  }

  @Test(
    "is written at the prompt if it is one line, and not run",
    arguments: [
      ("step punch", "step punch"), ("step punch\n", "step punch"), ("\r\n step\r", " step"),
      ("a\tb", "a b"), ("a\u{1B}[31mb\u{7}\u{0}\u{7F}\u{9B}c", "a[31mbc"),
      ("say \u{202E}hi\u{2066}", "say hi"), ("Jérôme", "Jérôme"),
    ],
  )
  func oneLine(text: String, expected: String) throws {
    let session = try Self.pasting(text)
    #expect(Self.written(session) == expected)
    #expect(session.depth == 0)
    #expect(session.message == nil)
  }

  @Test("is added to what has been typed, and can be run and erased like it")
  func isAdded() throws {
    var session = try classroomSession()
    session.take(
      .window(.openPrompt),
      .window(.typed("s")),
      .window(.pasted("tep punch")),
      .window(.erase),
      .window(.typed("h"))
    )
    #expect(Self.written(session) == "step punch")
    session.take(.window(.confirm))
    #expect(session.depth == 1)
  }

  @Test("is shown first if it is several lines, and runs as a script after Enter")
  func script() throws {
    var session = try Self.pasting("step punch\r\n\r\n# a comment\r\n  step punch\r\n")
    guard case .script(let script) = session.overlay else {
      Issue.record("the lines are not shown")
      return
    }
    #expect(script.lines == ["step punch", "", "# a comment", "  step punch"])
    #expect(script.objection == nil)
    #expect(session.mode == .script)
    #expect(session.depth == 0)
    session.take(.window(.confirm))
    #expect(session.depth == 2)
    #expect(session.overlay == nil)
    #expect(session.message?.text == "2 lines run.")
    #expect(session.history == ["step punch"])
  }

  @Test("is dropped by Esc, and the line that was being written comes back")
  func drop() throws {
    var session = try classroomSession()
    session.take(
      .window(.openPrompt),
      .window(.typed("x")),
      .window(.pasted("step punch\nstep punch")),
      .window(.cancel)
    )
    #expect(Self.written(session) == "x")
    #expect(session.depth == 0)
    session.take(.window(.pasted("step punch\nstep punch")), .window(.close))
    #expect(session.overlay == nil)
    #expect(session.depth == 0)
  }

  @Test("runs up to the first line that cannot be carried out, and names it")
  func failure() throws {
    var session = try Self.pasting("step punch\nfly away\nstep punch")
    session.take(.window(.confirm))
    #expect(session.depth == 1)
    #expect(session.message?.isProblem == true)
    #expect(session.message?.text.hasPrefix("Line 2: 'fly'") == true)
    var waiting = try Self.pasting("step punch\n\nexpect slot 2 hole\nstep punch")
    waiting.take(.window(.confirm))
    #expect(waiting.message?.text.hasPrefix("Line 3: ") == true)
  }

  @Test(
    "is refused if a line of it leaves the race or describes one",
    arguments: [
      ("load 4\nstep punch", "Line 1 begins with 'load'"),
      ("step punch\nquit\nstep punch", "Line 2 begins with 'quit'"),
      ("punchscope demo 1\nslots page", "Line 1 begins with 'punchscope'"),
      ("# mine\nslots page\nhole 0-0", "Line 2 begins with 'slots'"),
      (String(repeating: "x", count: 1_001) + "\nstep punch", "Line 1 has more than 1000"),
    ],
  )
  func objections(text: String, expected: String) throws {
    var session = try Self.pasting(text)
    guard case .script(let script) = session.overlay else {
      Issue.record("the lines are not shown")
      return
    }
    #expect(script.objection?.hasPrefix(expected) == true, "\(script.objection ?? "none")")
    #expect(session.update(.window(.confirm)).isEmpty)
    #expect(session.message?.isProblem == true)
    #expect(session.depth == 0)
    #expect(session.mode == .script, "the lines can still be looked at")
  }

  @Test("may leave the race with its last line")
  func lastLine() throws {
    var session = try Self.pasting("step punch\nload 4\n")
    #expect(session.update(.window(.confirm)).contains(.open(name: "4")))
    #expect(session.depth == 1)
  }

  @Test("is written in a search if it is one line, and refused if it is more")
  func search() throws {
    #expect(Self.written(try Self.pasting("i_mutex\n", after: .window(.openSearch))) == "i_mutex")
    let session = try Self.pasting("one\ntwo", after: .window(.openSearch))
    #expect(Self.written(session) == "")
    #expect(session.message?.text == "A search is one line, and 2 lines were pasted.")
  }

  @Test("is refused at the prompt if it is empty or too long")
  func refusals() throws {
    for text in [nil, "", "\r\n\r\n", "\u{1B}\u{7}", String(repeating: "x", count: 1_001)] {
      let session = try Self.pasting(text)
      #expect(Self.written(session) == "")
      #expect(session.message?.isProblem == true)
    }
  }

  @Test("presses no keys anywhere else, and says what to do")
  func elsewhere() throws {
    let openings: [[Event]] = [
      [], [.window(.openHelp)], [.window(.openAccounts)], [.window(.openInjection)],
      [.talk(.toggleStage)],
      [.talk(.toggleStage), .talk(.openChapters)], [.window(.close)],
    ]
    for events in openings {
      var session = try classroomSession()
      for event in events { session.take(event) }
      var expected = session
      for text in ["q", "Q\n:quit\nq\n", " \r\u{1B}x", nil] {
        expected.take(.window(.pressedInVain(key: "x")))
        #expect(session.update(.window(.pasted(text))).isEmpty)
        #expect(session.mode == expected.mode && session.depth == expected.depth, "\(events)")
        #expect(session.overlay == expected.overlay)
        #expect(session.message?.text.contains("type : first") == true)
      }
    }
  }

  @Test("shows nothing to an audience that is to see nothing")
  func blank() throws {
    var session = try classroomSession()
    session.take(.talk(.toggleStage), .talk(.blank), .window(.pasted("q\nq")))
    #expect(session.mode == .blank)
    #expect(session.message == nil)
  }

  @Test("does nothing on the second screen, which says so until the next key")
  func notes() {
    var notes = Notes()
    notes.update(.pasted)
    #expect(notes.hasPaste)
    notes.update(.keyPressed)
    #expect(!notes.hasPaste)
  }

  @Test("waits for a line that takes long before it begins the next, and a key stops both")
  func longLine() throws {
    let race = try Scenario(.v3_16, "0-999=page")
    var session = session(race)
    let lines = "step punch until P8 at 300\nstep punch until P8 at 900"
    for event in [Event.window(.openPrompt), .window(.pasted(lines)), .window(.confirm)] {
      _ = session.update(event)
    }
    #expect(session.isWorking)
    var stopped = session
    _ = stopped.update(.window(.cancel))
    let depth = stopped.depth
    #expect(!stopped.isWorking)
    #expect(stopped.message?.text.hasSuffix("The lines after line 1 are not run.") == true)
    _ = stopped.update(.progress(.goOn(atMost: 1_000)))
    #expect(stopped.depth == depth)

    var slices = 0
    while session.isWorking {
      _ = session.update(.progress(.goOn(atMost: 100)))
      slices += 1
    }
    #expect(slices > 10)
    #expect(session.message?.text == "2 lines run.")
    var byHand = try Self.typed("step punch until P8 at 300", in: race)
    let half = byHand.depth
    byHand = try Self.typed("step punch until P8 at 900", in: race)
    #expect(half != session.depth)
    #expect(byHand.depth == session.depth)
  }

  /// A session after a line that was typed at the prompt and has been carried out.
  private static func typed(_ line: String, in race: Scenario) throws -> Session {
    var session = session(race)
    session.take(.window(.openPrompt))
    for character in line { session.take(.window(.typed(character))) }
    _ = session.updateToEnd(.window(.confirm))
    return session
  }
}
