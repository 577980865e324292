// Knows the last line of every screen: the keys that are of use now.

import Display
import Playback

/// The line of keys that are of use now, each with a word.
enum HintLine {
  /// Returns the line for a session on a screen of a size, without the keys that would do nothing now.
  static func line(_ session: Session, _ size: Size) -> Line {
    let idle = idleEvents(session, size)
    return line(session.mode, widthInColumns: size.columns) { !idle.contains($0) }
  }

  /// Returns the events that would change nothing: to go on where nothing can, and to scroll what is whole in view.
  private static func idleEvents(_ session: Session, _ size: Size) -> Set<Event> {
    if case .reading(let text, let scroll) = session.overlay {
      guard let room = Layout(of: session, size)?.interior.size else { return [] }
      let panel = ReadingPanel(text, of: session, size: size, scroll: scroll)
      return panel.lastScroll(room) == 0 ? [.window(.down), .window(.pageDown)] : []
    }
    guard session.overlay == nil, let play = session.play else { return [] }
    let moves = play.moves.compactMap(\.number)
    let steps: Set<Event> = play.canStep ? [] : [.race(.stepForward)]
    return moves.isEmpty ? steps.union((1...9).map { .race(.takeMove($0)) }) : steps
  }

  /// Returns the line for a width; the last two hints stay, and of the others the rightmost are dropped
  /// first.
  static func line(
    _ mode: Mode,
    widthInColumns width: Int,
    naming isNamed: (Event) -> Bool = { _ in true }
  ) -> Line {
    let hints = KeyBindings.groups(for: mode)
      .filter { $0.first.isHinted && isNamed($0.first.event) }.map(hint)
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
