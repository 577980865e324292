// Knows the wishes about the pace of a reader and the way through the demos.

/// A wish about how fast demos are read, and which of them.
package enum PaceEvent: Hashable, Sendable {
  /// Show every step of a script, or go past uneventful ones again.
  case toggleEveryStep
  /// Open a demo of the gallery along the short path.
  case openShortPath
}

extension Session {
  /// Carries out a wish about the pace.
  mutating func handle(_ event: PaceEvent) -> [Request] {
    switch event {
    case .toggleEveryStep: toggleEveryStep()
    case .openShortPath: return openShortPath()
    }
    return []
  }
}
