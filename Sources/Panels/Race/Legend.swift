// Knows the alphabet of the slots in a few lines, for the first screen of a race.

import Display

/// What a newcomer has to know before the first step.
struct Legend {
  private let widthInColumns: Int

  /// The legend for a width.
  init(widthInColumns: Int) {
    self.widthInColumns = widthInColumns
  }

  /// As many lines as there is room for; what to press comes last and always.
  func lines(atMost rows: Int) -> [Line] {
    var alphabet = [Self.names, Self.marks, Self.rows].flatMap(wrapped)
    let story = Line(Self.story, .emphasis).wrapped(to: widthInColumns)
    if story.count + alphabet.count < rows { alphabet = story + alphabet }
    return Array(alphabet.prefix(max(0, rows - 1)) + wrapped(Self.keys).prefix(1))
  }

  private static let story =
    "The punch must empty the hole (====) while others turn pages into swap and swap into pages."

  private typealias Entry = (name: String, role: Role, words: String)

  private static let names: [Entry] = [
    ("P3", .oldPage, "page"), ("s1", .oldSwap, "swap entry"), (".", .dim, "hole"),
    ("L", .locked, "locked"), ("c", .text, "still cached"), ("w", .text, "being written"),
    ("z", .text, "never written"),
  ]

  private static let marks: [Entry] = [
    ("*", .oldPage, "old data: must be gone at the end"),
    ("+", .newPage, "written later: may stay"),
    ("!", .changed, "just changed"),
  ]

  private static let rows: [Entry] = [
    ("now", .heading, "the tree holds"), ("got", .heading, "the punch gathered, frozen"),
    ("[ s2 ]", .stale, "stale: the slot has changed"),
  ]

  private static let keys: [Entry] = [
    ("Space", .hintKey, "next step"), ("b", .hintKey, "back"),
    ("1-9", .hintKey, "another task's step"), ("?", .hintKey, "all keys"),
  ]

  /// Lines that break between two entries, never inside one.
  private func wrapped(_ entries: [Entry]) -> [Line] {
    var lines: [Line] = []
    for entry in entries {
      let line = Line(entry.name, entry.role).appending(" \(entry.words)", .text)
      if let last = lines.last, last.width + 3 + line.width <= widthInColumns {
        lines[lines.count - 1] = last.appending("   ", .text).appending(line)
      } else {
        lines.append(line)
      }
    }
    return lines
  }
}
