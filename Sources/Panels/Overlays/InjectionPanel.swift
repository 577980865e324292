// Knows the list of tasks that can be injected at the selected slot.

import Display
import Playback

/// The choice of a task to inject into the race.
///
/// ```text
///   > 1 r  read(2), as a task to step
///     2 f  page fault of a load, as a task to step
///     - c  Slot 2 holds no page that reclaim could take.
/// ```
struct InjectionPanel: Panel {
  let play: Play
  let selected: Injection

  var title: String {
    let glyph = play.snapshot.glyph(at: play.selected)
    return "inject at slot \(play.selected), now \(glyph.text)"
  }

  func picture(_ size: Size) -> Grid {
    Grid(Injection.allCases.enumerated().map(line), size: size)
  }

  /// Returns the cells of the box, its edges included.
  static func rect(in body: Rect) -> Rect {
    let columns = min(60, body.size.columns)
    let rows = min(Injection.allCases.count + 2, body.size.rows)
    return Rect(
      row: body.rows.upperBound - 1 - rows,
      column: (body.size.columns - columns) / 2,
      rows: rows,
      columns: columns,
    )
  }

  private func line(_ number: Int, _ injection: Injection) -> Line {
    let isSelected = injection == selected
    let head = Line(isSelected ? "> " : "  ", .focus)
    let label: Line =
      switch injection.task(at: play.selected, in: play.snapshot) {
      case .success: Line(injection.key.label, isSelected ? .focus : .text)
      case .failure(let refusal): Line(refusal.words, .waiting)
      }
    let isRefused = label.spans.first?.role == .waiting
    return head.appending(isRefused ? "-" : "\(number + 1)", .hintKey)
      .appending(" \(injection.key.letter)  ", .hintKey)
      .appending(label)
  }
}
