// Holds the talk that the tests of a talk give, and lets its time go by.

import Explorer
import Playback
import RaceSupport
import Script
import Shmem
import Testing

/// A script path with notes, a chapter, a pause and a speaker's note, on a stage at the time 0.
func stage(planned: Duration? = nil) throws -> Session {
  let demo = try Demo(
    parsing: """
      punchscope demo 1
      title    Stops
      kernel   3.16
      rules    first-pass off, swap-retry off
      slots    page hole swap hole
      hole     1-3
      tasks    read@2
      shift    3
      chapter  One
      note     Where it begins.
      step     punch until P4
      note     After four steps.
      step     punch P14
      chapter  Two
      step     read-1 until S7
      speaker  Nothing for the audience here.
      step     all until end
      """
  )
  var scriptRun = ScriptRun(of: demo)
  scriptRun.scriptPath = scriptRun.scriptPath.pausing(at: 5)
  var session = Session(
    gallery: Gallery(items: []),
    play: Play(demo, scriptRun: scriptRun, fallbackTitle: "stops"),
    isMouseOn: false,
    talk: Talk(isOnStage: true, planned: planned)
  )
  session.take(.progress(.tick(.zero)))
  return session
}

extension ScriptPath {
  /// The same, but waiting for the speaker at one of its points.
  func pausing(at position: Int) -> ScriptPath {
    var copy = ScriptPath(startingAt: points[0].moment)
    for (place, point) in points.enumerated() {
      if place > 0 { copy.step(to: point.moment) }
      if let words = point.annotation { copy.say(words) }
      if place == position { copy.pause() }
    }
    return copy
  }
}

extension Session {
  /// The position on the script path, counted in points.
  var position: Int? { play?.scriptPath?.position }

  /// Lets time go by in small steps, up to a time or until nothing is due any more.
  mutating func wait(until end: Duration) {
    while let timeToNextDeadline, talk.now + timeToNextDeadline <= end {
      take(.progress(.tick(talk.now + timeToNextDeadline)))
    }
    take(.progress(.tick(end)))
  }
}
