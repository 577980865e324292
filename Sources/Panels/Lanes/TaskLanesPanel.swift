// Draws a branch as lanes: a row for each step, a column for each task, a bar for all that it holds.

import Display
import Playback
import Shmem

/// The lanes of a branch: who holds what, and who waits for whom.
///
/// ```text
///   step  punch               reclaim-1
///    13   P1 i_mutex ─┐
///    14               │       C2 lock P3 ──┐
///         P17 waits ──┼───────────────────>│        the wait for the lock of P3
///    15               │       C13 -lock P3 ┘
///    16   P17 lock P3 │┐
/// ```
struct TaskLanesPanel: Panel {
  let play: Play
  let table: StepTable

  var title: String {
    "lanes, \(play.placeWords(of: table))"
  }

  func picture(_ size: Size) -> Grid {
    var grid = Grid(size: size)
    let wide = self.layout(size.columns)
    let words = words(size, wide)
    let room = max(1, size.rows - LaneRows.head - words.count)
    let lines = shown(room)
    let spans = play.timeline.holdingSpans(along: table.way, in: places(lines))
    let last = LaneBar.bars(for: spans, atMost: LaneLayout.mostBars).map(\.position).max() ?? 0
    let layout = wide.sharing(
      quietWidths(lines, spans, wide),
      texts: textWidths(lines),
      bars: last + 1,
      size.columns
    )
    drawHead(lines, layout, &grid)
    let bars = LaneBar.bars(for: spans, atMost: layout.barCount)
    let rows = LaneRows(lines: lines, layout: layout, bars: bars, width: size.columns)
    drawBars(rows, &grid)
    for (number, line) in lines.enumerated() {
      switch line {
      case .row(let places): draw(places, in: LaneRows.head + number, rows, &grid)
      case .wait(let wait, _): draw(wait, in: LaneRows.head + number, rows, &grid)
      }
    }
    dotReferences(rows, &grid)
    for (row, line) in words.enumerated() {
      let start = Position(row: LaneRows.head + room + row, column: 0)
      grid.put(line.cut(to: size.columns), at: start)
    }
    return grid
  }

  /// Returns the lanes for a width.
  func layout(_ width: Int) -> LaneLayout {
    LaneLayout(
      Array(play.timeline[table.way[table.way.count - 1]].snapshot.machine.tasks),
      skipping: table.lanesSkipped,
      showing: play.timeline.actor(at: table.moment),
      numberWidth: String(play.timeline.lastNumber).count,
      width
    )
  }

  // MARK: Lines

  private func shown(_ room: Int) -> [LaneLine] {
    let (rows, position) = table.rows(of: play, along: table.way)
      .rows(around: table.selected, reach: room)
    let before = rows[..<position].flatMap(lines)
    let lines = before + rows[position...].flatMap(lines)
    let first = max(0, min(before.count - room / 2, lines.count - room))
    return Array(lines.dropFirst(first).prefix(room))
  }

  private func lines(_ row: Range<Int>) -> [LaneLine] {
    let place = row.upperBound - 1
    let waits = play.timeline.waitsBegun(at: table.way[place])
    return [.row(row)] + waits.map { .wait($0, place: place) }
  }

  /// Returns the places of the rows shown; the first is that of the first row.
  private func places(_ lines: [LaneLine]) -> Range<Int> {
    let places = lines.map(\.place)
    guard let first = places.first, let last = places.last else { return 0..<0 }
    return first..<last + 1
  }

  /// Returns the tasks that have no words in some lines, with the columns of their names and bars, and those of what
  /// they hold.
  private func quietWidths(
    _ lines: [LaneLine],
    _ spans: [HoldingSpan],
    _ layout: LaneLayout
  ) -> [TaskID: (least: Int, useful: Int)] {
    let places = places(lines)
    let holders = Set(spans.map(\.task))
    var busy: Set<TaskID> = []
    for line in lines {
      switch line {
      case .row(let row):
        busy.insert(play.timeline.actor(at: table.way[row.upperBound - 1]) ?? .puncher)
      case .wait(let wait, _):
        busy.insert(wait.task)
        if let holder = wait.holder { busy.insert(holder) }
      }
    }
    let (present, last) = (snapshot(max(0, places.lowerBound - 1)), snapshot(table.way.count - 1))
    let quiet = layout.tasks.filter { !busy.contains($0) }
    return quiet.reduce(into: [:]) { widths, task in
      let isThere = Int(task.rawValue) < present.scenario.tasks.count
      let held = isThere ? present.describe(present.holdings(of: task)) : []
      let words = held.isEmpty ? 0 : "holds \(held.joined(separator: ", "))".count + 1
      let bars = holders.contains(task) ? LaneLayout.widthOfBars : 0
      let least = max(last.name(of: task).count + 2, bars)
      widths[task] = (least, max(least, words))
    }
  }

  /// Returns the columns of the longest text of each task in some lines.
  private func textWidths(_ lines: [LaneLine]) -> [TaskID: Int] {
    lines.reduce(into: [:]) { widths, line in
      guard case .row(let row) = line else { return }
      let place = row.upperBound - 1
      let task = play.timeline.actor(at: table.way[place]) ?? .puncher
      widths[task] = max(widths[task] ?? 0, text(of: place, LaneLayout.widest).width)
    }
  }

  func snapshot(_ place: Int) -> Snapshot { play.timeline[table.way[place]].snapshot }

  // MARK: Drawing

