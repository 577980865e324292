// Knows that a press goes past steps that change nothing, and stops at the end of a demo, which offers the next one.

import Playback
import RaceSupport
import Script
import Shmem
import Testing

@Suite("The pace of a reader")
struct PaceTests {
  /// A reclaim that comes after the first gather, without words but at one of its steps.
  private static let text = """
    punchscope demo 1
    title    Pace
    slots    page page
    tasks    reclaim@1
    batch    1
    step     punch until P5
    step     reclaim-1 until C8
    note     The mutex is taken.
    step     reclaim-1 until C12
    step     punch P8
    """

  private static func opened(_ text: String = text, items: [GalleryItem] = []) throws -> Session {
    let demo = try Demo(parsing: text)
    return Session(
      gallery: Gallery(items: items),
      play: Play(demo, scriptRun: ScriptRun(of: demo), fallbackTitle: ""),
      isMouseOn: false
    )
  }

  /// Returns the ids of the steps at which presses of a key stop, up to where they change nothing.
  private static func stops(_ session: inout Session, _ event: RaceEvent) -> [String] {
    var stops: [String] = []
    var position: Int?
    while position != session.position {
      position = session.position
      session.take(.race(event))
      guard position != session.position else { break }
      stops.append(session.play?.narration?.stepID?.rawValue ?? "start")
    }
    return stops
  }

  @Test("one press goes to the next step that changes something or has words, and back alike")
  func presses() throws {
    var session = try Self.opened()
    let there = Self.stops(&session, .readOn)
    #expect(there == ["P5", "C1", "C2", "C5", "C8", "C11", "P8"])
    #expect(session.play?.passedWords == "C12: reclaim-1 goes on, and no slot changes.")
    let back = Self.stops(&session, .readBack)
    #expect(back == Array(there.reversed().dropFirst()) + ["start"])
  }

