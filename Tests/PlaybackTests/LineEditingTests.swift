// Checks how keys change a written line, and what they do to an empty one.

import Playback
import RaceSupport
import Script
import Shmem
import Testing

@Suite("A written line")
struct LineEditingTests {
  private static func written(_ session: Session) -> String? {
    guard case .prompt(let prompt) = session.overlay else { return nil }
    return prompt.text
  }

  private static func type(_ text: String, _ session: inout Session) {
    for character in text { session.take(.window(.typed(character))) }
  }

  /// The lines whose text is a value: two of the form, and the condition of a breakpoint.
  private static func values() throws -> [Session] {
    var title = FormTests.freePlay()
    title.take(.form(.select(.title)), .form(.write))
    var file = FormTests.freePlay()
    file.take(.form(.save))
    var breakpoint = try classroomSession()
    breakpoint.take(.window(.openBreakpoints), .window(.addBreakpoint))
    return [title, file, breakpoint]
  }

  @Test("loses its last word, or all of them, at the prompt and where a value is written")
  func erasing() throws {
    var prompt = try classroomSession()
    prompt.take(.window(.openPrompt))
    for start in try [prompt] + Self.values() {
      var session = start
      session.take(.window(.eraseLine))
      #expect(Self.written(session) == "")
      Self.type("0-7=page 8=swap  ", &session)
      session.take(.window(.eraseWord))
      #expect(Self.written(session) == "0-7=page ")
      session.take(.window(.eraseWord))
      #expect(Self.written(session) == "")
      session.take(.window(.eraseWord), .window(.eraseLine))
      #expect(Self.written(session) == "", "the line is still open")
      Self.type("a b c", &session)
      session.take(.window(.eraseLine))
      #expect(Self.written(session) == "")
    }
  }

  @Test("stays open when a value is empty, so that the next letters are no keys")
  func emptyValue() throws {
    for start in try Self.values() {
      var session = start
      session.take(.window(.eraseLine), .window(.erase), .window(.erase))
      #expect(session.mode == .prompt)
      Self.type("w", &session)
      #expect(Self.written(session) == "w")
    }
  }

  @Test("closes when a command or a search is empty")
  func emptyCommand() throws {
    for opening in [Event.window(.openPrompt), .window(.openSearch)] {
      var session = try classroomSession()
      session.take(opening, .window(.typed("w")), .window(.erase), .window(.erase))
      #expect(session.mode == .race)
    }
  }
}
