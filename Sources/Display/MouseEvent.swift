// Lists what can be done with a mouse on a terminal.

/// An action with the mouse at a place on the screen.
package struct MouseEvent: Hashable, Sendable {
  /// The kinds of action.
  package enum Action: Hashable, Sendable {
    /// The first button goes down.
    case press
    /// The wheel turns away from the person.
    case wheelUp
    /// The wheel turns towards the person.
    case wheelDown
  }

  /// The action.
  package var action: Action

  /// The cell under the mouse.
  package var position: Position

  /// Makes the event of `action` over the cell at `position`.
  package init(_ action: Action, at position: Position) {
    self.action = action
    self.position = position
  }
}
