// Draws a branch in space and time: a row for each step, a column for each slot.

import Display
import Playback
import Shmem

/// The space-time view of a branch, and of the race that is shown beside it.
///
/// Two races stand side by side where each can have half of the columns, and else one below the other.
struct SpaceTimePanel: Panel {
  /// The race at the selected moment.
  private let play: Play
  private let table: StepTable
  private let lines: SpaceTimeLines

  /// Reads a race and the state of its view.
  init(play: Play, table: StepTable) {
    self.play = play.looking(at: table.moment)
    self.table = table
    lines = SpaceTimeLines(play: play, table: table)
  }

  /// The fewest columns of each of two races side by side.
  static let narrowestHalf = 36

  var title: String {
    "space-time, \(lines.play.placeWords(of: table))\(besideWords)"
  }

  private var besideWords: String {
    switch table.beside {
    case .otherRace:
      ", beside \(lines.play.otherRace?.name ?? "other rules")"
    case .branch(_, let shared):
      ", two branches from \(lines.play.timeline.number(of: table.way[shared - 1]))"
    case nil: ""
    }
  }

  func picture(_ size: Size) -> Grid {
    var grid = Grid(size: size)
    let sentence = sentence(size)
    let legend = size.rows >= 20 ? self.legend(size.columns) : []
    let room = max(0, size.rows - sentence.count - legend.count)
    let area = Size(rows: room, columns: size.columns)
    if lines.other == nil {
      grid.blit(single(area), at: Position(row: 0, column: 0))
    } else if size.columns >= 2 * Self.narrowestHalf + 1 {
      grid.blit(sideBySide(area), at: Position(row: 0, column: 0))
    } else {
      grid.blit(oneBelowTheOther(area), at: Position(row: 0, column: 0))
    }
    for (row, line) in (sentence + legend).enumerated() {
      grid.put(line.cut(to: size.columns), at: Position(row: room + row, column: 0))
    }
    return grid
  }

  // MARK: Races

  private func chart(_ race: BranchRace, isBeside: Bool, _ columns: Int) -> SpaceTimeChart {
    let (label, window) = RowLabel.choose(play, widthInColumns: columns)
    let hasKeys = table.beside == .otherRace || table.isBesideSelected == isBeside
    return SpaceTimeChart(
      race: race,
      label: label,
      window: window,
      selected: hasKeys || isShared ? table.selected : nil
    )
  }

  /// True if the selected step belongs to both branches.
  private var isShared: Bool {
    guard case .branch(_, let shared) = table.beside else { return false }
    return table.selected < shared
  }

  private func single(_ size: Size) -> Grid {
    var grid = Grid(size: size)
    let chart = chart(lines.race, isBeside: false, size.columns)
    let head = headRows(size)
    chart.drawHead(play, in: 0..<head, &grid)
    chart.draw(lines.shown(size.rows - head).map(\.own), from: head, &grid)
    return grid
  }

  private func headRows(_ size: Size) -> Int { size.rows >= 8 ? 2 : 1 }

  private func sideBySide(_ size: Size) -> Grid {
    guard let other = lines.other else { return Grid(size: size) }
    var grid = Grid(size: size)
    let half = (size.columns - 1) / 2
    let head = headRows(size)
    let pairs = lines.shown(size.rows - head - 1)
    for (race, isBeside) in [(lines.race, false), (other, true)] {
      // A column of air stays before the line between the two.
      var part = Grid(size: Size(rows: size.rows, columns: half - 1))
      let chart = chart(race, isBeside: isBeside, half - 1)
      part.put(heading(isBeside: isBeside).cut(to: half - 1), at: Position(row: 0, column: 0))
      chart.drawHead(play, in: 1..<1 + head, &part)
      chart.draw(pairs.map { isBeside ? $0.beside : $0.own }, from: 1 + head, &part)
      grid.blit(part, at: Position(row: 0, column: isBeside ? half + 1 : 0))
    }
    grid.verticalLine(column: half, rows: 0..<size.rows)
    return grid
  }

  private func oneBelowTheOther(_ size: Size) -> Grid {
    guard let other = lines.other else { return Grid(size: size) }
    var grid = Grid(size: size)
    let half = size.rows / 2
    for (race, isBeside) in [(lines.race, false), (other, true)] {
      let rows = isBeside ? size.rows - half : half
      let pairs = lines.shown(max(0, rows - 1))
      let chart = chart(race, isBeside: isBeside, size.columns)
      var part = Grid(size: Size(rows: rows, columns: size.columns))
      chart.drawHead(play, in: 0..<1, &part)
      part.put(
        Line(isBeside ? "beside" : "this", .heading).cut(to: chart.label.width - 1).padded(
          to: chart.label.width
        ),
        at: Position(row: 0, column: 0)
      )
      chart.draw(pairs.map { isBeside ? $0.beside : $0.own }, from: 1, &part)
      grid.blit(part, at: Position(row: isBeside ? half : 0, column: 0))
    }
    return grid
  }

  /// Returns the words above one of two races.
  private func heading(isBeside: Bool) -> Line {
    let hasKeys = table.beside != .otherRace && table.isBesideSelected == isBeside
    let role: Role = hasKeys ? .focus : .heading
    switch (table.beside, isBeside) {
    case (.otherRace, true):
      return Line("the same schedule: \(lines.play.otherRace?.name ?? "")", role)
    case (.otherRace, false), (nil, _): return Line("this race", role)
    case (.branch, false): return Line((hasKeys ? "> " : "  ") + "this branch", role)
    case (.branch, true): return Line((hasKeys ? "> " : "  ") + "the other branch", role)
    }
  }

  // MARK: Words

  /// Returns the sentence about the selected step, as much of it as there is room for.
  private func sentence(_ size: Size) -> [Line] {
    let rows = size.rows >= 40 ? 4 : size.rows >= 28 ? 3 : size.rows >= 12 ? 2 : 1
    let moment = table.moment
    guard let narration = lines.play.narration(of: moment) else {
      return Array(
        [Line("The start of the race.", .text)].elided(to: Size(rows: 1, columns: size.columns))
      )
    }
    let head = Line("step \(lines.play.timeline.number(of: moment))  ", .heading)
    return Line.hanging(head, Line(narration.line, .text), width: size.columns)
      .elided(to: Size(rows: rows, columns: size.columns))
  }

  /// Returns the explanation of the signs.
  private func legend(_ width: Int) -> [Line] {
    let texts = [
      "the line is the cursor; a double line to the left: it goes back;  [ ] a gather;  "
        + "( ) changed since it was gathered;  ! changed by the step",
      "line: the cursor, double: it goes back  [ ] gather  ( ) changed in the batch  ! changed",
      "line: cursor  [ ] gather  ( ) changed in the batch  ! changed",
    ]
    return [Line(texts.first { $0.count <= width } ?? texts[2], .dim)]
  }
}