  /// Draws the names of the tasks, and what each holds before the first row.
  private func drawHead(_ lines: [LaneLine], _ layout: LaneLayout, _ grid: inout Grid) {
    grid.put("step", at: Position(row: 0, column: 0), role: .dim)
    let first = places(lines).lowerBound
    let present = snapshot(max(0, first - 1))
    if first > 0 {
      let number = play.timeline.number(of: table.way[first - 1])
      grid.put("at \(number)", at: Position(row: 1, column: 0), role: .dim)
    }
    let last = snapshot(table.way.count - 1)
    let held = layout.tasks.map { task in
      let isThere = Int(task.rawValue) < present.scenario.tasks.count && first > 0
      return isThere ? present.describe(present.holdings(of: task)) : []
    }
    for (number, task) in layout.tasks.enumerated() {
      guard let start = layout.start(of: task) else { continue }
      let name = Line(last.name(of: task), .emphasis).cut(to: layout.width(of: task) - 1)
      grid.put(name, at: Position(row: 0, column: start))
      guard !held[number].isEmpty else { continue }
      // The words may run on over the lanes of tasks that hold nothing.
      let next = layout.tasks.indices.first { $0 > number && !held[$0].isEmpty }
      let end = next.flatMap { layout.start(of: layout.tasks[$0]) } ?? grid.size.columns
      let width = end - 1 - start
      let sentence = "holds \(held[number].joined(separator: ", "))"
      let words =
        sentence.count <= width
        ? sentence
        : Self.shortened(held[number], separator: ", ", widthInColumns: width)
      grid.put(Line(words, .dim).cut(to: width), at: Position(row: 1, column: start))
    }
  }

  /// Returns the columns for the text of a step.
  func textRoom(at place: Int, _ rows: LaneRows) -> Int {
    guard let row = rows.row(of: place) else { return 1 }
    let snapshot = snapshot(place)
    let actor = play.timeline.actor(at: table.way[place]) ?? .puncher
    let waiting = snapshot.machine.tasks.filter { $0 != actor && snapshot.wait(of: $0) != nil }
    return rows.room(inRow: row, of: actor, beside: waiting)
  }

  /// Returns the id of a step, and what its task has taken and let go of.
  func text(of place: Int, _ width: Int) -> Line {
    let moment = table.way[place]
    guard let change = play.timeline.change(at: moment),
      let task = play.timeline.actor(at: moment)
    else { return Line("start", .text) }
    guard let step = change.step else { return Line("+ joins", .text) }
    let before = change.before.heldThings(by: task)
    let after = change.after.heldThings(by: task)
    let taken = change.after.describe(after.filter { !before.contains($0) })
    let given = change.after.describe(before.filter { !after.contains($0) }).map { "-" + $0 }
    let line = Line(step.id.rawValue + " ", .text)
    let changes = Self.shortened(
      taken + given,
      separator: " ",
      widthInColumns: width - line.width
    )
    guard changes.isEmpty else { return line.appending(changes, .emphasis) }
    let statement = change.before.statement(of: step.id, for: task)
    let text = statement.text(
      in: change.before.scenario.kernel,
      widthInColumns: width - line.width
    )
    return line.appending(text, .dim)
  }

  private func draw(_ places: Range<Int>, in row: Int, _ rows: LaneRows, _ grid: inout Grid) {
    let layout = rows.layout
    let place = places.upperBound - 1
    let moment = table.way[place]
    let isSelected = places.contains(table.selected)
    let isNow = moment == play.timeline.current
    let number = "\(play.timeline.number(of: moment))"
    let blanks = String(repeating: " ", count: max(0, layout.labelWidth - 2 - number.count))
    let role: Role = isSelected ? .focus : isNow ? .selected : .dim
    grid.put(
      (isSelected ? ">" : isNow ? "*" : " ") + blanks + number,
      at: Position(row: row, column: 0),
      role: role
    )
    let actor = play.timeline.actor(at: moment)
    let snapshot = snapshot(place)
    for task in layout.tasks where Int(task.rawValue) < snapshot.scenario.tasks.count {
      guard let start = layout.start(of: task) else { continue }
      let at = Position(row: row, column: start)
      if task == actor || actor == nil && task == .puncher {
        let width = textRoom(at: place, rows)
        grid.put(text(of: place, width).cut(to: width), at: at)
      } else if snapshot.wait(of: task) != nil {
        grid.put(":", at: at, role: .waiting)
      }
    }
    if let actor, layout.start(of: actor) == nil {
      drawHidden(actor, at: place, in: row, rows, &grid)
    }
  }

  /// Names the task of a step whose lane is out of sight.
  private func drawHidden(
    _ task: TaskID,
    at place: Int,
    in row: Int,
    _ rows: LaneRows,
    _ grid: inout Grid
  ) {
    let id = play.timeline.change(at: table.way[place])?.step?.id.rawValue ?? "+"
    drawAside("\(snapshot(place).name(of: task)) \(id)", .dim, in: row, rows, &grid)
  }

  /// Writes words about a task whose lane is out of sight, in the first gap between bars with room: `(read-2 S3)`.
  func drawAside(
    _ words: String,
    _ role: Role,
    in row: Int,
    _ rows: LaneRows,
    _ grid: inout Grid
  ) {
    let line = Line("(\(words))", role)
    // The first column of a lane is for the sign of its wait.
    let bars = rows.bars(inRow: row).map(\.column).sorted()
    let starts = [rows.layout.labelWidth + 2] + bars.map { $0 + 3 }
    let gaps = zip(starts, bars.map { $0 - 1 } + [grid.size.columns]).map { $0..<max($0, $1) }
    guard let widest = gaps.max(by: { $0.count < $1.count }) else { return }
    let gap = gaps.first { $0.count >= line.width } ?? widest
    grid.put(line.cut(to: gap.count), at: Position(row: row, column: gap.lowerBound))
  }
}
