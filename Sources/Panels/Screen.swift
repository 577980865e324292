// Draws a session: chooses the panels and their places.

package import Display
package import Playback
import Shmem

/// The picture of a session.
package enum Screen {
  /// Draws a session on a screen of any size.
  ///
  /// The same session always gives the same picture, cell by cell.
  package static func grid(of session: Session, size: Size) -> Grid {
    if session.mode == .blank { return Grid(size: size) }
    guard let layout = Layout(of: session, size) else {
      return TooSmallPanel.grid(size, session)
    }
    var grid = Grid(size: size)
    let bottomLines = bottomLines(session, size)
    draw(session, layout, leavingBottomRows: bottomLines.count, &grid)
    guard session.mode != .talk else {
      let line = StageLine(session, size)
      grid.put(line.line, at: Position(row: layout.hintRow, column: 0))
      if line.leavesMessage { grid.put(bottomLines, above: layout.hintRow) }
      return grid
    }
    grid.put(bottomLines, above: layout.hintRow)
    let hints = HintLine.line(session, size)
    grid.put(hints, at: Position(row: layout.hintRow, column: 0))
    return grid
  }

  /// Returns the smallest screen on which a race is shown; a smaller one only says that it is too
  /// small.
  package static func smallestSize(onStage: Bool) -> Size { Layout.minimum(onStage: onStage) }

  private static func draw(
    _ session: Session,
    _ layout: Layout,
    leavingBottomRows: Int,
    _ grid: inout Grid
  ) {
    // The text that is searched stays in view while the search line is written.
    let overlay = session.overlay?.beneathLine
    let found = session.textSearch.flatMap { $0.isPending ? nil : $0.line }
    if case .reading(let text, let scroll) = overlay {
      drawAlone(
        ReadingPanel(text, of: session, size: layout.size, scroll: scroll, found: found),
        layout,
        &grid
      )
      return
    }
    if case .script(let script) = overlay {
      drawAlone(ReadingPanel(script, found: found), layout, &grid)
      return
    }
    if let form = FormScreen(session) {
      form.draw(layout, &grid)
      return
    }
    guard let play = session.play else {
      drawAlone(list(of: session), layout, &grid)
      return
    }
    if let overlay, drawCovering(overlay, play, session, layout, &grid) { return }
    if session.talk.isOnStage {
      let stage = StagePanel(play: play, placeInTalk: session.placeInTalk)
      grid.blit(stage.picture(layout.size), at: Position(row: 0, column: 0))
    } else {
      let title = TitleLine(
        play: play,
        place: session.shortPlace,
        placeInPlaylist: session.placeInPlaylist
      )
      draw(play, title, layout, leavingBottomRows: leavingBottomRows, &grid)
    }
    if case .injection(let selected) = overlay {
      let rect = InjectionPanel.rect(in: layout.body)
      drawOver(InjectionPanel(play: play, selected: selected), rect, layout, &grid)
    }
    if case .why(let list) = overlay {
      let panel = WhyPanel(play: play, list: list)
      drawOver(panel, panel.rect(in: layout.body), layout, &grid)
    }
  }

  /// Draws a panel in a box over the race.
  private static func drawOver(
    _ panel: any Panel,
    _ rect: Rect,
    _ layout: Layout,
    _ grid: inout Grid
  ) {
    grid.fill(layout.margin(around: rect), with: .blank)
    grid.box(rect, title: title(of: panel, rect.framed.size), weight: .double)
    grid.blit(panel.picture(rect.framed.size), at: rect.framed.origin)
  }

  /// Returns the list to choose from while no race is open.
  static func list(of session: Session) -> ChoiceList {
    session.golf.map { ChoiceList($0) } ?? ChoiceList(session.gallery)
  }

  /// Returns the title of a panel, and what part of it is shown.
  private static func title(of panel: any Panel, _ size: Size) -> String {
    guard let place = panel.place(size) else { return panel.title }
    // The place is seen whole: where both do not fit, the title is cut.
    let room = max(0, size.columns - 2 - place.count - 2)
    return "\(Line(panel.title, .title).cut(to: room).text), \(place)"
  }

  static func drawAlone(_ panel: any Panel, _ layout: Layout, _ grid: inout Grid) {
    grid.box(layout.whole, title: title(of: panel, layout.interior.size))
    grid.blit(panel.picture(layout.interior.size), at: layout.interior.origin)
  }

  private static func draw(
    _ play: Play,
    _ titleLine: TitleLine,
    _ layout: Layout,
    leavingBottomRows: Int,
    _ grid: inout Grid
  ) {
    let title = titleLine.line(
      widthInColumns: layout.size.columns,
      withPromises: layout.place(of: .promises) == nil,
    )
    grid.put(title, at: Position(row: 0, column: 0))
    let parts = places(play, layout, leavingBottomRows: leavingBottomRows)
      .map { (place: $0, panel: panel(for: $0.part, play, layout)) }
    for (place, panel) in parts {
      switch place.edge {
      case .box: grid.box(place.rect)
      case .rule:
        grid.horizontalLine(row: place.rect.origin.row, columns: place.rect.columns)
      case .none: break
      }
      var room = place.interior.size
      // The text about the last step avoids the rows that a message covers.
      if leavingBottomRows > 0, place.part == .happened {
        let covered = place.interior.rows.upperBound - (layout.hintRow - leavingBottomRows)
        room.rows = max(0, room.rows - max(0, covered))
      }
      grid.blit(panel.picture(room), at: place.interior.origin)
    }
    // Titles come last, as the edges of a neighbour would be drawn over them.
    for (place, panel) in parts where place.edge != .none {
      let room = place.rect.size.columns - 6
      let text = Line(" ", .title).appending(Line(panel.title, .title).cut(to: room))
        .appending(" ", .title)
      grid.put(text, at: place.rect.origin.moved(rows: 0, columns: 2))
    }
  }

  private static func panel(
    for part: Layout.Part,
    _ play: Play,
    _ layout: Layout
  ) -> any Panel {
    switch part {
    case .tree: TreePanel(play: play)
    case .tasks: TasksPanel(play: play)
    case .promises: PromisesPanel(play: play)
    case .moves: MovesPanel(play: play)
    case .lanes: LanesPanel(play: play)
    case .history: HistoryPanel(play: play)
    case .source: SourcePanel(play: play)
    case .happened:
      HappenedPanel(play: play, tellingTreeLock: layout.place(of: .tree)?.edge == Layout.Edge.none)
    case .time: TimePanel(play: play)
    case .oldData: OldDataPanel(play: play)
    case .figure: FigurePanel(play: play)
    }
  }
}

