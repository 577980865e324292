// Knows that a stage shows every mark of every slot, and how a change glows and fades.

import Display
import Playback
import RaceSupport
import Shmem
import Testing

@testable import Panels

@Suite("The marks of slots")
struct StageMarksTests {
  static let smallest = Size(rows: 12, columns: 40)

  /// A race of eight pages, of which page 2 has as many marks as a slot can have and others have some.
  private static func marked() throws -> Session {
    var session = try SampleSession.opened(
      title: "Marks",
      Scenario(.v3_16, "0-7=page 1-6", tasks: "reclaim@2 read@2 reclaim@3 reclaim@4")
    )
    session.say("step punch until P2")
    session.say("step reclaim-1 until C13", "step read-1 until S4", "step reclaim-2 until C11")
    session.say("step reclaim-3 until C2")
    return session
  }

  @Test("the first slot of the hole is in brackets on a stage once a person has selected it")
  func selection() throws {
    let session = try SampleSession.demo("06-classroom", atStep: 1)
      .after(.talk(.toggleStage))
    func hasBrackets(_ session: Session) -> Bool {
      Screen.grid(of: session, size: Self.smallest).lines.contains { $0.contains("<1>") }
    }
    #expect(!hasBrackets(session))
    #expect(hasBrackets(session.after(.race(.select(PageIndex(1))))))
  }

  @Test(
    "are all there for eight slots from 40 columns on, and no two slots touch",
    arguments: [smallest, Size(rows: 14, columns: 47), Size(rows: 20, columns: 53)]
  )
  func eightSlots(size: Size) throws {
    let session = try Self.marked().after(.talk(.toggleStage))
    let snapshot = try #require(session.play).snapshot
    let lines = Screen.grid(of: session, size: size).lines
    let now = try #require(lines.firstIndex { $0.drop { $0 == " " }.hasPrefix("now") })
    let window = SlotWindow(
      try #require(session.play),
      widthInColumns: size.columns < 50 ? size.columns : size.columns - 2,
      measure: .stage(widthInColumns: size.columns)
    )
    let margin = size.columns < 50 ? 0 : 1
    #expect(window.columns.count == 8)
    let texts = window.columns.map { column in
      [now, now + 1].map { row in
        String(lines[row].dropFirst(margin + column.start).prefix { $0 != " " })
      }.joined()
    }
    for (text, column) in zip(texts, window.columns) {
      let glyph = snapshot.glyph(at: column.index)
      #expect(text.filter { !"!:".contains($0) } == glyph.text, "\(column.index): \(lines[now])")
    }
    #expect(texts[2].hasPrefix("s2*cLw") && texts[3].hasPrefix("s3*cL"))
  }

  @Test("a change glows for one step and then fades, with other signs", arguments: [false, true])
  func glow(onStage: Bool) throws {
    var session = try SampleSession.classroom()
    session.say("step punch until P14", "step read-1 until S7")
    if onStage { session = session.after(.talk(.toggleStage)) }
    let size = Size(rows: 24, columns: 80)
    func signs() -> [String] {
      let grid = Screen.grid(of: session, size: size)
      return [Role.changed, .changedBefore].map { role in
        (0..<size.rows).map { row in
          grid.row(row).filter { $0.role == role }.map(\.glyph.text).joined()
        }.joined()
      }
    }
    #expect(signs() == ["P2*L!", ""])
    // On a stage S8 changes nothing and is no step of its own; then the lock goes.
    session.say(onStage ? "step read-1 until S9" : "step read-1 S8")
    #expect(signs() == (onStage ? ["", ":"] : ["", ":"]))
    session.say("step read-1 until S10")
    #expect(signs()[0] == "P2*!")
    session.say("step read-1")
    #expect(signs() == ["", ":"])
    session.say("step punch")
    #expect(signs() == ["P1*L!", ""])
  }
}
