// Knows a race that is shown beside the same under other rules.

import Playback
import Script

extension Stage {
  /// The retry of a swap entry, and below what becomes of it without.
  static let comparison = """
    punchscope demo 2
    title    With the retry and without
    rules    first-pass off
    slots    page hole swap hole
    hole     1-3
    tasks    read@2
    shift    3
    compare  swap-retry off
    chapter  The swizzle
    step     punch until P14
    step     read-1 until end
    note     Both punches hold the same stale entry.
    step     punch until P14

    chapter  The end
    step     punch until end
    note     One goes back, the other does not.
    """

  /// That race so many points after its start.
  static func compared(at point: Int) throws -> Session {
    let demo = try Demo(parsing: comparison)
    let play = Play(demo, scriptRun: ScriptRun(of: demo), fallbackTitle: "")
    return Session(gallery: Gallery(items: []), play: play, isMouseOn: false)
      .after(.goToPoint(point))
  }
}
