// Opens the races that the tests show to an audience.

import Display
import Panels
import Playback
import Shmem
import Testing

/// Sessions in talk mode.
enum Stage {
  /// A session as a script, on a stage, at its beginning.
  static func told(_ session: Session) throws -> Session {
    let play = try #require(session.play)
    return Session(
      gallery: SampleSession.gallery,
      play: Play(title: play.title, timeline: play.timeline, hasScript: true),
      isMouseOn: false,
      talk: Talk(isOnStage: true, planned: .seconds(1200)),
    )
  }

  /// A script of the classroom loss with words at its beginning and at its end.
  static func toldLoss() throws -> Session {
    var session = try SampleSession.classroom()
    session.say("chapter The words")
    session.say(
      "note P is a page in memory, s a swap entry, a dot a hole. The punch has to remove 1 to 5."
    )
    session.say("step punch until P14", "step read-1 until S7")
    session.say("chapter The swizzle")
    session.say("note One store: the entry becomes a page. The slot was never empty.")
    session.say("step read-1 until end", "step punch until P22")
    session.say("chapter The loss")
    session.say("speaker Ask the room which lock could have stopped this. There is none.")
    return try told(session)
  }

  /// That script at a stop, counted from 0.
  static func toldLoss(atStop stop: Int) throws -> Session {
    var session = try toldLoss()
    // The second press ends what the first one has begun.
    for _ in 0..<stop {
      session = session.after(.talk(.advance))
      if session.talk.motion != nil { session = session.after(.talk(.advance)) }
    }
    return session
  }

  /// That script, left at the swizzle to try something else.
  static func away() throws -> Session {
    try toldLoss(atStop: 1).after(
      .race(.select(PageIndex(4))),
      .race(.inject(.faultWrite)),
      .race(.takeMove(3))
    )
  }

  /// A loss of the patch of July on a stage, with Linux 3.16 in lock step.
  static func comparedLoss() throws -> Session {
    var session = try SampleSession.swappedUnderTheCursor()
    session.say("compare 3.16", "step reclaim-1 until end", "step punch until P22")
    return session.after(.talk(.toggleStage))
  }

  /// The text of the notes for a talk after five minutes.
  static func notes(_ session: Session) -> Notes {
    var notes = Notes()
    let picture = Screen.grid(of: session, size: StageLawTests.smallest).lines
    let report = session.report(
      process: 4711,
      epoch: 1_000_000,
      picture: picture,
      pictureWidth: StageLawTests.smallest.columns,
    )
    notes.update(.time(1_000_300, clock: "14:05"))
    notes.update(.heard(report, others: 0))
    return notes
  }
}
