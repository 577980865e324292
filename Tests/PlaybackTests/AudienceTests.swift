// Checks what an audience reads, and how long.

import Playback
import Script
import Testing

@Suite("What an audience reads")
struct AudienceTests {
  private static func staged() throws -> Session {
    var session = try classroomSession()
    session.take(.talk(.toggleStage))
    return session
  }

  private static func note(_ session: Session) -> String? {
    session.report(process: 7, epoch: 0, picture: [], pictureWidth: 40).note
  }

  @Test("is what the notes say: a broken promise before all else")
  func loss() throws {
    var session = try Self.staged()
    #expect(Self.note(session) == "First note.")
    session.take(.talk(.toLastStop))
    session.take(.race(.toEnd))
    let play = try #require(session.play)
    let step = try #require(
      play.timeline.past.first { moment in
        play.narration(of: moment)?.consequences.contains(where: \.isBreach) ?? false
      }
    )
    session.take(.race(.goTo(step: play.timeline[step].depth)))
    let texts = try #require(session.play).audienceText
    #expect(texts.first?.kind == .breach)
    #expect(Self.note(session)?.hasPrefix("LEFT BEHIND") == true)
    #expect(Self.note(session) == texts.map(\.text).joined(separator: "\n"))
  }

  @Test("is the last step in a few words, then the note")
  func both() throws {
    let step = "\nstep     punch P16"
    let demo = try Demo(parsing: classroom.replacing(step, with: "\nnote     Stale." + step))
    let play = Play(demo, scriptRun: ScriptRun(of: demo), fallbackTitle: "")
    var session = Session(gallery: Gallery(items: []), play: play, isMouseOn: false)
    session.take(.talk(.toggleStage), .talk(.advance), .talk(.advance))
    while session.play?.newWords?.note != "Stale." { session.take(.race(.stepForward)) }
    #expect(
      session.play?.audienceText.map(\.text) == [
        "Slot 2: s2 → P2. The punch still holds s2: stale.", "Stale.",
      ]
    )
  }

  @Test("is the last step where the demo says nothing, and not what it said long ago")
  func lastStep() throws {
    var session = try Self.staged()
    session.take(.race(.stepForward))
    let narration = try #require(session.play?.narration)
    #expect(Self.note(session)?.hasPrefix(narration.sentence) == true)
    #expect(Self.note(session)?.contains("First note.") == false)
    session.take(.talk(.toggleStage))
    #expect(Self.note(session)?.hasSuffix("First note.") == true, "there it is still on the screen")
  }

  @Test("begins with the signs only where a race begins")
  func beginning() throws {
    var session = try Self.staged()
    #expect(session.play?.isBeginning == true)
    session.take(.race(.stepForward))
    #expect(session.play?.isBeginning == false)
    session.take(.race(.toStart))
    #expect(session.play?.isBeginning == true)
    let demo = try Demo(
      parsing: classroom.replacing("demo 1", with: "demo 2") + "\njump start\nchapter Again\n"
    )
    let play = Play(demo, scriptRun: ScriptRun(of: demo), fallbackTitle: "")
    var twice = Session(gallery: Gallery(items: []), play: play, isMouseOn: false)
    twice.take(.race(.toEnd))
    #expect(twice.play?.timeline.current == .start)
    #expect(twice.play?.isBeginning == false, "the same moment, told for the second time")
  }

  @Test("of an answer asked for by hand is gone with the moment it was about, on a stage")
  func answer() throws {
    var session = try Self.staged()
    session.take(.race(.stepForward))
    try session.answer(session.update(.inquiry(.checkFromHere)))
    #expect(session.play?.check?.isRunning == false)
    #expect(Self.note(session)?.contains("from step 1") == true)
    session.take(.race(.stepForward))
    #expect(session.play?.check == nil)
    session.take(.race(.stepBack))
    #expect(session.play?.check == nil)
    #expect(Self.note(session)?.contains("from step 1") == false)
  }

  @Test("of an answer asked for off the script is gone when one is back on it")
  func away() throws {
    var session = try Self.staged()
    session.take(.race(.inject(.read)))
    #expect(session.play?.isAway == true)
    try session.answer(session.update(.inquiry(.checkFromHere)))
    #expect(session.play?.check != nil)
    session.take(.race(.backToScript))
    #expect(session.play?.isAway == false)
    #expect(session.play?.check == nil)
  }

  @Test("of a question that is still open when the talk goes on is not looked for any more")
  func running() throws {
    var session = try Self.staged()
    session.take(.race(.stepForward))
    _ = session.update(.inquiry(.checkFromHere))
    let number = try #require(session.play?.check?.number)
    #expect(session.update(.race(.stepForward)).words.contains("abandon \(number)"))
    #expect(session.play?.check == nil)
  }

  @Test("is no reason to drop an answer where the screen is no stage")
  func screen() throws {
    var session = try classroomSession()
    session.take(.race(.stepForward))
    try session.answer(session.update(.inquiry(.checkFromHere)))
    session.take(.race(.stepForward))
    #expect(session.play?.check != nil)
  }

  @Test("a note ends with its step, unless it is kept; the older versions keep all of them")
  func lifeOfNotes() throws {
    let text = """
      punchscope demo 4
      slots    page
      note     At the start.
      step     punch until P2
      note     It ends.
      step     punch P3
      note     It stays.
      keep
      step     punch P4
      mark     here
      step     punch
      note     Another one.
      step     punch
      jump     here
      step     punch
      note     Told again.
      """
    func notes(_ text: String) throws -> [String?] {
      let demo = try Demo(parsing: text + "\n")
      let play = Play(demo, scriptRun: ScriptRun(of: demo), fallbackTitle: "")
      let saved = try Demo(parsing: play.wholeDemo.text)
      #expect(saved.text == play.wholeDemo.text)
      // A saved race ends where it is being looked at: here it goes back to the start.
      let points = try #require(play.scriptPath?.points)
      #expect(Array(ScriptRun(of: saved).scriptPath.points.prefix(points.count)) == points)
      return play.scriptPath.map { path in
        path.points.indices.map { path.annotation(at: $0).note }
      } ?? []
    }
    #expect(
      try notes(text) == [
        "At the start.", nil, "It ends.", "It stays.", "It stays.", "Another one.", nil, nil,
        "Told again.",
      ]
    )
    let old = text.replacing("demo 4", with: "demo 3").replacing("keep\n", with: "")
    #expect(
      try notes(old) == [
        "At the start.", "At the start.", "It ends.", "It stays.", "It stays.", "Another one.",
        "Another one.", "Another one.", "Told again.",
      ]
    )
  }

  @Test("a note stays until it is ended, and what ends it is saved with the race")
  func endOfNote() throws {
    let demo = try Demo(
      parsing: """
        punchscope demo 3
        slots    page
        step     punch P1
        note     It stays.
        step     punch P2
        step     punch P3
        note
        step     punch P4
        note     Another one.
        note
        """ + "\n"
    )
    let play = Play(demo, scriptRun: ScriptRun(of: demo), fallbackTitle: "")
    var session = Session(gallery: Gallery(items: []), play: play, isMouseOn: false)
    var notes: [String?] = []
    while session.play?.hasMoreToTell == true {
      session.take(.race(.stepForward))
      notes.append(session.play?.annotation.note)
    }
    #expect(notes == ["It stays.", "It stays.", nil, "Another one.", nil])
    #expect(play.scriptPath?.stops == [1, 4], "the end of a note is no stop")
    let saved = try Demo(parsing: play.wholeDemo.text)
    #expect(saved.text == play.wholeDemo.text && saved.text.contains("\nnote\n"))
    _ = session.say("goto 2")
    #expect(session.play?.annotation.note == "It stays.")
    _ = session.say("note")
    #expect(session.play?.annotation.note == nil)
  }
}
