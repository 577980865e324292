// Knows where the form of a race and the picture of its start stand on the screen.

import Display
import Playback
import Shmem

/// The form of a race on the whole screen, with the race at its start.
///
/// ```text
///   small             higher        wide
///   form              form          form | start
///   slots and hole    start
/// ```
struct FormScreen {
  private let form: RaceForm
  private let panel: FormPanel

  /// Makes the screen of the form that is open; nil if none is.
  init?(_ session: Session) {
    guard let form = session.form, let words = session.formWords else { return nil }
    self.form = form
    let role: Role =
      switch session.formOutcome {
      case .refused: .error
      case .playsAgain, .compares: .next
      case .begins, .goesBack, nil: .emphasis
      }
    panel = FormPanel(form: form, outcome: Line(words, role))
  }

  /// The boxes of the form and of the start, with their edges.
  private func boxes(_ layout: Layout) -> (form: Rect, start: Rect?) {
    let whole = layout.whole
    if whole.size.columns >= 100 {
      let left = max(58, whole.size.columns / 2)
      return (
        Rect(row: 0, column: 0, rows: whole.size.rows, columns: left),
        Rect(
          row: 0,
          column: left - 1,
          rows: whole.size.rows,
          columns: whole.size.columns - left + 1,
        )
      )
    }
    let lower = 7
    guard whole.size.rows >= 22 else { return (whole, nil) }
    let upper = whole.size.rows - lower
    return (
      Rect(row: 0, column: 0, rows: upper, columns: whole.size.columns),
      Rect(row: upper - 1, column: 0, rows: lower + 1, columns: whole.size.columns)
    )
  }

  /// Returns the cells of the form inside its box; below them the smallest screens have a strip of the start.
  private func cells(_ layout: Layout) -> Rect {
    let boxes = boxes(layout)
    var cells = boxes.form.framed
    if boxes.start == nil { cells.size.rows -= strip(layout).count }
    return cells
  }

  /// Returns the rows of the start that stand below a form without a box for it.
  private func strip(_ layout: Layout) -> [TreePanel.Row] {
    layout.size.rows < 18 ? [.now, .hole] : [.index, .now, .hole]
  }

  /// Draws the form and the start.
  func draw(_ layout: Layout, _ grid: inout Grid) {
    let boxes = boxes(layout)
    let cells = cells(layout)
    grid.box(boxes.form)
    grid.blit(panel.picture(cells.size), at: cells.origin)
    if let start = boxes.start {
      let preview = FormPreview(form: form)
      grid.box(start)
      grid.blit(preview.picture(start.framed.size), at: start.framed.origin)
      put(preview.title, on: start, &grid)
    } else {
      let rows = strip(layout)
      let preview = FormPreview(form: form, rows: rows)
      let size = Size(rows: rows.count, columns: cells.size.columns)
      grid.blit(preview.picture(size), at: cells.origin.moved(rows: cells.size.rows, columns: 0))
    }
    put(panel.title(cells.size), on: boxes.form, &grid)
  }

  /// Writes a title last, as the edges of a neighbour would be drawn over it.
  private func put(_ title: String, on box: Rect, _ grid: inout Grid) {
    let text = Line(" ", .title).appending(Line(title, .title).cut(to: box.size.columns - 6))
      .appending(" ", .title)
    grid.put(text, at: box.origin.moved(rows: 0, columns: 2))
  }

  /// Returns the position of the selected field, or of the selected slot.
  func selection(_ layout: Layout) -> Position? {
    let room = cells(layout)
    return panel.selection(room.size)
      .map { room.origin.moved(rows: $0.row, columns: $0.column) }
  }

  /// Returns the number of fields by which a page moves; one old field stays in view.
  func page(_ layout: Layout) -> Int { panel.page(cells(layout).size) }

  /// Returns the meaning of a click: a field or a slot is selected.
  func event(at position: Position, _ layout: Layout) -> Event? {
    let room = cells(layout)
    guard room.contains(position) else { return nil }
    let inside = position.moved(rows: -room.origin.row, columns: -room.origin.column)
    return panel.event(at: inside, room.size).map { .form($0) }
  }
}

/// The race of a form at its start.
struct FormPreview: Panel {
  let form: RaceForm
  /// The rows of the picture where there are only these; nil if it takes what room there is.
  var rows: [TreePanel.Row]?

  var title: String { "it starts like this" }

  func picture(_ size: Size) -> Grid {
    guard let play = form.preview else {
      let words =
        form.refusal == nil
        ? "The picture is left out: the file has more than \(RaceForm.largestPreview) slots."
        : "There is no race yet; the reason stands in the form."
      return Grid(Line(words, .dim).wrapped(to: size.columns), size: size)
    }
    return TreePanel(play: play, onStage: rows).picture(size)
  }
}
