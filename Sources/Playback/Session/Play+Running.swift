// Knows where running forward and back stops.

import Shmem

extension Play {
  /// The kinds of place where running stops.
  enum Stop: Hashable, Sendable {
    /// The moments after a step of the puncher.
    case cursorStep
    /// Chapters, breaches, the end of the punch, the start, and jumps of the script.
    case landmark
  }

  /// Returns true if running stops at the current moment.
  func isReached(_ stop: Stop) -> Bool {
    if isOnScript, let scriptPath {
      return isReached(stop, atPoint: scriptPath.position, of: scriptPath)
    }
    return isReached(stop, at: timeline.current)
  }

  /// Returns true if running stops at a moment off the script.
  private func isReached(_ stop: Stop, at moment: MomentID) -> Bool {
    switch stop {
    case .cursorStep: timeline.action(of: moment)?.task == .puncher
    case .landmark:
      timeline.parent(of: moment) == nil || timeline.isTurningPoint(moment)
        || timeline[moment].annotation?.chapter != nil
    }
  }

  /// Returns true if running stops at a point of the script.
  private func isReached(_ stop: Stop, atPoint position: Int, of scriptPath: ScriptPath) -> Bool {
    let point = scriptPath.points[position]
    switch stop {
    case .cursorStep: return timeline.action(of: point.moment)?.task == .puncher
    case .landmark:
      let isStop =
        point.isLanding || point.annotation?.chapter != nil
        || timeline.parent(of: point.moment) == nil
      guard !isStop else { return true }
      // A second point of the same moment adds only words: its breach or end is not a new one.
      let isSameMoment = position > 0 && scriptPath.points[position - 1].moment == point.moment
      return !isSameMoment && timeline.isTurningPoint(point.moment)
    }
  }

  /// Goes back to the last place where running stops, or to the start.
  mutating func runBack(to stop: Stop) -> Message? {
    guard isOnScript, let scriptPath else {
      guard let parent = timeline.parent(of: timeline.current) else {
        return .note("This is the start.")
      }
      let way = sequence(first: parent, next: timeline.parent)
      timeline.jump(to: way.first { isReached(stop, at: $0) } ?? .start)
      return nil
    }
    guard scriptPath.position > 0 else { return .note("This is the start.") }
    let behind = 0..<scriptPath.position
    goToPoint(behind.last { isReached(stop, atPoint: $0, of: scriptPath) } ?? 0)
    return nil
  }
}
