// Knows how a session becomes a picture: which panels are shown, and where.

public import Display
public import Playback
import Shmem

/// The picture of a session.
public enum Screen {
  /// Draws a session on a screen of any size.
  ///
  /// The same session gives the same picture, cell by cell.
  public static func grid(of session: Session, size: Size) -> Grid {
    if session.mode == .blank { return Grid(size: size) }
    let onStage = session.talk.isOnStage
    guard let layout = Layout(size, onStage: onStage) else {
      return TooSmallPanel.grid(size, onStage: onStage)
    }
    var grid = Grid(size: size)
    let bottomLines = BottomLine.lines(
      session,
      widthInColumns: size.columns,
      atMost: size.rows - 1
    )
    draw(session, layout, leavingBottomRows: bottomLines.count, &grid)
    guard session.mode != .talk else {
      let line = StageLine.line(session, widthInColumns: size.columns)
      grid.put(line, at: Position(row: layout.hintRow, column: 0))
      // What the last row has no room for is read above it.
      if session.message != nil, bottomLines.count > 1 {
        grid.put(bottomLines, above: layout.hintRow)
      }
      return grid
    }
    grid.put(bottomLines, above: layout.hintRow)
    let hints = HintLine.line(session.mode, widthInColumns: size.columns)
    grid.put(hints, at: Position(row: layout.hintRow, column: 0))
    return grid
  }

  /// The smallest screen on which a race is shown; on a smaller one only that it is too small.
  public static func smallestSize(onStage: Bool) -> Size { Layout.minimum(onStage: onStage) }

  /// Where the terminal's own cursor belongs, for those who follow it: readers of braille above all.
  ///
  /// - Returns: the selected slot, the selected item, or the end of the line being written; none
  ///   where nothing is shown.
  public static func cursor(of session: Session, size: Size) -> Position? {
    guard session.mode != .blank, let layout = Layout(size, onStage: session.talk.isOnStage) else {
      return nil
    }
    switch session.overlay {
    case .prompt(let prompt):
      let column = BottomLine.cursorColumn(prompt, widthInColumns: size.columns)
      return Position(row: layout.bottomRow, column: column)
    case .reading, .script: return layout.interior.origin
    case .chapters(let selected):
      let place = session.play.map { ChaptersPanel(play: $0, selected: selected) }
        .map { $0.selection(layout.interior.size).row }
      return layout.interior.origin.moved(rows: place ?? 0, columns: 0)
    case .injection(let selected):
      let place = Injection.allCases.firstIndex(of: selected) ?? 0
      return InjectionPanel.rect(in: layout.body).framed.origin.moved(rows: place, columns: 0)
    case nil: break
    }
    guard let play = session.play else {
      return list(of: session).selection(layout.interior.size)
        .map { layout.interior.origin.moved(rows: $0.row, columns: $0.column) }
    }
    guard !session.talk.isOnStage else { return StagePanel(play: play).selection(size) }
    guard let tree = layout.place(of: .tree)?.interior else { return nil }
    return TreePanel(play: play).selection(tree.size)
      .map { tree.origin.moved(rows: $0.row, columns: $0.column) }
  }

  /// What the session has to know about what is shown: that a text has been scrolled to its end.
  ///
  /// - Returns: a fact that settles the session, or none if it is settled.
  public static func correction(of session: Session, size: Size) -> Event? {
    guard let layout = Layout(size, onStage: session.talk.isOnStage) else { return nil }
    let (scroll, last): (Int, Int)
    switch session.overlay {
    case .reading(let text, let line):
      let panel = ReadingPanel(text, of: session.play, scroll: line)
      if let search = session.textSearch, search.isPending {
        return .foundLine(panel.match(of: search, layout.interior.size))
      }
      (scroll, last) = (line, panel.lastScroll(layout.interior.size))
    case .script(let script):
      (scroll, last) = (script.scroll, ScriptPanel(script: script).lastScroll(layout.interior.size))
    case .injection, .chapters, .prompt, nil: return nil
    }
    return scroll > last ? .scrollReading(to: last) : nil
  }

