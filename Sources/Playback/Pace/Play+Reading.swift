// Knows how a reader goes through a script: past uneventful steps in one press, and not past its end.

import Script
import Shmem

extension Play {
  /// The most points of a script that one press passes over.
  private static let mostPassedOver = 64

  /// True if one press goes past uneventful steps: on a script that is read, not guessed at, compared or played.
  package var foldsSteps: Bool {
    isOnScript && !showsEveryStep && !predicts && !isCompared && round == nil
  }

  /// True if the race is at the end of a script that has told something.
  package var isAtScriptEnd: Bool {
    guard isOnScript, let scriptPath, round == nil else { return false }
    return scriptPath.next == nil && scriptPath.points.count > 1
  }

  /// Returns true if one press goes past a point of the script; a breakpoint stops it.
  package func isPassedOver(_ position: Int) -> Bool {
    guard foldsSteps, let scriptPath else { return false }
    return scriptPath.isPassedOver(position, in: timeline, stoppingAt: breakpoints)
  }

  /// Goes on to the next point that is shown, but not past the end of the script.
  ///
  /// - Returns: a message at the end.
  mutating func readOn() -> Message? {
    guard !isAtScriptEnd || announced != nil else { return .note("This is the end of the demo.") }
    guard foldsSteps, let scriptPath, scriptPath.next != nil else {
      return update(.stepForward, search: nil)
    }
    let first = scriptPath.position + 1
    let last = min(scriptPath.points.count - 1, first + Self.mostPassedOver)
    let target = (first..<last).first { !isPassedOver($0) } ?? last
    goToPoint(target)
    return nil
  }

  /// Goes back to the last point that is shown.
  ///
  /// - Returns: a message at the start.
  mutating func readBack() -> Message? {
    guard foldsSteps, let scriptPath, scriptPath.position > 0 else {
      return update(.stepBack, search: nil)
    }
    let last = scriptPath.position - 1
    let first = max(0, last - Self.mostPassedOver)
    let target = (first...last).last { !isPassedOver($0) } ?? first
    goToPoint(target)
    return nil
  }

}

extension ScriptPath {
  /// Returns true if a reader is not shown a point.
  ///
  /// A point with words, with a pause or a check, with a comparison, at a breakpoint, or at the end of a branch is
  /// always shown.
  func isPassedOver(
    _ position: Int,
    in timeline: Timeline,
    stoppingAt breakpoints: [Breakpoint]
  ) -> Bool {
    guard position > 0, position < points.count - 1 else { return false }
    let (point, next) = (points[position], points[position + 1])
    return !point.isStop && !next.isLanding
      && otherRules(at: position - 1) == nil && otherRules(at: position) == nil
      && timeline.isUneventful(point.moment)
      && (breakpoints.isEmpty || timeline.hit(among: breakpoints, at: point.moment) == nil)
  }
}

extension ScriptRun {
  /// The number of presses that lead a reader from the beginning of the script to its end.
  var presses: Int {
    scriptPath.points.indices.dropFirst().count {
      !scriptPath.isPassedOver($0, in: timeline, stoppingAt: breakpoints)
    }
  }
}

extension Session {
  /// Shows every step of a script, or goes past uneventful ones again; for this race and those opened next.
  mutating func toggleEveryStep() {
    showsEveryStep.toggle()
    play?.showsEveryStep = showsEveryStep
    message = .note(
      showsEveryStep
        ? "Space takes every step of a script now." : "Space goes past steps that change nothing."
    )
  }
}
