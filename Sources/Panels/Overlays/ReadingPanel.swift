// Knows how to show a text that is longer than the screen.

import Display
import Playback

/// A text that takes the whole screen and can be scrolled.
struct ReadingPanel: Panel {
  let title: String
  private let scroll: Int
  private let found: Int?
  private let lines: (Int) -> [Line]

  /// Makes the panel of a text of a session.
  ///
  /// - Parameters:
  ///   - reading: the text.
  ///   - session: the session that the text is about.
  ///   - size: the size of the screen.
  ///   - scroll: the number of lines scrolled out of sight at the top.
  ///   - found: the line that a search has found, which is marked.
  init(_ reading: Reading, of session: Session, size: Size, scroll: Int, found: Int? = nil) {
    self.scroll = scroll
    self.found = found
    let play = session.play
    switch reading {
    case .help:
      title = "help"
      lines = HelpText.lines
    case .words(let overlay, let asked):
      title = "what is on this screen"
      lines = WordsText(session, under: overlay, asked: asked, size: size).lines
    case .accounts:
      title = "accounts"
      lines = { width in play.map { AccountsText(play: $0).lines(width) } ?? [] }
    case .score:
      title = "score"
      lines = { width in play.map { ScoreText(play: $0).lines(width) } ?? [] }
    case .check:
      title = "check from step \(play?.check?.step ?? 0)"
      lines = { width in play.map { CheckText(play: $0).lines(width) } ?? [] }
    }
  }

  /// Makes the panel of pasted lines, which are shown before they are run.
  init(_ script: PastedScript, found: Int? = nil) {
    title = "pasted: \(script.lines.count) lines"
    scroll = script.scroll
    self.found = found
    lines = ScriptText(script: script).lines
  }

  func picture(_ size: Size) -> Grid {
    let lines = lines(size.columns)
    let first = min(scroll, lastScroll(size))
    var shown = Array(lines.dropFirst(first).prefix(size.rows))
    let below = lines.count - first - shown.count
    if below > 0, !shown.isEmpty {
      shown[shown.count - 1] = Line("... \(below + 1) more lines, PgDn or Space", .dim)
    }
    var grid = Grid(shown, size: size)
    if let found, (first..<first + size.rows).contains(found) {
      let row = Rect(row: found - first, column: 0, rows: 1, columns: size.columns)
      grid.paint(row, role: .currentLine)
    }
    return grid
  }

  func place(_ size: Size) -> String? {
    let count = lines(size.columns).count
    guard count > size.rows else { return nil }
    let first = min(scroll, lastScroll(size))
    // The last row says how many lines are left.
    let last = first + size.rows < count ? first + size.rows - 1 : count
    return "lines \(first + 1) to \(last) of \(count)"
  }

  /// Returns what a search finds next, in a room of this size.
  func match(of search: TextSearch, _ size: Size) -> TextSearch.Match? {
    let texts = lines(size.columns).map { $0.spans.map(\.text).joined() }
    let first = min(scroll, lastScroll(size))
    return search.match(in: texts, shown: first..<first + size.rows)
  }

  /// Returns the first line of a page further down or up; one old line stays in view.
  func scroll(byPages pages: Int, _ size: Size) -> Int {
    // The last row says how many lines are left.
    let rows = max(1, size.rows - 2)
    return max(0, min(scroll + pages * rows, lastScroll(size)))
  }

  /// Returns the greatest useful scroll in a room of this size.
  func lastScroll(_ size: Size) -> Int {
    max(0, lines(size.columns).count - size.rows)
  }
}
