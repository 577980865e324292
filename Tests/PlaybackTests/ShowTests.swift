// Checks that a script shows figures and its recap where it says so, and that a person's choice comes first.

import Playback
import Script
import Shmem
import Testing

@Suite("Figures of a script")
struct ShowTests {
  /// A script that shows figures on two branches, and ends with a recap.
  private static let text = """
    punchscope demo 4
    title    Figures
    slots    page swap
    tasks    read@1
    shift    3
    chapter  One
    step     punch P1
    show     data 1
    step     punch P2
    note     A note.
    show     ways
    step     punch P3
    show     off
    step     punch P4
    mark     here
    chapter  Two
    show     causes
    step     punch P5
    note     Kept.
    keep
    chapter  Three
    step     punch P8
    jump     here
    show     data
    step     read-1 S1
    jump     here
    step     read-1 until end
    recap    The punch begins.
    recap    A read comes between.
    """

  private static func session() throws -> Session {
    let demo = try Demo(parsing: text)
    return Session(
      gallery: Gallery(items: []),
      play: Play(demo, scriptRun: ScriptRun(of: demo), fallbackTitle: "figures"),
      isMouseOn: false
    )
  }

  private static let recap = ["The punch begins.", "A read comes between."]

  @Test("stay until another one, the race, a chapter or a jump; each is a stop")
  func shown() throws {
    var session = try Self.session()
    let points = try #require(session.play?.scriptPath?.points)
    var seen: [Figure?] = []
    for position in points.indices {
      session.take(.race(.goToPoint(position)))
      let figure = try #require(session.play).figure
      if seen.last != figure { seen.append(figure) }
      if points[position].figure != nil { #expect(points[position].isStop, "point \(position)") }
    }
    let page = PageIndex(1)
    #expect(
      seen == [
        nil, .data(page), .survivors, nil, .causes, nil, .data(nil), nil, .recap(Self.recap),
      ]
    )
  }

  @Test("a chapter that begins with its first step shows its figure from that step on")
  func chapter() throws {
    let points = try #require(try Self.session().play?.scriptPath?.points)
    let two = try #require(points.first { $0.annotation?.chapter == "Two" })
    #expect(two.figure == .some(.causes))
  }

  @Test("a person's choice holds until the script shows another one")
  func choice() throws {
    var session = try Self.session()
    session.take(.race(.goToPoint(1)))
    #expect(session.play?.figure == .data(PageIndex(1)))
    session.take(.race(.nextFigure))
    #expect(session.play?.figure == .survivors)
    session.take(.race(.nextFigure), .race(.nextFigure))
    #expect(session.play?.figure == nil, "the person wants to see the race")
    session.take(.race(.nextFigure))
    #expect(session.play?.figure == .data(nil))
    session.take(.race(.stepForward))
    #expect(session.play?.figure == .survivors, "the script shows another one")
    session.take(.race(.stepBack))
    #expect(session.play?.figure == .data(PageIndex(1)), "the choice is over")
    _ = session.say("show causes")
    #expect(session.play?.figure == .causes)
    _ = session.say("show off")
    #expect(session.play?.figure == nil)
  }

  @Test("the recap is a moment of its own at the end, without the note before it")
  func ending() throws {
    var session = try Self.session()
    session.take(.race(.toEnd))
    let play = try #require(session.play)
    #expect(play.recap == Self.recap)
    #expect(play.isAtScriptEnd && play.isSameMomentAsBefore && play.annotation.note == nil)
    #expect(play.audienceText.map(\.text) == Self.recap)
    session.take(.race(.nextFigure))
    #expect(session.play?.figure == nil)
    for _ in 0..<4 { session.take(.race(.nextFigure)) }
    #expect(session.play?.figure == .recap(Self.recap), "the round comes back to it")
    session.take(.race(.stepBack))
    #expect(session.play?.figure == nil && session.play?.recap == nil)
    #expect(session.say("recap No.").isEmpty)
    #expect(session.message?.text.contains("recap stands at the end of a script") == true)
  }

  @Test("a saved script shows the same")
  func saved() throws {
    let demo = try Demo(parsing: Self.text)
    let scriptRun = ScriptRun(of: demo)
    let play = Play(demo, scriptRun: scriptRun, fallbackTitle: "")
    let again = ScriptRun(of: try Demo(parsing: play.savedText(remarks: [])))
    #expect(again.failures.isEmpty)
    for (position, point) in scriptRun.scriptPath.points.enumerated() {
      #expect(again.scriptPath.points[position] == point, "point \(position)")
    }
  }
}
