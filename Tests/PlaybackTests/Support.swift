// Knows the races that the tests of this target play.

import Playback
import RaceSupport
import Script
import Shmem

/// A session that plays a scenario freely.
func session(_ scenario: Scenario) -> Session {
  Session(
    gallery: Gallery(items: []),
    play: Play(free: scenario, title: "test"),
    isMouseOn: false
  )
}

/// A page left behind as a demo.
let classroom = """
  punchscope demo 1
  title    Classroom
  kernel   3.16
  rules    first-pass off, swap-retry off
  slots    page hole swap hole
  hole     1-3
  tasks    read@2
  shift    3
  chapter  One
  note     First note.
  step     punch until P14
  chapter  Two
  step     read-1 until S7
  step     punch P16
  step     all until end
  """

/// A session at the start of the classroom loss.
func classroomSession() throws -> Session {
  let demo = try Demo(parsing: classroom)
  return Session(
    gallery: Gallery(items: [GalleryItem(demo: "a", title: "A", about: "", length: nil)]),
    play: Play(demo, scriptRun: ScriptRun(of: demo), fallbackTitle: "classroom"),
    isMouseOn: false
  )
}

/// A session that plays the classroom loss freely.
func freeClassroomSession() throws -> Session {
  session(
    try Scenario(
      .v3_16,
      "page,hole,swap,hole 1-3",
      tasks: "read@2",
      set: "first-pass=off swap-retry=off"
    )
  )
}

extension Session {
  /// Takes in several facts and forgets what they ask for.
  mutating func take(_ events: Event...) {
    for event in events { _ = updateToEnd(event) }
  }

  /// Writes a line into the prompt and ends it.
  ///
  /// - Returns: what is asked of the outside, beside keeping the line for later.
  mutating func say(_ line: String) -> [Request] {
    _ = update(.window(.openPrompt))
    for character in line { _ = update(.window(.typed(character))) }
    return updateToEnd(.window(.confirm)).filter { request in
      guard case .remember = request else { return true }
      return false
    }
  }

  /// The step reached, counted from the start.
  var depth: Int? { play?.timeline.now.depth }
}
