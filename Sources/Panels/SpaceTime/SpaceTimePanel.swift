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
  /// The columns of the tree at the selected moment, on the screen of the race.
  private let tree: SlotWindow

  /// Reads a race and the state of its view.
  ///
  /// - Parameters:
  ///   - play: the race.
  ///   - table: the state of the view.
  ///   - tree: returns the columns that the tree of a race has on the screen.
  init(play: Play, table: StepTable, tree: (Play) -> SlotWindow) {
    self.play = play.looking(at: table.moment)
    self.tree = tree(self.play)
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
    func drawn(legendRows: Int) -> Drawn {
      let room = max(0, size.rows - sentence.count - legendRows)
      return races(Size(rows: room, columns: size.columns))
    }
    var legendRows = size.rows >= 20 ? 1 : 0
    var shown = drawn(legendRows: legendRows)
    // In few rows the signs are explained if there are some that no other view has.
    if legendRows == 0, size.rows >= 12, !shown.foldSigns.isEmpty {
      legendRows = 1
      shown = drawn(legendRows: legendRows)
    }
    grid.blit(shown.picture, at: Position(row: 0, column: 0))
    let legend = SpaceTimeLegend(shown.foldSigns).line(widthInColumns: size.columns)
    let room = size.rows - sentence.count - legendRows
    for (row, line) in (sentence + [legend].prefix(legendRows)).enumerated() {
      grid.put(line.cut(to: size.columns), at: Position(row: room + row, column: 0))
    }
    return grid
  }

  // MARK: Races

  private func chart(_ race: BranchRace, isBeside: Bool, _ columns: Int) -> SpaceTimeChart {
    let (label, window) = RowLabel.choose(play, among: tree, widthInColumns: columns)
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

  /// A picture of races, and the signs in it for what steps have done in folds.
  private typealias Drawn = (picture: Grid, foldSigns: [SlotRow.FoldSign])

  private func races(_ size: Size) -> Drawn {
    if lines.other == nil { return single(size) }
    return size.columns >= 2 * Self.narrowestHalf + 1 ? sideBySide(size) : oneBelowTheOther(size)
  }

  private func single(_ size: Size) -> Drawn {
    var grid = Grid(size: size)
    let chart = chart(lines.race, isBeside: false, size.columns)
    let head = headRows(size)
    chart.drawHead(play, in: 0..<head, &grid)
    let shown = lines.shown(size.rows - head).map(\.own)
    chart.draw(shown, from: head, &grid)
    return (grid, chart.foldSigns(shown))
  }

  private func headRows(_ size: Size) -> Int { size.rows >= 8 ? 2 : 1 }

  private func sideBySide(_ size: Size) -> Drawn {
    guard let other = lines.other else { return (Grid(size: size), []) }
    var grid = Grid(size: size)
    var foldSigns: [SlotRow.FoldSign] = []
    let half = (size.columns - 1) / 2
    let head = headRows(size)
    let pairs = lines.shown(size.rows - head - 1)
    for (race, isBeside) in [(lines.race, false), (other, true)] {
      // A column of air stays before the line between the two.
      var part = Grid(size: Size(rows: size.rows, columns: half - 1))
      let chart = chart(race, isBeside: isBeside, half - 1)
      part.put(heading(isBeside: isBeside).cut(to: half - 1), at: Position(row: 0, column: 0))
      chart.drawHead(play, in: 1..<1 + head, &part)
      let shown = pairs.map { isBeside ? $0.beside : $0.own }
      let others = pairs.map { isBeside ? $0.own : $0.beside }
      let otherRace = isBeside ? lines.race : other
      chart.draw(shown, from: 1 + head, beside: (otherRace, others), &part)
      foldSigns += chart.foldSigns(shown)
      grid.blit(part, at: Position(row: 0, column: isBeside ? half + 1 : 0))
    }
    grid.verticalLine(column: half, rows: 0..<size.rows)
    return (grid, foldSigns)
  }

  private func oneBelowTheOther(_ size: Size) -> Drawn {
    guard let other = lines.other else { return (Grid(size: size), []) }
    var grid = Grid(size: size)
    var foldSigns: [SlotRow.FoldSign] = []
    // Both have the same number of rows, so that the same steps are seen in both.
    let rows = size.rows / 2
    let pairs = lines.shown(max(0, rows - 1))
    for (race, isBeside) in [(lines.race, false), (other, true)] {
      let chart = chart(race, isBeside: isBeside, size.columns)
      var part = Grid(size: Size(rows: rows, columns: size.columns))
      chart.drawHead(play, in: 0..<1, &part)
      part.put(
        Line(isBeside ? "beside" : "this", .heading).cut(to: chart.label.width - 1).padded(
          to: chart.label.width
        ),
        at: Position(row: 0, column: 0)
      )
      let shown = pairs.map { isBeside ? $0.beside : $0.own }
      let others = pairs.map { isBeside ? $0.own : $0.beside }
      chart.draw(shown, from: 1, beside: (isBeside ? lines.race : other, others), &part)
      foldSigns += chart.foldSigns(shown)
      grid.blit(part, at: Position(row: isBeside ? size.rows - rows : 0, column: 0))
    }
    return (grid, foldSigns)
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
}
