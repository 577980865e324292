// Knows where the note of a demo stands on a small screen, and when it makes room.

import Display
import Playback
import Script
import Testing

@testable import Panels

@Suite("Notes on a small screen")
struct NoteTests {
  /// The content of the panel, on four rows of sixty columns, after some steps of a punch that has a note
  /// after its first step.
  private static func lines(note: String, afterSteps steps: Int) throws -> [String] {
    let text = """
      punchscope demo 1
      slots    page page hole
      step     punch P1
      note     \(note)
      step     punch until end

      """
    let demo = try Demo(parsing: text)
    let play = Play(demo, scriptRun: ScriptRun(of: demo), fallbackTitle: "notes")
    var session = Session(gallery: Gallery(items: []), play: play, isMouseOn: false)
    for _ in 0..<steps { _ = session.update(.race(.stepForward)) }
    let there = try #require(session.play)
    return HappenedPanel(play: there, tellingTreeLock: false).picture(Size(rows: 4, columns: 60))
      .lines
  }

  private static let twoLines =
    "This note is as long as two lines of sixty columns, and nobody could make it shorter."

  private static let threeLines = "\(twoLines) With one more sentence it takes three lines."

  @Test("a note stays under the sentences that follow, as long as there is room for it")
  func stays() throws {
    for steps in [1, 3, 4] {
      let shown = try Self.lines(note: Self.twoLines, afterSteps: steps)
      #expect(shown.contains("This note is as long as two lines of sixty columns, and"))
      #expect(shown.contains("nobody could make it shorter."))
    }
  }

  @Test("a note that has been read makes room for a sentence that needs it")
  func makesRoom() throws {
    let shown = try Self.lines(note: Self.threeLines, afterSteps: 2)
    #expect(shown[0].hasPrefix("P2   punch publishes its hole"))
    #expect(shown[1].hasSuffix("must go."))
    #expect(shown[2...].allSatisfy { $0.isEmpty }, "no part of a note")
  }

  @Test("a note that is new is shown as far as it goes")
  func isCut() throws {
    let note = "\(Self.twoLines) \(Self.twoLines)"
    let shown = try Self.lines(note: note, afterSteps: 1)
    #expect(shown[0].hasPrefix("P1   punch takes i_mutex"))
    #expect(shown[3].hasSuffix("..."))
  }
}
