// Checks how the screen shows passed steps, the place on the short path, and tasks that wait.

import Display
import Playback
import Script
import Testing

@testable import Panels

@Suite("The pace on the screen")
struct PaceScreenTests {
  private static func opened(isShort: Bool = false) throws -> Session {
    let demo = try Demo(
      parsing: """
        punchscope demo 1
        title    Pace
        slots    page page
        tasks    reclaim@1
        batch    1
        step     punch until P5
        step     reclaim-1 until C12
        step     punch P8
        """
    )
    var gallery = Gallery(
      items: ["Pace", "Next"].map {
        GalleryItem(demo: $0, title: $0, about: "", length: nil)
      }
    )
    gallery.shortPath = ["Pace", "Next"]
    let session = Session(
      gallery: gallery,
      play: Play(demo, scriptRun: ScriptRun(of: demo), fallbackTitle: ""),
      isMouseOn: false
    )
    return isShort ? session.onShortPath() : session
  }

  private static func lines(_ session: Session, _ columns: Int, _ rows: Int) -> [String] {
    Screen.grid(of: session, size: Size(rows: rows, columns: columns)).lines
  }

  @Test("the time line has passed steps as one item, and every step where it is asked for")
  func timeLine() throws {
    var session = try Self.opened().after(.race(.readOn))
    #expect(Self.lines(session, 100, 30).contains { $0.contains("P1..P4") })
    #expect(Self.lines(session, 100, 30).contains { $0.contains("P1 to P4: punch prepares") })
    session = session.after(.window(.pace(.toggleEveryStep)))
    let lines = Self.lines(session, 100, 30)
    #expect(!lines.contains { $0.contains("P1..P4") || $0.contains("P1 to P4") })
    #expect(lines.contains { $0.contains("what happened") && $0.contains("every step") })
  }

  @Test("the end offers the next demo in a line, and hints no longer name Space")
  func end() throws {
    let session = try Self.opened(isShort: true).after(.race(.toEnd))
    for (columns, rows) in [(60, 16), (80, 24), (100, 30), (160, 50)] {
      let lines = Self.lines(session, columns, rows)
      #expect(lines.contains { $0.contains("The end. Enter opens demo 2: Next.") })
      #expect(lines.last?.contains("Space next") == false)
      #expect(lines[0].contains("1/2"))
    }
    #expect(Self.lines(session, 100, 30)[0].contains("short path 1/2"))
    #expect(try !Self.lines(Self.opened(), 100, 30)[0].contains("1/2"))
  }

  @Test("a task that has finished keeps its row and its number among the moves")
  func moves() throws {
    var session = try Self.opened()
    session.say("step reclaim-1 until end")
    let lines = Self.lines(session, 100, 30)
    #expect(lines.contains { $0.contains("2 reclaim-1 finished") })
    #expect(lines.contains { $0.contains(">1 punch") })
  }

  @Test("the gallery marks the short path where there is one")
  func gallery() throws {
    var session = Session(gallery: SampleSession.longGallery, play: nil, isMouseOn: false)
    #expect(!Self.lines(session, 80, 24).contains { $0.contains("short path") })
    var gallery = SampleSession.longGallery
    gallery.shortPath = ["2", "5", "9"]
    session = Session(gallery: gallery, play: nil, isMouseOn: false)
    for (columns, rows) in [(60, 16), (80, 24), (100, 30), (160, 50)] {
      let lines = Self.lines(session, columns, rows)
      #expect(lines.contains { $0.contains("The demo of the number 2") && $0.contains("1/3") })
      // The smallest screen has room for the keys of the list alone.
      #expect(lines.last?.contains("p short path") == (columns > 60), "\(columns)")
    }
  }
}
