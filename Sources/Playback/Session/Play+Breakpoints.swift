// Knows how a race on the screen uses its breakpoints, and what is said about them.

import Script
import Shmem

extension Play {
  /// The number of the breakpoint that stops a run here, counted from 1; nil if none does.
  var breakpointHere: Int? {
    // A second point of the same moment adds only words.
    guard !breakpoints.isEmpty else { return nil }
    if isOnScript, let scriptPath, isRepeated(scriptPath.position, of: scriptPath) { return nil }
    return timeline.hit(among: breakpoints, at: timeline.current)
  }

  /// The message of the breakpoint that stops a run here; nil if none does.
  var breakpointWords: String? {
    breakpointHere.map { words(forBreakpoint: $0, at: timeline.current) }
  }

  /// Returns the first point of the script after the present one, up to another one, at which a breakpoint stops a
  /// talk, and the number of that breakpoint; nil if none does.
  func breakpoint(before end: Int) -> (point: Int, number: Int)? {
    guard !breakpoints.isEmpty, isOnScript, let scriptPath, scriptPath.position < end else {
      return nil
    }
    for point in scriptPath.position + 1...end {
      let told = scriptPath.points[point]
      guard !told.isLanding, told.moment != scriptPath.points[point - 1].moment,
        let number = timeline.hit(among: breakpoints, at: told.moment)
      else { continue }
      return (point, number)
    }
    return nil
  }

  /// Returns the message of a breakpoint that stops a run at a moment.
  func words(forBreakpoint number: Int, at moment: MomentID) -> String {
    "Breakpoint \(number) stops at step \(timeline.number(of: moment)): "
      + "\(breakpoints[number - 1].text)."
  }

  /// Returns the message that a condition becomes true at a moment.
  func words(for condition: Breakpoint, at moment: MomentID) -> String {
    "Stopped at step \(timeline.number(of: moment)): \(condition.text)."
  }

  /// Returns the message after a command that sets or removes breakpoints; nil for other commands.
  func breakpointWords(after command: Command) -> String? {
    switch command {
    case .setBreakpoint(let breakpoint):
      "Breakpoint \(breakpoints.count) is set: \(breakpoint.text)."
    case .removeBreakpoint(nil): "All breakpoints are removed."
    case .removeBreakpoint(let number?): "Breakpoint \(number) is removed."
    case .chapter, .note, .keep, .speaker, .recap, .step, .mark, .jump, .pause, .ask, .check,
      .compare, .show, .inject, .swizzle, .expect, .until:
      nil
    }
  }

  /// Sets a breakpoint at every change of the selected slot, or removes it.
  mutating func toggleBreakpoint() -> Message {
    let breakpoint = Breakpoint.slotChanges(selected)
    if let position = breakpoints.firstIndex(of: breakpoint) {
      breakpoints.remove(at: position)
      return .note("Breakpoint \(position + 1) is removed: \(breakpoint.text).")
    }
    breakpoints.append(breakpoint)
    return .note("Breakpoint \(breakpoints.count) is set: \(breakpoint.text).")
  }

  /// The breakpoints with their numbers, a line each.
  package var breakpointLines: [String] {
    guard !breakpoints.isEmpty else { return ["No breakpoint is set."] }
    return breakpoints.enumerated().map { "\($0 + 1)  \($1.text)" }
  }
}
