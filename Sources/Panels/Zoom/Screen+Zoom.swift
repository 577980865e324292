// Knows the place of the whole file on a screen: in a frame where there is room for one.

import Display
import Playback

extension Screen {
  /// Returns the cells for the picture inside its frame; on a small screen there is no frame.
  private static func room(_ size: Size) -> Rect {
    let whole = Rect(row: 0, column: 0, rows: size.rows - 1, columns: size.columns)
    return hasFrame(size) ? whole.framed : whole
  }

  private static func hasFrame(_ size: Size) -> Bool { size.rows >= 24 && size.columns >= 80 }

  /// Draws the whole file.
  static func draw(_ panel: ZoomPanel, _ grid: inout Grid) {
    let room = room(grid.size)
    if hasFrame(grid.size) {
      let frame = Rect(row: 0, column: 0, rows: grid.size.rows - 1, columns: grid.size.columns)
      grid.box(frame, title: panel.title)
    }
    grid.blit(panel.picture(room.size), at: room.origin)
  }

  /// Returns the place of the chosen cell.
  static func cursor(in panel: ZoomPanel, _ size: Size) -> Position? {
    let room = room(size)
    return panel.selection(room.size)
      .map { room.origin.moved(rows: $0.row, columns: $0.column) }
  }

  /// Returns the meaning of a click on the whole file.
  static func event(forClickAt position: Position, in panel: ZoomPanel, _ size: Size) -> Event? {
    let room = room(size)
    guard room.contains(position) else { return nil }
    let inside = position.moved(rows: -room.origin.row, columns: -room.origin.column)
    return panel.event(forClickAt: inside, room.size).map { .window(.zoom($0)) }
  }
}
