// Knows which levels of the whole file are shown on a screen, and the rows of each.

import Display
import Playback

/// The rows of the whole file.
///
/// ```text
///   the way to the chosen cell
///   level 2         its node, the hole, the cells, the marks in one row or in a row for each
///     └─ level 1    the node below the chosen cell, and so on
///       └─          the chosen cell of the lowest level shown
///   the slots in use below the chosen cell
///   the last step, the signs
/// ```
///
/// The level of the chosen cell comes first, then its neighbours. The levels that have room follow from the size of
/// the screen, the size of the file and the level, so nothing moves while the race is stepped.
struct ZoomLayout: Hashable {
  /// The marks of cells, each with a row of its own where there is room.
  enum Mark: Hashable {
    case hole, data, state, got, cursor
    /// All but that of the data in one row; of several at a cell the most important one.
    case rest
    /// All of them in one row.
    case all
  }

  /// The content of a row.
  enum Row: Hashable {
    case blank, crumbs, lastStep, legend
    /// A slot in use below the chosen cell, counted from 0.
    case entry(Int)
    /// The name of the node of a level.
    case head(Int)
    /// Cells of a level.
    case cells(Int, Range<Int>)
    /// The marks of these cells.
    case mark(Mark, Int, Range<Int>)
    /// The words for the chosen cell of the lowest level shown.
    case chosen(Int)
  }

  /// The amount of a level that is shown.
  private enum Detail: Int {
    /// The row of the chosen cell, with all marks in one row.
    case strip
    /// All cells, with all marks in one row.
    case cells
    /// All cells, with the marks of the data in one row and all others in another.
    case data
    /// All cells, with a row for each kind of mark.
    case full
  }

  /// The rows, from the top.
  let rows: [Row]
  /// The levels of the file, the lowest first.
  let levels: [ZoomLevel]

  /// Chooses the rows for a size.
  init(_ treeLevels: TreeLevels, _ zoom: Zoom, _ size: Size) {
    let levels = (1...treeLevels.count).map {
      ZoomLevel($0, of: treeLevels, widthInColumns: size.columns)
    }
    self.levels = levels
    func rows(of height: Int, _ detail: Detail) -> [Row] {
      let chosen = treeLevels.number(ofHeight: height, covering: zoom.page)
      return Self.rows(of: levels[height - 1], detail, chosen: chosen)
    }
    // The way there, and the words for the chosen cell, are always shown.
    var spare = size.rows - 2
    var details: [Int: Detail] = [:]
    func take(_ height: Int, _ detail: Detail) {
      let now = details[height].map { rows(of: height, $0).count } ?? 0
      let wanted = rows(of: height, detail).count
      guard detail.rawValue >= details[height]?.rawValue ?? 0, wanted - now <= spare else { return }
      spare -= wanted - now
      details[height] = detail
    }
    let byWorth = Self.byDistance(from: zoom.height, among: treeLevels.count)
    take(zoom.height, .strip)
    take(zoom.height, .cells)
    for height in byWorth { take(height, .strip) }
    take(zoom.height, .full)
    let feet = [Row.lastStep, .legend].prefix(max(0, spare))
    spare -= feet.count
    for height in byWorth { take(height, .cells) }
    // No level has more detail than the one that the keys choose from.
    if details[zoom.height] == .full { for height in byWorth { take(height, .full) } }
    for height in byWorth { take(height, .data) }
    let shown = details.keys.sorted(by: >)
    let body = shown.flatMap { rows(of: $0, details[$0] ?? .strip) }
    let entries = [Row.blank] + (0..<max(0, spare - 2)).map { .entry($0) } + [.blank]
    self.rows =
      [.crumbs] + body + [.chosen(shown.last ?? zoom.height)] + entries.prefix(max(0, spare)) + feet
  }

  /// Returns the levels, the nearest to one of them first.
  private static func byDistance(from height: Int, among count: Int) -> [Int] {
    (0..<count).flatMap { $0 == 0 ? [height] : [height + $0, height - $0] }
      .filter { (1...count).contains($0) }
  }

  private static func rows(of level: ZoomLevel, _ detail: Detail, chosen: Int) -> [Row] {
    let height = level.height
    let parts = detail == .strip ? [level.row(of: chosen)] : level.rows
    let tellData = height == 1 && level.slotWords.tellData
    let tellState = height == 1 && level.slotWords == .nameAndMarks
    let marks: [Mark] =
      switch detail {
      case .strip, .cells: [tellData ? .rest : .all]
      case .data: tellData ? [.rest] : [.data, .rest]
      case .full:
        (tellData ? [] : [.data]) + (height > 1 || tellState ? [] : [.state]) + [.got, .cursor]
      }
    return [.head(height)]
      + parts.flatMap { part in
        (detail == .full ? [.mark(.hole, height, part)] : []) + [.cells(height, part)]
          + marks.map { .mark($0, height, part) }
      }
  }
}
