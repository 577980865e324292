// Knows the last line of every screen: the keys that are of use now.

import Display
import Playback

/// The line of keys that are of use now, each with a word.
enum HintLine {
  /// Returns the line for a session on a screen of a size, without the keys that would do nothing now.
  static func line(_ session: Session, _ size: Size) -> Line {
    let idle = idleEvents(session, size)
    let isNamed = { !idle.contains($0) }
    return line(
      session.mode,
      widthInColumns: size.columns,
      confirming: confirmLabel(session),
      naming: isNamed
    )
  }

  /// Returns the line for a width; the last two hints stay, and of the others the rightmost are dropped
  /// first.
  ///
  /// - Parameters:
  ///   - mode: the mode of the keys.
  ///   - width: the width.
  ///   - confirmLabel: the effect of Enter now, in place of the one in the table; nil if it is that one.
  ///   - isNamed: returns false for the events that would do nothing now.
  /// - Returns: the line.
  static func line(
    _ mode: Mode,
    widthInColumns width: Int,
    confirming confirmLabel: String? = nil,
    naming isNamed: (Event) -> Bool = { _ in true }
  ) -> Line {
    let hints = KeyBindings.groups(for: mode)
      .filter { $0.first.isHinted && isNamed($0.first.event) }
      .map { group in
        hint(group, group.first.event == .window(.confirm) ? confirmLabel : nil)
      }
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

  private static func hint(_ group: BindingGroup, _ label: String?) -> Line {
    Line(group.hintKeys, .hintKey).appending(" \(label ?? group.first.label)", .hint)
  }
}
