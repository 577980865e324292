// What can be typed on a terminal.

/// A key, or keys held together, as far as a terminal can tell.
package enum Key: Hashable, Sendable {
  /// A key that types a character, the space included.
  case character(Character)
  /// Ctrl with a letter, which is given in upper case, or with one of `@ [ \ ] ^ _`.
  ///
  /// What terminals cannot tell from keys of their own is given as those: Ctrl-I is `tab`, Ctrl-M
  /// and Ctrl-J are `enter`, Ctrl-H is `backspace`, Ctrl-[ is `escape`.
  case control(Character)
  /// A function key, counted from 1.
  case function(Int)

  /// The arrow up.
  case up
  /// The arrow down.
  case down
  /// The arrow to the left.
  case left
  /// The arrow to the right.
  case right
  /// Shift and the arrow up.
  case shiftUp
  /// Shift and the arrow down.
  case shiftDown
  /// Shift and the arrow to the left.
  case shiftLeft
  /// Shift and the arrow to the right.
  case shiftRight

  /// Page up, which remote controls send for the previous slide.
  case pageUp
  /// Page down, which remote controls send for the next slide.
  case pageDown
  /// Home.
  case home
  /// End.
  case end
  /// Insert.
  case insert
  /// Delete, which deletes to the right.
  case delete

  /// Return, or Enter on the number pad.
  case enter
  /// Escape.
  case escape
  /// Tab.
  case tab
  /// Shift and Tab.
  case backTab
  /// Backspace, which deletes to the left.
  case backspace
}