extension Overlay {
  /// The overlay that stays visible below a line being written: the text or list that the line
  /// searches; otherwise the overlay itself.
  fileprivate var beneathLine: Overlay? {
    guard case .prompt(let prompt) = self else { return self }
    switch prompt.kind {
    case .findSlot(let zoom): return .zoom(zoom)
    case .find(let beneath): return beneath
    case .nameBranch(let list): return .branches(list)
    case .newBreakpoint(let selected): return .breakpoints(selected: selected)
    case .command, .search, .field, .formFile: return self
    }
  }
}

extension Layout {
  /// Places the parts of the picture of a session; nil if the screen is too small.
  init?(of session: Session, _ size: Size) {
    let levels = session.play.map { TreePanel.levels(of: $0.snapshot.scenario) }
    self.init(size, onStage: session.talk.isOnStage, levels: levels ?? 1)
    if let figure = session.play?.figure { self = withFigure(atEnd: figure.isRecap) }
  }

  /// The box of a panel that has the screen to itself.
  var whole: Rect {
    Rect(row: 0, column: 0, rows: size.rows - 1, columns: size.columns)
  }

  /// The cells inside that box.
  var interior: Rect { whole.framed }

  /// Returns a rectangle widened by air at its sides; it reaches the frame of the screen where only
  /// scraps of text would be left in between.
  fileprivate func margin(around rect: Rect) -> Rect {
    let edge = places.first?.edge == .box ? 1 : 0
    let left = rect.origin.column - edge
    let right = size.columns - edge - rect.columns.upperBound
    func air(_ side: Int) -> Int { max(0, side < 32 ? side : 2) }
    return Rect(
      row: rect.origin.row,
      column: rect.origin.column - air(left),
      rows: rect.size.rows,
      columns: rect.size.columns + air(left) + air(right),
    )
  }
}

extension Grid {
  /// Writes lines one below the other; the last one is right above `row`.
  fileprivate mutating func put(_ lines: [Line], above row: Int) {
    for (place, line) in lines.enumerated() {
      put(line, at: Position(row: row - lines.count + place, column: 0))
    }
  }
}

extension Rect {
  /// The cells inside a box of this rectangle, with a column of air on both sides.
  var framed: Rect {
    Rect(
      row: origin.row + 1,
      column: origin.column + 2,
      rows: max(0, size.rows - 2),
      columns: max(0, size.columns - 4),
    )
  }
}
