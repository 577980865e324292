// Knows the list of tasks that can be injected at the selected slot.

import Display
import Playback
import Shmem

/// The choice of a task to inject into the race, and of its options.
///
/// ```text
///   > 1 r  read(2), as a task to step
///     2 s  splice(2) of the page into a pipe
///     - c  Slot 2 holds no page.
///
///   options: +L loop
///   inject read:loop at 2
/// ```
struct InjectionPanel: Panel {
  let play: Play
  let selected: Injection

  var title: String {
    let glyph = play.snapshot.glyph(at: play.selected)
    return "inject at slot \(play.selected), now \(glyph.text)"
  }

  func place(_ size: Size) -> String? { "\(position + 1) of \(Injection.allCases.count)" }

  /// Returns the number of items by which a page moves; one old item stays in view.
  func page(_ size: Size) -> Int { max(1, listRows(size) - 1) }

  func picture(_ size: Size) -> Grid {
    let first = firstItem(size)
    let shown = Injection.allCases.enumerated().dropFirst(first).prefix(listRows(size)).map(line)
    return Grid(shown + [.empty] + choice(width: size.columns), size: size)
  }

  /// Returns the cells of the box, its edges included.
  static func rect(in body: Rect) -> Rect {
    let columns = min(80, body.size.columns)
    let rows = min(Injection.allCases.count + choiceRows + 3, body.size.rows)
    return Rect(
      row: body.rows.upperBound - 1 - rows,
      column: (body.size.columns - columns) / 2,
      rows: rows,
      columns: columns,
    )
  }

  /// Returns the row of the selected item.
  func selectedRow(_ size: Size) -> Int { position - firstItem(size) }

  /// Returns the number of the item in a row, counted from 1; nil if there is none.
  func item(atRow row: Int, _ size: Size) -> Int? {
    guard row < listRows(size) else { return nil }
    let item = row + firstItem(size)
    return Injection.allCases.indices.contains(item) ? item + 1 : nil
  }

  /// The rows for the options and for the task as it will be injected.
  private static let choiceRows = 2

  private var position: Int { Injection.allCases.firstIndex(of: selected) ?? 0 }

  /// Returns the rows of the list; an empty row follows it.
  private func listRows(_ size: Size) -> Int {
    min(Injection.allCases.count, max(1, size.rows - Self.choiceRows - 1))
  }

  private func firstItem(_ size: Size) -> Int { max(0, position - listRows(size) + 1) }

  private func words(of refusal: InjectionRefusal) -> String {
    play.snapshot.scenario.kernel.naming(refusal.words)
  }

  private func line(_ number: Int, _ injection: Injection) -> Line {
    let isSelected = injection == selected
    let head = Line(isSelected ? "> " : "  ", .focus)
    let label: Line =
      switch play.task(for: injection) {
      case .success: Line(injection.key.label, isSelected ? .focus : .text)
      case .failure(let refusal): Line(words(of: refusal), .waiting)
      }
    let isRefused = label.spans.first?.role == .waiting
    let digits = "\(number + 1)"
    return head.appending(
      isRefused ? " -" : String(repeating: " ", count: 2 - digits.count),
      .hintKey
    )
    .appending(isRefused ? "" : digits, .hintKey)
    .appending(" \(injection.key.letter)  ", .hintKey)
    .appending(label)
  }

  /// The columns before the words of an item.
  private static let headWidth = 8

  /// Returns the options of the selected task, and the command that Enter stands for; in their place a refusal that the
  /// list has to cut.
  private func choice(width: Int) -> [Line] {
    switch (selected, play.task(for: selected)) {
    case (_, .failure(let refusal))
    where words(of: refusal).widthInColumns > width - Self.headWidth:
      let room = Size(rows: Self.choiceRows, columns: width - 2)
      return Line(words(of: refusal), .waiting).wrapped(to: room.columns).elided(to: room)
        .map { Line("  ", .text).appending($0) }
    case (.task(let kind), .success(let task)):
      return [options(of: kind), Line("  \(task.injectionText)", .dim)]
    case (.task(let kind), .failure): return [options(of: kind), .empty]
    case (.swizzle, _): return [Line("  A whole swizzle has no options.", .dim), .empty]
    }
  }

  private func options(of kind: TaskKind) -> Line {
    var line = Line("  options:", .dim)
    for option in TaskOption.allCases where option.suits(kind) {
      let isChosen = play.injectionOptions.chosen.contains(option)
      let number = play.injectionOptions.number(for: option).map { "=\($0)" } ?? ""
      let page = option.number == .page ? "\(number) < >" : number
      line = line.appending(isChosen ? " +" : "  ", .focus)
        .appending("\(option.key)", .hintKey)
        .appending(" \(option.rawValue)\(page)", isChosen ? .focus : .text)
    }
    return line
  }
}
