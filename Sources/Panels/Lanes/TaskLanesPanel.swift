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

  /// A line of the lanes.
  private enum LaneLine: Hashable {
    /// A step, or several.
    case row(Range<Int>)
    /// A wait that has begun with the step at a place.
    case wait(TaskWait, place: Int)
  }

  var title: String {
    "lanes, \(play.placeWords(of: table))"
  }

  func picture(_ size: Size) -> Grid {
    var grid = Grid(size: size)
    let wide = self.layout(size.columns)
    let words = words(size, wide)
    let room = max(1, size.rows - 2 - words.count)
    let lines = shown(room)
    let layout = wide.narrowing(idleWidths(lines, wide), size.columns)
    drawHead(lines, layout, &grid)
    drawBars(lines, layout, &grid)
    for (number, line) in lines.enumerated() {
      switch line {
      case .row(let places): draw(places, in: 2 + number, layout, &grid)
      case .wait(let wait, _): draw(wait, in: 2 + number, lines, layout, &grid)
      }
    }
    dotReferences(lines, layout, &grid)
    for (row, line) in words.enumerated() {
      grid.put(line.cut(to: size.columns), at: Position(row: 2 + room + row, column: 0))
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
    let places = lines.map { line in
      switch line {
      case .row(let places): places.upperBound - 1
      case .wait(_, let place): place
      }
    }
    guard let first = places.first, let last = places.last else { return 0..<0 }
    return first..<last + 1
  }

  /// Returns the tasks that do nothing and hold nothing in some lines, and the columns of their names.
  private func idleWidths(_ lines: [LaneLine], _ layout: LaneLayout) -> [TaskID: Int] {
    let places = places(lines)
    let spans = play.timeline.holdingSpans(along: table.way, in: places)
    var busy = Set(spans.map(\.task))
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
    let idle = layout.tasks.filter { task in
      let isThere = Int(task.rawValue) < present.scenario.tasks.count
      return !busy.contains(task) && (!isThere || present.holdings(of: task).isEmpty)
    }
    return idle.reduce(into: [:]) { $0[$1] = last.name(of: $1).count + 2 }
  }

  private func snapshot(_ place: Int) -> Snapshot { play.timeline[table.way[place]].snapshot }

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
    for task in layout.tasks {
      guard let start = layout.start(of: task) else { continue }
      let width = layout.width(of: task) - 1
      let name = Line(last.name(of: task), .emphasis).cut(to: width)
      grid.put(name, at: Position(row: 0, column: start))
      guard Int(task.rawValue) < present.scenario.tasks.count, first > 0 else { continue }
      let held = present.describe(present.holdings(of: task))
      let words = Self.shortened(held, separator: ", ", widthInColumns: width - 6)
      let line = Line(held.isEmpty ? "" : "holds \(words)", .dim).cut(to: width)
      grid.put(line, at: Position(row: 1, column: start))
    }
  }

  private func bars(_ lines: [LaneLine], _ layout: LaneLayout) -> [LaneBar] {
    let spans = play.timeline.holdingSpans(along: table.way, in: places(lines))
    return LaneBar.bars(for: spans, atMost: layout.barCount)
  }

  private func drawBars(_ lines: [LaneLine], _ layout: LaneLayout, _ grid: inout Grid) {
    for bar in bars(lines, layout) {
      guard let column = layout.column(ofBar: bar.position, of: bar.task),
        layout.start(of: bar.task) != nil
      else { continue }
      let top = bar.isOlder ? 2 : row(of: bar.places.lowerBound, lines)
      let end = bar.isOpen ? 2 + lines.count - 1 : row(of: bar.places.upperBound, lines)
      guard let top, let end else { continue }
      var corners: [Position] = []
      if !bar.isOlder {
        corners.append(Position(row: top, column: textEnd(bar.places.lowerBound, bar.task, layout)))
      }
      corners.append(Position(row: top, column: column))
      if end > top { corners.append(Position(row: end, column: column)) }
      if !bar.isOpen {
        corners.append(Position(row: end, column: textEnd(bar.places.upperBound, bar.task, layout)))
      }
      grid.polyline(
        through: corners,
        role: bar.thing == nil ? .dim : .held,
        comesFromAbove: bar.isOlder,
        goesOnBelow: bar.isOpen
      )
    }
  }

  /// Makes dotted lines of the bars of references, so that they differ from locks without a colour as well.
  private func dotReferences(_ lines: [LaneLine], _ layout: LaneLayout, _ grid: inout Grid) {
    for bar in bars(lines, layout) where bar.thing == nil {
      guard let column = layout.column(ofBar: bar.position, of: bar.task) else { continue }
      let top = bar.isOlder ? 2 : row(of: bar.places.lowerBound, lines)
      let end = bar.isOpen ? 2 + lines.count - 1 : row(of: bar.places.upperBound, lines)
      guard let top, let end, top <= end else { continue }
      for row in top...end where grid[row: row, column: column].glyph == "│" {
        grid.put(":", at: Position(row: row, column: column), role: .dim)
      }
    }
  }

  /// Returns the row of the grid for a place; nil if it is not shown.
  private func row(of place: Int, _ lines: [LaneLine]) -> Int? {
    lines.firstIndex { line in
      guard case .row(let places) = line else { return false }
      return places.contains(place)
    }.map { $0 + 2 }
  }

  /// Returns the column after the text of a step in its lane.
  private func textEnd(_ place: Int, _ task: TaskID, _ layout: LaneLayout) -> Int {
    let width = layout.textWidth(of: task)
    return (layout.start(of: task) ?? 0) + min(width, text(of: place, width).width) + 1
  }

  /// Returns the id of a step, and what its task has taken and let go of.
  private func text(of place: Int, _ width: Int) -> Line {
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
    return line.appending(statement.text(in: change.before.scenario.kernel), .dim)
  }

  private func draw(_ places: Range<Int>, in row: Int, _ layout: LaneLayout, _ grid: inout Grid) {
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
        let width = layout.textWidth(of: task)
        grid.put(text(of: place, width).cut(to: width), at: at)
      } else if snapshot.wait(of: task) != nil {
        grid.put(":", at: at, role: .waiting)
      }
    }
  }

  /// Draws a wait, and an arrow to the task that holds what is waited for.
  private func draw(
    _ wait: TaskWait,
    in row: Int,
    _ lines: [LaneLine],
    _ layout: LaneLayout,
    _ grid: inout Grid
  ) {
    guard let start = layout.start(of: wait.task) else { return }
    let place = places(lines).upperBound - 1
    let target = wait.holder.flatMap { layout.start(of: $0) }
    let words = wait.reason == .waitQueue ? "sleeps" : "\(wait.stepID.rawValue) waits"
    guard let target, let holder = wait.holder, holder != wait.task else {
      let whole = "\(wait.stepID.rawValue) \(snapshot(place).describeShortly(wait.reason))"
      let line = Line(whole, .waiting).cut(to: layout.width(of: wait.task) - 1)
      grid.put(line, at: Position(row: row, column: start))
      return
    }
    if target > start {
      let end = target - 2
      let first = start + words.count + 1
      if first < end { grid.horizontalLine(row: row, columns: first..<end, role: .waiting) }
      grid.put(">", at: Position(row: row, column: end), role: .waiting)
    } else {
      let first = target + layout.width(of: holder) - 1
      if first + 1 < start - 1 {
        grid.horizontalLine(row: row, columns: first + 1..<start - 1, role: .waiting)
      }
      grid.put("<", at: Position(row: row, column: first), role: .waiting)
    }
    grid.put(words, at: Position(row: row, column: start), role: .waiting)
  }
}
