// Knows how pasted lines are shown before they are run.

import Display
import Playback

/// Pasted lines, numbered, under a sentence about what can be done with them.
///
/// ```text
///   Nothing has been run. Enter runs these 2 lines, Esc drops them.
///
///    1  step punch until P14
///    2  step read-1
/// ```
struct ScriptPanel: Panel {
  let script: PastedScript

  var title: String { "pasted: \(script.lines.count) lines" }

  func picture(_ size: Size) -> Grid {
    let lines = lines(size.columns)
    let first = min(script.scroll, lastScroll(size))
    var shown = Array(lines.dropFirst(first).prefix(size.rows))
    let below = lines.count - first - shown.count
    if below > 0, !shown.isEmpty {
      shown[shown.count - 1] = Line("... \(below + 1) more lines, PgDn or Space", .dim)
    }
    return Grid(shown, size: size)
  }

  /// The furthest that it makes sense to scroll on so much room.
  func lastScroll(_ size: Size) -> Int {
    max(0, lines(size.columns).count - size.rows)
  }

  private func lines(_ width: Int) -> [Line] {
    let head =
      script.objection.map { Line("\($0) Esc drops the lines.", .error) }
      ?? Line(
        "Nothing has been run. Enter runs these \(script.lines.count) lines, Esc drops them.",
        .emphasis
      )
    let numberWidth = "\(script.lines.count)".count
    let body = script.lines.enumerated().flatMap { place, text in
      let number = "\(place + 1)"
      let margin = String(repeating: " ", count: numberWidth - number.count)
      let mark = Line(" \(margin)\(number)  ", .dim)
      return Line.hanging(mark, Line(text, .prompt), width: width)
    }
    return head.wrapped(to: width) + [.empty] + body
  }
}
