// Knows where running forward and back stops.

import Script
import Shmem

extension Play {
  /// The kinds of place where running stops.
  enum Stop: Hashable, Sendable {
    /// The moments after a step of the puncher.
    case cursorStep
    /// Chapters, breaches, the end of the punch, the start, and jumps of the script.
    case landmark
    /// The moments at which a condition becomes true.
    case condition(Breakpoint)
  }

  /// Returns true if running stops at the current moment.
  func isReached(_ stop: Stop) -> Bool {
    if isOnScript, let scriptPath {
      return isReached(stop, atPoint: scriptPath.position, of: scriptPath)
    }
    return isReached(stop, at: timeline.current)
  }

  /// Returns true if running stops at a moment off the script.
  func isReached(_ stop: Stop, at moment: MomentID) -> Bool {
    switch stop {
    case .cursorStep: timeline.action(of: moment)?.task == .puncher
    case .landmark:
      timeline.parent(of: moment) == nil || timeline.isTurningPoint(moment)
        || timeline[moment].annotation?.chapter != nil
    case .condition(let condition): timeline.isHit(condition, at: moment)
    }
  }

  /// Returns true if running stops at a point of the script.
  func isReached(_ stop: Stop, atPoint position: Int, of scriptPath: ScriptPath) -> Bool {
    let point = scriptPath.points[position]
    switch stop {
    case .cursorStep: return timeline.action(of: point.moment)?.task == .puncher
    case .landmark:
      let isStop =
        point.isLanding || point.annotation?.chapter != nil
        || timeline.parent(of: point.moment) == nil
      guard !isStop else { return true }
      return !isRepeated(position, of: scriptPath) && timeline.isTurningPoint(point.moment)
    case .condition(let condition):
      return !isRepeated(position, of: scriptPath) && timeline.isHit(condition, at: point.moment)
    }
  }

  /// Returns true if a point of the script tells the same moment as the point before it.
  ///
  /// Such a point adds only words: its breach, its end or its change is not a new one.
  func isRepeated(_ position: Int, of scriptPath: ScriptPath) -> Bool {
    position > 0 && scriptPath.points[position - 1].moment == scriptPath.points[position].moment
  }

  /// Begins to go back to the last place where running stops, or to the start.
  mutating func runBack(to stop: Stop) -> Message? {
    let isAtStart =
      if isOnScript, let scriptPath { scriptPath.position == 0 } else {
        timeline.current == .start
      }
    guard !isAtStart else { return .note("This is the start.") }
    beginSearch(for: .stop(stop), forward: false)
    return nil
  }
}
