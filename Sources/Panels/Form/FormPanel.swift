// Knows the look of a form: a line for each field, and what is said about them below.

import Display
import Playback
import Shmem

/// The fields of a form, the selected one in view.
///
/// ```text
///   > kernel      take-2        no page retry, faults wait
///     file        P . s<P>. .   6 slots
///     hole          [===]       1-3
///     page-retry  off           3.16 has on
///
///   Left and right change the kernel; rules chosen by hand stay.
///   Enter plays it; 2 old pages to go.
/// ```
struct FormPanel {
  let form: RaceForm
  /// The words about what Enter does.
  let outcome: Line

  /// A row of the form.
  private struct Row {
    let field: FormField
    /// True if a row of slots stands there.
    let hasSlots: Bool
    let line: Line
  }

  /// The columns before the values.
  private static let labelWidth = 14

  /// Returns the title, which says which part of a long form is in view.
  func title(_ size: Size) -> String {
    let rows = rows(size.columns)
    let shown = shown(rows, size)
    guard shown.count < rows.count else { return "your race" }
    return "your race, lines \(shown.lowerBound + 1) to \(shown.upperBound) of \(rows.count)"
  }

  func picture(_ size: Size) -> Grid {
    let rows = rows(size.columns)
    let lines = rows[shown(rows, size)].map(\.line)
    var grid = Grid(Array(lines), size: size)
    let below = words(size).suffix(size.rows)
    for (place, line) in below.enumerated() {
      grid.put(
        line.cut(to: size.columns),
        at: Position(row: size.rows - below.count + place, column: 0)
      )
    }
    return grid
  }

  /// Returns the position of the selected field or slot.
  func selection(_ size: Size) -> Position? {
    let rows = rows(size.columns)
    let shown = shown(rows, size)
    let wantsSlots = form.selected.isAboutSlots
    guard
      let row = shown.first(where: {
        rows[$0].field == form.selected && rows[$0].hasSlots == wantsSlots
      })
    else { return nil }
    let column = wantsSlots ? Self.labelWidth + slots(size.columns).selectedColumn : 0
    return Position(row: row - shown.lowerBound, column: column)
  }

  /// Returns the number of fields by which a page moves; one old field stays in view.
  func page(_ size: Size) -> Int {
    let rows = rows(size.columns)
    return max(1, Set(rows[shown(rows, size)].map(\.field)).count - 1)
  }

  /// Returns the meaning of a click: the slot there, or the field.
  func event(at position: Position, _ size: Size) -> FormEvent? {
    let rows = rows(size.columns)
    let shown = shown(rows, size)
    guard position.row >= 0, position.row < shown.count else { return nil }
    let row = rows[shown.lowerBound + position.row]
    if row.hasSlots,
      let index = slots(size.columns).index(atColumn: position.column - Self.labelWidth)
    {
      return .selectSlot(index)
    }
    return .select(row.field)
  }

  // MARK: Rows

  /// Returns the rows in view: those around the selected field.
  private func shown(_ rows: [Row], _ size: Size) -> Range<Int> {
    // A blank row stands above the words.
    let room = max(1, size.rows - words(size).count - 1)
    guard rows.count > room else { return rows.indices }
    let selected = rows.lastIndex { $0.field == form.selected } ?? 0
    let first = min(max(0, selected - (room - 1) / 2 - 1), rows.count - room)
    return first..<first + room
  }

  private func rows(_ width: Int) -> [Row] {
    let blamed = form.refusal?.field
    let slots = slots(width)
    return form.fields.flatMap { field -> [Row] in
      let head = head(of: field, isBlamed: field == blamed)
      let room = width - labelWidth(of: field)
      func row(_ line: Line, hasSlots: Bool = false) -> Row {
        Row(field: field, hasSlots: hasSlots, line: line)
      }
      switch field {
      case .file:
        let count = form.values.filePages
        let number = Line(count == 1 ? "1 slot" : "\(count) slots", .dim)
        let indent = Line.empty.padded(to: Self.labelWidth)
        return [
          row(indent.appending(slots.ruler.ending(with: number, at: room))),
          row(head.appending(slots.slots), hasSlots: true),
        ]
      case .hole:
        let text = Line(form.text(of: .hole), .emphasis)
        return [row(head.appending(slots.hole.ending(with: text, at: room)), hasSlots: true)]
      case .template, .title, .about, .kernel, .mapping, .call, .tasks, .task, .batch, .shift,
        .fuel, .fairness, .rule:
        return [row(head.appending(value(of: field, room)))]
      }
    }
  }

