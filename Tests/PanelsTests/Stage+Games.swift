// Races that are played as games.

import Playback
import Shmem
import Testing

extension Stage {
  /// The swizzle of the first demo, announced and not yet taken, on a way that is known.
  static func announced() throws -> Session {
    let end = try stale()
    let depth = try #require(end.play).timeline.now.depth
    return end.after(.togglePrediction, .goTo(step: depth - 1), .stepForward)
  }
}

// MARK: Golf

extension Stage {
  /// The levels of three races, of which two pars are known.
  static func golf() throws -> Session {
    var races: [GolfRace] = []
    for session in [try twoLevels(), try classroom(), try swappedUnderTheCursor()] {
      let play = try #require(session.play)
      races.append(
        GolfRace(title: play.title, scenario: play.timeline[.start].snapshot.scenario)
      )
    }
    let levels = GolfLevel.levels(of: races, best: [races[1].key: 25])
    var session = Session(gallery: gallery, play: nil, isMouseOn: false)
    return try answering(&session, .golf(.offered(levels, first: nil)), atMost: 2)
  }

  /// The easiest of them, before its first move.
  static func level() throws -> Session {
    try answered(golf(), .choose(1))
  }

  /// The same, lost with a few moves too many.
  static func levelLost() throws -> Session {
    var session = try level()
    session.say("step punch until P14", "step read-1 until end", "step punch until P22")
    return session
  }

  /// The same, lost at par.
  static func levelAtPar() throws -> Session {
    var session = try level()
    session.say("step read-1 until S5", "step punch until P14", "step read-1 until S7")
    session.say("step punch until P22")
    return session
  }

  /// The same, saved.
  static func levelSaved() throws -> Session {
    var session = try level()
    session.say("step punch until P22")
    return session
  }
}
