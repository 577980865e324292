// Knows how to show a text that is longer than the screen.

import Display
import Playback

/// A text that takes the whole screen and can be scrolled.
struct ReadingPanel: Panel {
  let title: String
  private let scroll: Int
  private let lines: (Int) -> [Line]

  /// Opens a text of a session.
  init(_ reading: Reading, of play: Play?, scroll: Int) {
    self.scroll = scroll
    switch reading {
    case .help:
      title = "help"
      lines = HelpText.lines
    case .accounts:
      title = "accounts"
      lines = { width in play.map { AccountsText(play: $0).lines(width) } ?? [] }
    case .check:
      title = "check from step \(play?.check?.step ?? 0)"
      lines = { width in play.map { CheckText(play: $0).lines(width) } ?? [] }
    }
  }

  func picture(_ size: Size) -> Grid {
    let lines = lines(size.columns)
    let first = min(scroll, lastScroll(size))
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
}
