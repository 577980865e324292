// Knows where running to and fro along a way stops.

import Shmem

extension Play {
  /// Where running stops.
  enum Stop: Hashable, Sendable {
    /// After a step of the puncher.
    case cursorStep
    /// At a chapter, at a breach, at the end of the punch, and at the start.
    case landmark
  }

  /// Whether running stops here.
  func isReached(_ stop: Stop) -> Bool {
    if isOnScript, let telling { return isReached(stop, atPoint: telling.position, of: telling) }
    return isReached(stop, at: timeline.current)
  }

  /// Whether running stops at a moment of a way that is not told.
  private func isReached(_ stop: Stop, at moment: MomentID) -> Bool {
    switch stop {
    case .cursorStep: timeline.deed(of: moment)?.task == .puncher
    case .landmark:
      timeline.parent(of: moment) == nil || timeline.isTurningPoint(moment)
        || timeline[moment].annotation?.chapter != nil
    }
  }

  /// Whether running stops at a point of the script.
  private func isReached(_ stop: Stop, atPoint position: Int, of telling: Telling) -> Bool {
    let point = telling.points[position]
    switch stop {
    case .cursorStep: return timeline.deed(of: point.moment)?.task == .puncher
    case .landmark:
      let isStop =
        point.isLanding || point.annotation?.chapter != nil
        || timeline.parent(of: point.moment) == nil
      guard !isStop else { return true }
      // Words that are said at the same moment make no other step.
      let isSameMoment = position > 0 && telling.points[position - 1].moment == point.moment
      return !isSameMoment && timeline.isTurningPoint(point.moment)
    }
  }

  /// Goes back to where running stops, or to the start.
  mutating func runBack(to stop: Stop) -> Message? {
    guard isOnScript, let telling else {
      guard let parent = timeline.parent(of: timeline.current) else {
        return .note("This is the start.")
      }
      let way = sequence(first: parent, next: timeline.parent)
      timeline.jump(to: way.first { isReached(stop, at: $0) } ?? .start)
      return nil
    }
    guard telling.position > 0 else { return .note("This is the start.") }
    let behind = 0..<telling.position
    goToPoint(behind.last { isReached(stop, atPoint: $0, of: telling) } ?? 0)
    return nil
  }
}
