// Knows where the note of a demo stands on a small screen, and when it makes room.

import Display
import Playback
import Script
import Shmem
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

  @Test("a sentence that leaves a note no room makes way for its short form")
  func makesRoom() throws {
    let shown = try Self.lines(note: Self.threeLines, afterSteps: 2)
    #expect(shown[0] == "P2   punch publishes its hole: faults into it will wait.")
    #expect(shown[1...].joined(separator: " ") == Self.threeLines)
  }

  @Test("off the script a line says which key leads back, and where to", arguments: [0, 1])
  func wayBack(steps: Int) throws {
    let script = "step punch P1\nnote Said.\nstep punch until end\n"
    let demo = try Demo(parsing: "punchscope demo 4\nslots page page\n" + script)
    let play = Play(demo, scriptRun: ScriptRun(of: demo), fallbackTitle: "notes")
    var session = Session(gallery: Gallery(items: []), play: play, isMouseOn: false)
    for _ in 0..<steps { _ = session.update(.race(.stepForward)) }
    for event in [RaceEvent.select(PageIndex(0)), .inject(.read)] {
      _ = session.update(.race(event))
    }
    let away = try #require(session.play)
    #expect(away.isAway)
    for size in [Size(rows: 4, columns: 60), Size(rows: 5, columns: 76)] {
      let shown = HappenedPanel(play: away, tellingTreeLock: false).picture(size).lines
      let target = steps == 0 ? "the start" : "step 1"
      #expect(shown.contains("Off the script. o goes back to \(target)."), "\(shown)")
      #expect(!shown.contains("Said."))
    }
    let stage = Session(
      gallery: Gallery(items: []),
      play: away,
      isMouseOn: false,
      talk: Talk(isOnStage: true)
    )
    let line = Screen.grid(of: stage, size: Size(rows: 12, columns: 40)).lines.last
    #expect(line?.contains("off the script: o goes back") == true)
  }

  @Test("a note that is new is shown as far as it goes")
  func isCut() throws {
    let note = "\(Self.twoLines) \(Self.twoLines)"
    let shown = try Self.lines(note: note, afterSteps: 1)
    #expect(shown[0].hasPrefix("P1   punch takes i_mutex"))
    #expect(shown[3].hasSuffix("..."))
  }
}
