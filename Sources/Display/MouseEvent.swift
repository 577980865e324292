// What can be done with a mouse on a terminal.

/// Something done with the mouse at a place on the screen.
package struct MouseEvent: Hashable, Sendable {
  /// What a mouse can do.
  package enum Action: Hashable, Sendable {
    /// The first button goes down.
    case press
    /// The wheel turns away from the person.
    case wheelUp
    /// The wheel turns towards the person.
    case wheelDown
  }

  /// What was done.
  package var action: Action

  /// The cell the mouse was over.
  package var position: Position

  /// The event of `action` over the cell at `position`.
  package init(_ action: Action, at position: Position) {
    self.action = action
    self.position = position
  }
}
