// Knows what is said about the last step, and what a newcomer is told first.

import Display
import Playback
import Shmem

/// The sentence of the last step, what follows from it, and the note of the demo.
///
/// ```text
///   C11  reclaim-1 puts swap entry s1 where page P3 was: one store, slot 3 was never empty.
///        punch still has P3 from its gather: stale now.
///        Watch the two rows part.
/// ```
struct HappenedPanel: Panel {
  let play: Play

  var title: String {
    let chapter = play.timeline.annotation(at: play.timeline.current).chapter
    return (["what happened"] + [chapter].compactMap(\.self)).joined(separator: " - ")
  }

  func picture(_ size: Size) -> Grid {
    guard let narration = play.narration else {
      let intro = note(size.columns) + LegendLines.lines(size.columns)
      // The last line says which keys to press: it is the one that must not go.
      let cut =
        intro.count > size.rows
        ? intro.dropLast(2).prefix(size.rows - 1) + intro.suffix(1) : intro[...]
      return Grid(Array(cut), size: size)
    }
    var lines = told(narration, size.columns)
    let note = note(size.columns)
    if !note.isEmpty, lines.count + note.count < size.rows { lines.append(.empty) }
    return Grid((lines + note).fitted(to: size.rows), size: size)
  }

  private func told(_ narration: Narration, _ width: Int) -> [Line] {
    let head = Line(narration.row.map(\.rawValue) ?? "+", .emphasis).padded(to: 5)
    var lines = Line.hanging(head, Line(narration.sentence, .text), width: width)
    let indent = Line.empty.padded(to: 5)
    for consequence in narration.consequences {
      let isBad = consequence.hasPrefix("LOST") || consequence.hasPrefix("BROKEN")
      let isStale = consequence.contains("stale now")
      let role: Role = isBad ? .broken : isStale ? .emphasis : .holds
      lines += Line.hanging(indent, Line(consequence, role), width: width)
    }
    return lines
  }

  private func note(_ width: Int) -> [Line] {
    guard let note = play.timeline.annotation(at: play.timeline.current).note else { return [] }
    return Line(note, .note).wrapped(to: width)
  }
}

/// The alphabet of the slots in a few lines.
enum LegendLines {
  /// The lines for a width; the last one says what to press.
  static func lines(_ width: Int) -> [Line] {
    let entries = legend(
      ("P3", .oldPage, "page"),
      ("s1", .oldSwap, "swap entry"),
      (".", .dim, "hole"),
      ("L", .locked, "locked"),
      ("c", .text, "still in the swap cache"),
      ("w", .text, "being written"),
      ("z", .text, "never written"),
    )
    let marks = legend(
      ("*", .oldPage, "old data: must be gone when the punch returns"),
      ("+", .newPage, "written later: may stay"),
      ("!", .changed, "changed by this step"),
    )
    let rows = legend(
      ("now", .heading, "what the tree holds"),
      ("got", .heading, "what the punch gathered, frozen"),
      ("[ s2 ]", .stale, "stale: the slot has changed since"),
    )
    let keys = legend(
      ("Space", .hintKey, "next step"),
      ("b", .hintKey, "back"),
      ("1-9", .hintKey, "let another task step"),
      ("?", .hintKey, "all keys and marks"),
    )
    return [entries, marks, rows, keys].map { $0.cut(to: width) }
  }

  private static func legend(_ entries: (name: String, role: Role, words: String)...) -> Line {
    var line = Line.empty
    for (position, entry) in entries.enumerated() {
      if position > 0 { line.append("   ", .text) }
      line.append(entry.name, entry.role)
      line.append(" \(entry.words)", .text)
    }
    return line
  }
}
