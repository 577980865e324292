// Knows the places on a screen: the meaning of a click there, and the place of the cursor.

package import Display
package import Playback
import Shmem

extension Screen {
  /// Returns the place of the terminal's own cursor, which braille displays and magnifiers follow.
  ///
  /// - Returns: the selected slot, the selected item, or the end of the written line; nil where nothing
  ///   is shown.
  package static func cursor(of session: Session, size: Size) -> Position? {
    guard session.mode != .blank, let layout = Layout(of: session, size) else {
      return nil
    }
    let room = layout.interior.size
    switch session.overlay {
    case .prompt(let prompt):
      let column = BottomLine.cursorColumn(prompt, widthInColumns: size.columns)
      return Position(row: layout.bottomRow, column: column)
    case .reading, .script: return layout.interior.origin
    case .chapters, .breakpoints, .oldData, .whatIf, .branches:
      let place = listPanel(of: session).map { $0.selection(room) } ?? Position(row: 0, column: 0)
      return layout.interior.origin.moved(rows: place.row, columns: place.column)
    case .injection(let selected):
      let rect = InjectionPanel.rect(in: layout.body).framed
      let place = session.play.map {
        InjectionPanel(play: $0, selected: selected).selectedRow(rect.size)
      }
      return rect.origin.moved(rows: place ?? 0, columns: 0)
    case .why where session.talk.isOnStage: return Position(row: 0, column: 0)
    case .table: return tableRect(session, layout).origin
    case .why(let list):
      return session.play.map { WhyPanel(play: $0, list: list).rect(in: layout.body).framed.origin }
    case .zoom(let zoom):
      return session.play.flatMap { cursor(in: ZoomPanel(play: $0, zoom: zoom), size) }
    case nil: break
    }
    if let form = FormScreen(session) { return form.selection(layout) }
    guard let play = session.play else {
      return list(of: session).selection(layout.interior.size)
        .map { layout.interior.origin.moved(rows: $0.row, columns: $0.column) }
    }
    guard !session.talk.isOnStage else { return StagePanel(play: play).selection(size) }
    guard let tree = layout.place(of: .tree)?.interior else { return nil }
    return TreePanel(play: play).selection(tree.size)
      .map { tree.origin.moved(rows: $0.row, columns: $0.column) }
  }

  /// Returns the meaning of a click: a slot of the tree is selected, a move is taken, an item is
  /// chosen.
  package static func event(
    forClickAt position: Position,
    in session: Session,
    size: Size,
  ) -> Event? {
    if session.mode == .blank { return .talk(.showAgain) }
    guard let layout = Layout(of: session, size) else { return nil }
    switch session.overlay {
    case .reading, .prompt, .script, .why, .oldData, .whatIf, .table: return nil
    case .zoom(let zoom):
      return session.play.flatMap {
        event(forClickAt: position, in: ZoomPanel(play: $0, zoom: zoom), size)
      }
    case .chapters(let selected):
      guard let play = session.play, layout.interior.contains(position) else { return nil }
      let row = position.row - layout.interior.origin.row
      return ChaptersPanel(play: play, selected: selected)
        .place(atRow: row, layout.interior.size).map { .window(.choose($0 + 1)) }
    case .breakpoints(let selected):
      guard let play = session.play, layout.interior.contains(position) else { return nil }
      let row = position.row - layout.interior.origin.row
      return BreakpointsPanel(play: play, selected: selected)
        .place(atRow: row, layout.interior.size).map { .window(.moveItem(by: $0 - selected)) }
    case .branches(let list):
      guard let play = session.play, layout.interior.contains(position) else { return nil }
      let row = position.row - layout.interior.origin.row
      return BranchesPanel(play: play, list: list).place(atRow: row, layout.interior.size)
        .map { .window(.choose($0 + 1)) }
    case .injection(let selected):
      let rect = InjectionPanel.rect(in: layout.body).framed
      guard let play = session.play, rect.contains(position) else { return nil }
      return InjectionPanel(play: play, selected: selected)
        .item(atRow: position.row - rect.origin.row, rect.size).map { .window(.choose($0)) }
    case nil: break
    }
    if let form = FormScreen(session) { return form.event(at: position, layout) }
    guard let play = session.play else {
      guard layout.interior.contains(position) else { return nil }
      let row = position.row - layout.interior.origin.row
      return list(of: session).item(atRow: row, layout.interior.size)
        .map { .window(.choose($0)) }
    }
    guard !session.talk.isOnStage else {
      return StagePanel(play: play).index(at: position, size).map { .race(.select($0)) }
    }
    let covered = bottomLines(session, size).count
    let places = places(play, layout, leavingBottomRows: covered)
    return event(forClickAt: position, in: play, places)
  }

  private static func event(
    forClickAt position: Position,
    in play: Play,
    _ places: [Layout.Place],
  ) -> Event? {
    // A later part is drawn over an earlier one.
    guard let place = places.last(where: { $0.rect.contains(position) }),
      place.interior.contains(position)
    else { return nil }
    let origin = place.interior.origin
    let inside = position.moved(rows: -origin.row, columns: -origin.column)
    switch place.part {
    case .tree:
      return TreePanel(play: play).index(at: inside, place.interior.size).map { .race(.select($0)) }
    case .moves:
      return MovesPanel(play: play).move(atRow: inside.row, place.interior.size)
        .map { .race(.takeMove($0)) }
    case .lanes:
      return LanesPanel(play: play).move(atRow: inside.row, place.interior.size)
        .map { .race(.takeMove($0)) }
    case .tasks, .promises, .history, .source, .happened, .time, .oldData, .figure: return nil
    }
  }
}

extension Position {
  /// Returns the place this many rows and columns away.
  func moved(rows: Int, columns: Int) -> Position {
    Position(row: row + rows, column: column + columns)
  }
}
