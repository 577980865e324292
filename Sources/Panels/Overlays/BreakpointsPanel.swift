// Knows how the list of breakpoints looks.

import Display
import Playback

/// The conditions that stop a run, with their numbers, and what they stop.
///
/// ```text
///     1  slot 2 changes
///   > 2  not read-1 finished
///
///   A run stops at the step that makes a condition true: ...
/// ```
struct BreakpointsPanel: Panel {
  let play: Play
  /// The place of the selected breakpoint, counted from 0.
  let selected: Int

  var title: String { "breakpoints" }

  func place(_ size: Size) -> String? {
    play.breakpoints.isEmpty ? nil : "\(selected + 1) of \(play.breakpoints.count)"
  }

  func picture(_ size: Size) -> Grid {
    Grid(places(size).map(line) + [.empty] + words(size), size: size)
  }

  /// Returns the breakpoints that fit above the words, the selected one among them.
  func places(_ size: Size) -> [Int] {
    let room = max(1, size.rows - words(size).count - 1)
    return Excerpt(of: play.breakpointLines.count, room: room, keeping: [selected]).places
  }

  private func line(_ place: Int) -> Line {
    let isSelected = place == selected && !play.breakpoints.isEmpty
    return Line(isSelected ? "> " : "  ", .focus)
      .appending(play.breakpointLines[place], isSelected ? .focus : .text)
  }

  private func words(_ size: Size) -> [Line] {
    let run =
      "A run stops at the step that makes a condition true: c, C, n, N, f, { and }, a search, "
      + ":until, and :step with several steps. A single step and a talk do not stop."
    let adding =
      "\(key(.addBreakpoint)) adds a condition, such as slot 2 changes, P2 locked or left-behind. In a race, d sets one "
      + "at every change of the selected slot"
    let removing =
      "\(key(.removeBreakpoint)) removes the selected one, and :unbreak all removes all"
    let keys = play.breakpoints.isEmpty ? "\(adding)." : "\(adding); \(removing)."
    return [run, keys].flatMap { Line($0, .dim).wrapped(to: size.columns) }
  }

  /// Returns the name of the first key of the list that is bound to an event.
  private func key(_ event: WindowEvent) -> String {
    KeyBindings.breakpoints.first { $0.event == .window(event) }?.keys.first?.name ?? ""
  }
}
