// Knows how the list of breakpoints looks.

import Display
import Playback

/// The conditions that stop a run, with their numbers.
///
/// ```text
///   Breakpoints
///     1  slot 2 changes
///     2  not read-1 finished
/// ```
struct BreakpointsText {
  let play: Play

  /// Returns the text, broken into lines of a width.
  func lines(_ width: Int) -> [Line] {
    let list = play.breakpointLines.flatMap {
      Line.hanging(Line("  ", .text), Line($0, .text), width: width)
    }
    return [Line("Breakpoints", .heading)] + list + [.empty]
      + Line(
        "A run stops at the step that makes a condition true: c, C, n, N, f, { and }, a search, "
          + ":until, and :step with several steps. A single step and a talk do not stop.",
        .dim
      ).wrapped(to: width)
      + Line(
        ":break CONDITION sets a breakpoint, :unbreak NUMBER removes one, :unbreak all removes all. "
          + "d sets one at every change of the selected slot.",
        .dim
      ).wrapped(to: width)
  }
}