  /// What a key means that turns the pages of a text: only the screen knows how long a page is.
  ///
  /// - Returns: another event in its place, or the same one.
  public static func measured(_ event: Event, of session: Session, size: Size) -> Event {
    guard event == .pageDown || event == .pageUp,
      case .reading(let text, let scroll) = session.overlay,
      let layout = Layout(size, onStage: session.talk.isOnStage)
    else { return event }
    let panel = ReadingPanel(text, of: session.play, scroll: scroll)
    let pages = event == .pageDown ? 1 : -1
    return .scrollReading(to: panel.scroll(byPages: pages, layout.interior.size))
  }

  /// What a click means: a slot of the tree is selected, a move is taken, an item is chosen.
  public static func event(
    forClickAt position: Position,
    in session: Session,
    size: Size,
  ) -> Event? {
    if session.mode == .blank { return .talk(.showAgain) }
    guard let layout = Layout(size, onStage: session.talk.isOnStage) else { return nil }
    switch session.overlay {
    case .reading, .prompt, .script: return nil
    case .chapters(let selected):
      guard let play = session.play, layout.interior.contains(position) else { return nil }
      let row = position.row - layout.interior.origin.row
      return ChaptersPanel(play: play, selected: selected)
        .chapter(atRow: row, layout.interior.size).map { .choose($0) }
    case .injection:
      let rect = InjectionPanel.rect(in: layout.body).framed
      guard rect.contains(position) else { return nil }
      return .choose(position.row - rect.origin.row + 1)
    case nil: break
    }
    guard let play = session.play else {
      guard layout.interior.contains(position) else { return nil }
      let row = position.row - layout.interior.origin.row
      return list(of: session).item(atRow: row, layout.interior.size)
        .map { .choose($0) }
    }
    guard !session.talk.isOnStage else {
      return StagePanel(play: play).index(at: position, size).map { .select($0) }
    }
    return event(forClickAt: position, in: play, layout)
  }

  private static func event(
    forClickAt position: Position,
    in play: Play,
    _ layout: Layout,
  ) -> Event? {
    guard let place = layout.places.first(where: { $0.interior.contains(position) }) else {
      return nil
    }
    let origin = place.interior.origin
    let inside = position.moved(rows: -origin.row, columns: -origin.column)
    switch place.part {
    case .tree:
      return TreePanel(play: play).index(at: inside, place.interior.size).map { .select($0) }
    case .moves:
      return MovesPanel(play: play).move(atRow: inside.row, place.interior.size)
        .map { .takeMove($0) }
    case .lanes:
      return LanesPanel(play: play).move(atRow: inside.row, place.interior.size)
        .map { .takeMove($0) }
    case .tasks, .promises, .history, .source, .happened, .time: return nil
    }
  }

  // MARK: Drawing

  private static func draw(
    _ session: Session,
    _ layout: Layout,
    leavingBottomRows: Int,
    _ grid: inout Grid
  ) {
    // What is searched in stays in view while the line for it is written.
    let overlay = session.overlay?.beneathLine
    if case .reading(let text, let scroll) = overlay {
      let found = session.textSearch.flatMap { $0.isPending ? nil : $0.line }
      drawAlone(
        ReadingPanel(text, of: session.play, scroll: scroll, found: found),
        layout,
        &grid
      )
      return
    }
    if case .script(let script) = session.overlay {
      drawAlone(ScriptPanel(script: script), layout, &grid)
      return
    }
    guard let play = session.play else {
      drawAlone(list(of: session), layout, &grid)
      return
    }
    if case .chapters(let selected) = overlay {
      drawAlone(ChaptersPanel(play: play, selected: selected), layout, &grid)
      return
    }
    if session.talk.isOnStage {
      grid.blit(StagePanel(play: play).picture(layout.size), at: Position(row: 0, column: 0))
    } else {
      draw(play, layout, leavingBottomRows: leavingBottomRows, &grid)
    }
    if case .injection(let selected) = session.overlay {
      let rect = InjectionPanel.rect(in: layout.body)
      let panel = InjectionPanel(play: play, selected: selected)
      grid.fill(layout.margin(around: rect), with: .blank)
      grid.box(rect, title: panel.title, weight: .double)
      grid.blit(panel.picture(rect.framed.size), at: rect.framed.origin)
    }
  }

