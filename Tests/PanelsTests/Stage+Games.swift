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
