// Lists what can be done with a mouse on a terminal.

/// Something done with the mouse at a place on the screen.
public struct MouseEvent: Hashable, Sendable {
  /// What a mouse can do.
  public enum Action: Hashable, Sendable {
    /// The first button goes down.
    case press
    /// The wheel turns away from the person.
    case wheelUp
    /// The wheel turns towards the person.
    case wheelDown
  }

  /// What was done.
  public var action: Action

  /// The cell the mouse was over.
  public var position: Position

  /// The event of `action` over the cell at `position`.
  public init(_ action: Action, at position: Position) {
    self.action = action
    self.position = position
  }
}