  /// What there is to choose from while no race is open.
  private static func list(of session: Session) -> ChoiceList {
    session.golf.map { ChoiceList($0) } ?? ChoiceList(session.gallery)
  }

  private static func drawAlone(_ panel: any Panel, _ layout: Layout, _ grid: inout Grid) {
    grid.box(layout.whole, title: panel.title)
    grid.blit(panel.picture(layout.interior.size), at: layout.interior.origin)
  }

  private static func draw(
    _ play: Play,
    _ layout: Layout,
    leavingBottomRows: Int,
    _ grid: inout Grid
  ) {
    let title = TitleLine(play: play).line(
      widthInColumns: layout.size.columns,
      withPromises: layout.place(of: .promises) == nil,
    )
    grid.put(title, at: Position(row: 0, column: 0))
    let parts = layout.places.map { (place: $0, panel: panel(for: $0.part, play)) }
    for (place, panel) in parts {
      switch place.edge {
      case .box: grid.box(place.rect)
      case .rule:
        grid.horizontalLine(row: place.rect.origin.row, columns: place.rect.columns)
      case .none: break
      }
      var room = place.interior.size
      // What is said is not written where it would be covered at once.
      if leavingBottomRows > 0, place.part == .happened {
        let covered = place.interior.rows.upperBound - (layout.hintRow - leavingBottomRows)
        room.rows = max(0, room.rows - max(0, covered))
      }
      grid.blit(panel.picture(room), at: place.interior.origin)
    }
    // Titles last: the edges of a neighbour would be drawn over them.
    for (place, panel) in parts where place.edge != .none {
      let room = place.rect.size.columns - 6
      let text = Line(" ", .title).appending(Line(panel.title, .title).cut(to: room))
        .appending(" ", .title)
      grid.put(text, at: place.rect.origin.moved(rows: 0, columns: 2))
    }
  }

  private static func panel(for part: Layout.Part, _ play: Play) -> any Panel {
    switch part {
    case .tree: TreePanel(play: play)
    case .tasks: TasksPanel(play: play)
    case .promises: PromisesPanel(play: play)
    case .moves: MovesPanel(play: play)
    case .lanes: LanesPanel(play: play)
    case .history: HistoryPanel(play: play)
    case .source: SourcePanel(play: play)
    case .happened: HappenedPanel(play: play)
    case .time: TimePanel(play: play)
    }
  }
}

extension Overlay {
  /// What lies over the race while a line is written that is searched for in it; else the same.
  fileprivate var beneathLine: Overlay {
    guard case .prompt(let prompt) = self else { return self }
    switch prompt.kind {
    case .find(let text, let scroll): return .reading(text, scroll: scroll)
    case .findChapter(let selected): return .chapters(selected: selected)
    case .command, .search: return self
    }
  }
}

extension Layout {
  /// The box of a panel that has the screen for itself.
  fileprivate var whole: Rect {
    Rect(row: 0, column: 0, rows: size.rows - 1, columns: size.columns)
  }

  /// The cells inside that box.
  fileprivate var interior: Rect { whole.framed }

  /// A rectangle with air at its sides, up to the frame of the screen if only scraps of text would
  /// be seen there.
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
  /// Writes lines one below the other, the last one into the row above another.
  fileprivate mutating func put(_ lines: [Line], above row: Int) {
    for (place, line) in lines.enumerated() {
      put(line, at: Position(row: row - lines.count + place, column: 0))
    }
  }
}

extension Rect {
  /// The cells inside a box, with a column of air on both sides.
  fileprivate var framed: Rect {
    Rect(
      row: origin.row + 1,
      column: origin.column + 2,
      rows: max(0, size.rows - 2),
      columns: max(0, size.columns - 4),
    )
  }
}

extension Position {
  /// The place so many rows and columns away.
  fileprivate func moved(rows: Int, columns: Int) -> Position {
    Position(row: row + rows, column: column + columns)
  }
}
