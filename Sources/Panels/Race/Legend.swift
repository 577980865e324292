// Knows the alphabet of the slots in a few lines, for the first screen of a race.

import Display
import Playback
import Shmem

/// The signs that a newcomer has to know before the first step.
struct Legend {
  private let mapping: Mapping
  private let canFreeInUse: Bool
  private let kernel: Kernel
  private let widthInColumns: Int

  /// Makes the legend of a race, for a width.
  init(of scenario: Scenario, widthInColumns: Int) {
    mapping = scenario.mapping
    canFreeInUse = scenario.canFreeSwapSlotsInUse
    kernel = scenario.kernel
    self.widthInColumns = widthInColumns
  }

  /// Returns as many lines as there is room for; the keys come last and are always there.
  func lines(atMost rows: Int) -> [Line] {
    var alphabet = [names, Self.marks, self.rows].flatMap(wrapped)
    let story = Line(story, .emphasis).wrapped(to: widthInColumns)
    if story.count + alphabet.count < rows { alphabet = story + alphabet }
    return Array(alphabet.prefix(max(0, rows - 1)) + wrapped(Self.keys).prefix(1))
  }

  private var story: String {
    let others =
      switch mapping {
      case .tmpfs: "turn pages into swap and swap into pages"
      case .file: "drop pages and read them again"
      }
    return kernel.naming(
      "The punch must remove the old data from the hole (====) while other tasks \(others)."
    )
  }

  private typealias Entry = (name: String, role: Role, words: String)

  private var names: [Entry] {
    switch mapping {
    case .tmpfs:
      [
        ("P3", .oldPage, "page"), ("s1", .oldSwap, "swap entry"), (".", .dim, "hole"),
        ("L", .locked, "locked"), ("c", .text, "still cached"), ("w", .text, "being written"),
        ("z", .text, "never written"),
      ] + (canFreeInUse ? [("x", .broken, "freed in use")] : [])
    case .file:
      [
        ("P3", .oldPage, "page"), ("e1", .dim, "shadow: a page was dropped"), (".", .dim, "hole"),
        ("L", .locked, "locked"), ("w", .text, "being written"), ("z", .text, "not read yet"),
      ]
    }
  }

  private static let marks: [Entry] = [
    ("*", .oldPage, "old data: must be gone at the end"),
    ("+", .newPage, "written later: may stay"),
    ("!", .changed, "just changed"), (":", .changedBefore, "before"),
  ]

  private var rows: [Entry] {
    let stale =
      switch mapping {
      case .tmpfs: "[ s2 ]"
      case .file: "[ e2 ]"
      }
    return [
      ("now", .heading, "the tree holds"), ("got", .heading, "the punch gathered, frozen"),
      (stale, .stale, "stale: changed since"), ("-", .dim, "a hole passed over"),
    ]
  }

  private static let keys: [Entry] = [
    ("Space", .hintKey, "next step"), ("b", .hintKey, "back"),
    ("1-9", .hintKey, "another task's step"), ("?", .hintKey, "words and keys"),
  ]

  /// Returns lines that break between two entries, never inside one.
  private func wrapped(_ entries: [Entry]) -> [Line] {
    var lines: [Line] = []
    for entry in entries {
      let words = kernel.naming(entry.words)
      let line = Line(entry.name, entry.role).appending(" \(words)", .text)
      if let last = lines.last, last.width + 3 + line.width <= widthInColumns {
        lines[lines.count - 1] = last.appending("   ", .text).appending(line)
      } else {
        lines.append(line)
      }
    }
    return lines
  }
}
