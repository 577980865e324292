// Opens the races in whose files the tests move about.

import Playback
import RaceSupport
import Script
import Shmem
import Testing

extension SampleSession {
  /// A file of 2^20 pages with every kind of part: full, with gaps, nearly empty and empty.
  static func million() throws -> Session {
    var session = try opened(
      title: "A million pages",
      Scenario(
        .v3_16,
        """
        0-262143=page,262144-266239=hole,266240-270000=swap,270001-270500=hole,270501=page,\
        270502-700000=hole,700001-700063=page,700064-1048574=hole,1048575=page 266000-900000
        """,
        tasks: "reclaim@270501 read@266300",
        mapShift: 6
      )
    )
    session.say("step punch until P5")
    return session
  }

  /// A sparse file with entries of every kind of tmpfs, one of which the punch has gathered and is stale.
  static func sparse(mapShift: Int) throws -> Session {
    var session = try opened(
      title: "Sparse",
      Scenario(
        .v3_16,
        "page,1-99=hole,100-103=page,104-105=swap,106-399=hole,fallocated,cached,402-510=hole,page "
          + "1-510",
        tasks: "reclaim@101 fault-write@50 read@104",
        mapShift: mapShift,
        set: "first-pass=off"
      )
    )
    session.say("step fault-1 until end", "step punch until P4", "step reclaim-1 until C5")
    session.say("step punch until P14", "step reclaim-1 until C11")
    return session
  }
}
