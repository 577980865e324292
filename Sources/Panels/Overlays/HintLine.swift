// Knows the last line of every screen: the keys that are of use now.

import Display
import Playback

/// The line of keys that are of use now, each with a word.
enum HintLine {
  /// Returns the line for a width; the last two hints stay, and of the others the rightmost are dropped
  /// first.
  static func line(_ mode: Mode, widthInColumns width: Int) -> Line {
    let hints = KeyBindings.groups(for: mode).filter(\.first.isHinted).map(hint)
    let always = hints.suffix(2)
    var chosen: [Line] = []
    var room = width - 1 - always.reduce(0) { $0 + $1.width + 2 }
    for hint in hints.dropLast(2) {
      guard hint.width + 2 <= room else { break }
      chosen.append(hint)
      room -= hint.width + 2
    }
    return (chosen + always).reduce(Line(" ", .hint)) {
      $0.appending($1).appending("  ", .hint)
    }
  }

  private static func hint(_ group: BindingGroup) -> Line {
    Line(group.hintKeys, .hintKey).appending(" \(group.first.label)", .hint)
  }
}
