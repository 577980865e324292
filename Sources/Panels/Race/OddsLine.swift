// Draws the odds as a bar between words.

import Display
import Playback

/// The share of random schedules that break a promise, as a bar.
///
/// ```text
///   broken 12.4 % ██▒░░░░░░░░░░ 11.8 to 13.1 % of 4,096 schedules
/// ```
///
/// The dark part is the lower bound of the share, the grey part is the uncertainty, and the light part
/// is the rest.
enum OddsLine {
  /// Returns the longest line that fits into a width.
  static func line(_ odds: Odds, widthInColumns width: Int) -> Line {
    guard odds.count > 0 else { return Line("odds: trying schedules ...", .dim).cut(to: width) }
    let head = "broken \(odds.share) % "
    let (low, high) = odds.boundWords
    let range = low == high ? "\(low) %" : "\(low) to \(high) %"
    let tails = [
      " \(range) of \(odds.count.grouped) schedules", " \(range) of \(odds.count.grouped)",
      " \(range)", " \(low)-\(high)",
    ]
    let tail = tails.first { head.count + leastBar + $0.count <= width } ?? ""
    let room = min(24, width - head.count - tail.count)
    return Line(head, .emphasis).appending(bar(odds.bounds, columns: room))
      .appending(tail, .text).cut(to: width)
  }

  private static let leastBar = 6

  private static func bar(_ bounds: (low: Double, high: Double), columns: Int) -> Line {
    let size = Double(max(0, columns))
    let dark = Int((bounds.low * size).rounded(.down))
    let grey = Int((bounds.high * size).rounded(.up)) - dark
    let light = max(0, columns) - dark - grey
    func cells(_ glyph: String, _ count: Int) -> String { String(repeating: glyph, count: count) }
    return Line(cells("█", dark), .broken).appending(cells("▒", grey), .emphasis)
      .appending(cells("░", light), .dim)
  }
}
