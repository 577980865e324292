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
struct ScriptText {
  let script: PastedScript

  /// Returns the lines of a picture so many columns wide.
  func lines(_ width: Int) -> [Line] {
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
