// Knows how the overlays that take the screen of a race are drawn.

import Display
import Playback

extension Screen {
  /// Draws an overlay that takes the screen of a race.
  ///
  /// - Returns: false if the overlay leaves the race in view.
  static func drawCovering(
    _ overlay: Overlay,
    _ play: Play,
    _ session: Session,
    _ layout: Layout,
    _ grid: inout Grid
  ) -> Bool {
    switch overlay {
    case .chapters, .breakpoints, .branches, .oldData, .whatIf:
      if let list = listPanel(overlay, play) { drawAlone(list, layout, &grid) }
    case .zoom(let zoom): draw(ZoomPanel(play: play, zoom: zoom), &grid)
    case .table(let table): draw(table, of: play, session, layout, &grid)
    case .why(let list) where session.talk.isOnStage:
      let answer = StageWhy(play: play, list: list)
      grid.blit(answer.picture(layout.size), at: Position(row: 0, column: 0))
    case .reading, .injection, .why, .prompt, .script: return false
    }
    return true
  }

  /// Draws a view with a row for each step: in a box, or without one on a stage.
  private static func draw(
    _ table: StepTable,
    of play: Play,
    _ session: Session,
    _ layout: Layout,
    _ grid: inout Grid
  ) {
    let panel: any Panel =
      switch table.kind {
      case .spaceTime:
        SpaceTimePanel(play: play, table: table) { treeColumns(of: $0, session, layout) }
      case .lanes: TaskLanesPanel(play: play, table: table)
      }
    guard session.talk.isOnStage else { return drawAlone(panel, layout, &grid) }
    let title = Line(panel.title, .title).cut(to: layout.size.columns)
    grid.put(title, at: Position(row: 0, column: 0))
    let rect = tableRect(session, layout)
    grid.blit(panel.picture(rect.size), at: rect.origin)
  }

  /// Returns the columns that the tree of a race has on a screen.
  static func treeColumns(of play: Play, _ session: Session, _ layout: Layout) -> SlotWindow {
    if session.talk.isOnStage { return StagePanel(play: play).columns(layout.size) }
    let width = layout.place(of: .tree)?.interior.size.columns ?? layout.size.columns
    return TreePanel(play: play).window(width)
  }

  /// Returns the cells of such a view.
  static func tableRect(_ session: Session, _ layout: Layout) -> Rect {
    guard session.talk.isOnStage else { return layout.interior }
    let rows = layout.size.rows - 2
    return Rect(row: 1, column: 0, rows: rows, columns: layout.size.columns)
  }
}