  private func slots(_ width: Int) -> FormSlots {
    // At the right stand the number of slots and the hole in figures.
    let reserved = max(10, form.text(of: .hole).count + 2)
    return FormSlots(form: form, width: width - Self.labelWidth - reserved)
  }

  /// The columns before the values of the rules.
  private static let ruleWidth = 4 + (Rule.all.map(\.name.count).max() ?? 0)

  private func labelWidth(of field: FormField) -> Int {
    switch field {
    case .rule: Self.ruleWidth
    case .template, .title, .about, .kernel, .mapping, .file, .hole, .call, .tasks, .task, .batch,
      .shift, .fuel, .fairness:
      Self.labelWidth
    }
  }

  /// Returns the marks and the name of a field.
  private func head(of field: FormField, isBlamed: Bool) -> Line {
    let isSelected = field == form.selected
    let width = labelWidth(of: field)
    let role: Role = isBlamed ? .error : isSelected ? .focus : .heading
    return Line(isSelected ? ">" : " ", .focus)
      .appending(isBlamed ? "x" : " ", .error)
      .appending(Line(field.name, role).cut(to: width - 3))
      .padded(to: width)
  }

  /// Returns the value of a field, with a remark at its right.
  private func value(of field: FormField, _ room: Int) -> Line {
    let isSelected = field == form.selected
    let text = form.text(of: field)
    let value = Line(text.isEmpty ? "-" : text, isSelected ? .focus : .text)
    guard let remark = remark(on: field) else { return value.cut(to: room) }
    let width = remarkColumn(besides: field, room)
    return value.padded(to: width).appending(remark).cut(to: room)
  }

  /// The columns from the value to its remark.
  private static let valueWidth = 15

  /// Returns the column of the remarks on a field and on its like: tasks, rules, or the field alone.
  ///
  /// They come closer to the values where one of them would be cut.
  private func remarkColumn(besides field: FormField, _ room: Int) -> Int {
    let remarked = form.fields.filter { $0.isLike(field) }
      .compactMap { like in
        remark(on: like).map { (value: form.text(of: like).widthInColumns, remark: $0.width) }
      }
    let closest = (remarked.map(\.value).max() ?? 0) + 2
    let widest = remarked.map(\.remark).max() ?? 0
    let usual = max(Self.valueWidth, closest)
    return usual + widest <= room ? usual : closest
  }

  private func remark(on field: FormField) -> Line? {
    if case .rule(let rule) = field, let usual = form.kernelSetting(of: rule) {
      return Line("! \(form.values.kernel.rawValue) has \(usual.word)", .changed)
    }
    if let former = form.formerText(of: field) {
      return Line("was \(former.isEmpty ? "-" : former)", .changed)
    }
    switch field {
    case .kernel: return Line(form.values.rules.essence, .dim)
    case .task(let place): return remark(onTask: place)
    case .shift where Scenario.mapShifts.contains(form.values.mapShift):
      return Line("\(1 << form.values.mapShift) slots in a node", .dim)
    case .template, .title, .about, .mapping, .file, .hole, .call, .tasks, .batch, .shift,
      .fuel, .fairness, .rule:
      return nil
    }
  }

  private func remark(onTask place: Int) -> Line {
    let task = form.values.tasks[place]
    let isFree = task.kind.worksOnPage && task.index == nil
    return Line(isFree ? "at any page" : task.kind.facts.summary, .dim)
  }

  // MARK: Words

  /// The rows that stay for fields above long words: two take the file, and the others show where it stands.
  private static let fieldRows = 5

  /// Returns the rows below the fields: the keys of the selected field, and two rows or more about the race.
  private func words(_ size: Size) -> [Line] {
    let room = max(3, size.rows - Self.fieldRows - 1)
    let state = outcome.wrapped(to: size.columns)
      .elided(to: Size(rows: room - 1, columns: size.columns))
    let blank = [Line](repeating: .empty, count: max(0, 2 - state.count))
    let keys = Line(FormWords(form: form).text, .dim).wrapped(to: size.columns)
      .elided(to: Size(rows: room - max(2, state.count), columns: size.columns))
    return keys + state + blank
  }
}

extension FormField {
  /// True if both fields are tasks, both are rules, or they are the same.
  fileprivate func isLike(_ other: FormField) -> Bool {
    switch (self, other) {
    case (.task, .task), (.rule, .rule): true
    case (.template, _), (.title, _), (.about, _), (.kernel, _), (.mapping, _), (.file, _),
      (.hole, _), (.call, _), (.tasks, _), (.task, _), (.batch, _), (.shift, _), (.fuel, _),
      (.fairness, _), (.rule, _):
      self == other
    }
  }
}