  @Test("the text says which steps were passed")
  func words() throws {
    var session = try Self.opened()
    session.take(.race(.readOn))
    #expect(
      session.play?.passedWords
        == "P1 to P4: punch prepares, and no slot changes. "
        + "From now on the old data in the hole must go."
    )
    for _ in 0..<4 { session.take(.race(.readOn)) }
    #expect(session.play?.passedWords == "C6 to C7: reclaim-1 goes on, and no slot changes.")
    session.take(.race(.readOn))
    #expect(session.play?.passedWords == "C9 to C10: reclaim-1 goes on, and no slot changes.")
  }

  @Test("s takes single steps, and A makes Space do so too, for the next race as well")
  func everyStep() throws {
    var session = try Self.opened()
    session.take(.race(.stepForward))
    #expect(session.depth == 1)
    session.take(.race(.readOn), .race(.stepBack))
    #expect(session.depth == 4)
    session.take(.race(.toStart), .window(.pace(.toggleEveryStep)), .race(.readOn))
    #expect(session.depth == 1 && session.play?.passedWords == nil)
    let demo = try Demo(parsing: Self.text)
    let play = Play(demo, scriptRun: ScriptRun(of: demo), fallbackTitle: "")
    session.take(.answer(.opened(play)), .race(.readOn))
    #expect(session.depth == 1)
    session.take(.window(.pace(.toggleEveryStep)), .race(.toStart), .race(.readOn))
    #expect(session.depth == 5)
  }

  @Test("breakpoints, comparisons, guesses and free play are never passed over")
  func shown() throws {
    var session = try Self.opened()
    _ = session.say("break punch next P4")
    session.take(.race(.readOn))
    #expect(session.depth == 3)
    _ = session.say("unbreak all")
    _ = session.say("compare swap-retry off")
    session.take(.race(.toStart), .race(.readOn))
    #expect(session.depth == 1)
    _ = session.say("compare off")
    session.take(.race(.toStart), .games(.togglePrediction), .race(.readOn), .race(.readOn))
    #expect(session.depth == 2)
    var free = try freeClassroomSession()
    free.take(.race(.readOn))
    #expect(free.depth == 1)
  }

  private static let items = ["Pace", "Next", "Last"].map {
    GalleryItem(demo: $0.lowercased(), title: $0, about: "", length: nil)
  }

  @Test("at the end Space offers the next demo, Enter opens it, and s goes on")
  func end() throws {
    var session = try Self.opened(items: Self.items)
    session.take(.race(.toEnd))
    let end = session.depth
    session.take(.race(.readOn), .race(.readOn))
    #expect(session.depth == end)
    #expect(session.message?.text == "The end. Enter opens demo 2: Next.")
    #expect(session.endOffer == session.message?.text)
    #expect(session.update(.window(.confirm)) == [.open(name: "next")])
    session.take(.race(.stepForward))
    #expect(session.depth == end.map { $0 + 1 } && session.endOffer == nil)
    session.take(.race(.readBack), .race(.readBack))
    #expect(session.endOffer == nil)
  }

  @Test("the offer follows the way by which the demo was opened")
  func ways() throws {
    var gallery = Gallery(items: Self.items)
    gallery.shortPath = ["pace", "last"]
    let demo = try Demo(parsing: Self.text)
    let play = Play(demo, scriptRun: ScriptRun(of: demo), fallbackTitle: "")
    var session = Session(gallery: gallery, play: nil, isMouseOn: false)
    #expect(session.update(.window(.pace(.openShortPath))) == [.open(name: "pace")])
    session.take(.answer(.opened(play)), .race(.toEnd))
    #expect(session.shortPlace?.words == "short path 1/2")
    #expect(session.endOffer == "The end. Enter opens demo 3: Last.")
    session.take(.window(.close))
    #expect(session.update(.window(.confirm)) == [.open(name: "pace")])
    session.take(.answer(.opened(play)), .race(.toEnd))
    #expect(session.shortPlace == nil)
    #expect(session.endOffer == "The end. Enter opens demo 2: Next.")
  }

  @Test("on a stage the next press, and the way back, follow the short path too")
  func talkOnShortPath() throws {
    var gallery = Gallery(items: Self.items)
    gallery.shortPath = ["pace", "last"]
    let demo = try Demo(parsing: Self.text)
    let play = Play(demo, scriptRun: ScriptRun(of: demo), fallbackTitle: "")
    var session = Session(gallery: gallery, play: play, isMouseOn: false).onShortPath()
    session.take(.talk(.toggleStage), .talk(.toLastStop))
    #expect(session.demoOfNextPress?.name == "last" && session.placeInTalk == "1/2")
    #expect(session.update(.talk(.advance)) == [.open(name: "last")])
    let last = try Demo(parsing: Self.text.replacing("Pace", with: "Last"))
    let lastPlay = Play(last, scriptRun: ScriptRun(of: last), fallbackTitle: "Last")
    session.take(.answer(.opened(lastPlay)))
    #expect(session.demoAhead == nil)
    #expect(session.update(.window(.openPreviousDemo)) == [.open(name: "pace")])
  }

  @Test("the last demo of a way says so")
  func lastOfAll() throws {
    var gallery = Gallery(items: [Self.items[0], .golf])
    let demo = try Demo(parsing: Self.text)
    let play = Play(demo, scriptRun: ScriptRun(of: demo), fallbackTitle: "")
    var session = Session(gallery: gallery, play: play, isMouseOn: false)
    session.take(.race(.toEnd))
    #expect(session.endOffer == "This is the last demo; q lists all demos.")
    gallery.isHome = false
    gallery.shortPath = ["pace"]
    session = Session(gallery: gallery, play: play, isMouseOn: false).onShortPath()
    session.take(.race(.toEnd))
    #expect(session.endOffer == "This is the end of the short path.")
    #expect(session.update(.window(.close)) == [.quit])
  }

  @Test("an uneventful step changes no slot, no hand and no wait", arguments: 0..<16)
  func law(seed: UInt64) throws {
    for walked in try WalkedStep.ofRandomRace(seed: seed, { $0.isUneventful($0.current) }) {
      let (before, after, place) = (walked.before, walked.after, walked.place)
      walked.expectSameSlotsAndHands()
      #expect(before.isBroken == after.isBroken, "\(place)")
      #expect(after.readiness(of: walked.step.task) != .finished, "\(place)")
      for task in before.machine.tasks {
        #expect(before.wait(of: task)?.reason == after.wait(of: task)?.reason, "\(place)")
      }
    }
  }
}
