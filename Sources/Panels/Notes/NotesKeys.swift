// Knows the keys of a speaker's second screen.

package import Display
package import Playback

/// What a key means on the second screen.
package enum NotesKeys {
  /// What a person wants there.
  package enum Meaning: Hashable, Sendable {
    /// Another part of the words.
    case notes(Notes.Event)
    /// The end; the talk goes on.
    case quit
    /// Everything drawn anew.
    case repaint
  }

  /// What a key means, if anything.
  package static func meaning(of key: Key) -> Meaning? {
    switch key {
    case .down, .character("j"), .enter: .notes(.scroll(by: 1))
    case .up, .character("k"): .notes(.scroll(by: -1))
    case .pageDown, .character(" "): .notes(.scroll(by: 8))
    case .pageUp, .character("b"): .notes(.scroll(by: -8))
    case .home, .character("g"): .notes(.scrollTo(0))
    case .end, .character("G"): .notes(.scrollTo(.max / 2))
    case .control("L"): .repaint
    case .character("q"), .character("Q"): .quit
    case .control, .function, .left, .right, .shiftUp, .shiftDown, .shiftLeft, .shiftRight,
      .insert, .delete, .escape, .tab, .backTab, .backspace, .character:
      nil
    }
  }

  /// The keys, for the last row.
  static func hints(_ width: Int) -> Line {
    Line(" j", .hintKey).appending(" down  ", .hint).appending("k", .hintKey)
      .appending(" up  ", .hint).appending("g", .hintKey).appending(" top  ", .hint)
      .appending("q", .hintKey).appending(" quit", .hint).cut(to: width)
  }
}
