// Knows where everything goes on a screen of a given size.

import Display

/// The parts of the picture of a race, and their places.
///
/// ```text
///   large, from 100x30       medium, from 80x24       small, from 60x16
///   title                    title, promises          title, promises
///   tree       | tasks       tree                     tree
///   (history)  | promises    tasks     | moves        tasks with their moves
///   source     | (old data)  (source)                 what happened
///              | moves
///   what happened            what happened            hints
///   time                     (time)
///   hints                    hints
/// ```
///
/// The places depend on the size of the screen and of the file alone, so that nothing moves while a race is stepped.
struct Layout: Hashable {
  /// A part of the picture.
  enum Part: Hashable {
    case tree, tasks, promises, moves, lanes, history, source, happened, time, oldData, figure

    /// True if the part may take the column next to the right border; its rows leave a blank there when
    /// they can.
    var mayTouchBorder: Bool {
      switch self {
      case .tree, .moves, .history: true
      case .tasks, .promises, .lanes, .source, .happened, .time, .oldData, .figure: false
      }
    }
  }

  /// The way in which a part is set off from the others.
  enum Edge: Hashable {
    /// A box, whose edges neighbours share.
    case box
    /// A line above the part.
    case rule
    /// No edge.
    case none
  }

  /// A part and the cells it takes, its edge included.
  struct Place: Hashable {
    let part: Part
    let rect: Rect
    let edge: Edge

    /// Returns the same place so many rows higher.
    func raised(by rows: Int) -> Place {
      let rect = Rect(
        row: rect.origin.row - rows,
        column: rect.origin.column,
        rows: rect.size.rows,
        columns: rect.size.columns
      )
      return Place(part: part, rect: rect, edge: edge)
    }

    /// The cells inside the edge; in a box there is a column of air on both sides.
    ///
    /// Slots and moves may take the column at the right as well, where they would have to be cut: with
    /// 100 columns each of eight slots must be seen. Otherwise that column stays free.
    var interior: Rect {
      switch edge {
      case .box:
        Rect(
          row: rect.origin.row + 1,
          column: rect.origin.column + 2,
          rows: max(0, rect.size.rows - 2),
          columns: max(0, rect.size.columns - 2 - (part.mayTouchBorder ? 1 : 2)),
        )
      case .rule:
        Rect(
          row: rect.origin.row + 1,
          column: rect.origin.column,
          rows: max(0, rect.size.rows - 1),
          columns: rect.size.columns,
        )
      case .none: rect
      }
    }
  }

  /// Returns the smallest screen on which a race is shown.
  static func minimum(onStage: Bool) -> Size {
    onStage ? StageLayout.minimum : Size(rows: 16, columns: 60)
  }

  /// The size of the screen.
  let size: Size
  /// The parts, from the top left.
  var places: [Place]

  /// The row above the hints, over which a prompt or a message is written: an edge if there is one
  /// there.
  var bottomRow: Int { size.rows - 2 }
  /// The row of the hints, the last one.
  var hintRow: Int { size.rows - 1 }

  /// Places the parts, none on a stage; nil if the screen is too small.
  ///
  /// - Parameters:
  ///   - size: the size of the screen.
  ///   - onStage: true if there is a stage instead of panels.
  ///   - levels: the number of levels that the tree of the file can need.
  init?(_ size: Size, onStage: Bool, levels: Int) {
    let least = Self.minimum(onStage: onStage)
    guard size.rows >= least.rows, size.columns >= least.columns else { return nil }
    self.size = size
    if onStage {
      places = []
    } else if size.rows >= 30, size.columns >= 100 {
      places = Self.large(size, levels: levels)
    } else if size.rows >= 24, size.columns >= 80 {
      places = Self.medium(size)
    } else {
      places = Self.small(size)
    }
  }

  /// Returns the place of a part, or nil if it is not shown.
  func place(of part: Part) -> Place? {
    places.first { $0.part == part }
  }

  /// The cells between the title and the hints.
  var body: Rect {
    Rect(row: 1, column: 0, rows: size.rows - 2, columns: size.columns)
  }
}

extension Layout {
  /// The rows that the source keeps when a high tree takes rows from it.
  private static let leastSource = 4

  private static func large(_ size: Size, levels: Int) -> [Place] {
    let spare = size.rows - 30
    let time = 1 + min(4, spare / 4)
    // Wide lines hold more of a text.
    let happened = 5 + min(size.columns < 140 ? 3 : 1, spare / 8)
    let upper = size.rows - 6 - time - happened
    // A tree with inner nodes has two rows more for each level of them, and one for the file as a whole.
    let wanted = 10 + min(3, spare / 8) + (levels > 1 ? 2 * levels - 1 : 0)
    let tree = min(wanted, upper - 1 - leastSource)
    let hasHistory = spare >= 7 && upper - 2 - tree >= 2 * leastSource
    let room = upper - 2 - tree
    let most = min(room / 2 + 1, room - leastSource)
    let source = hasHistory ? min(15, 6 + spare / 6, most) : room + 1
    let history = hasHistory ? room - source : 0
    let promises = spare > 3 ? 6 : 5
    let oldData = spare < 18 ? 0 : 5 + (spare - 18) / 2
    let moves = 4 + (oldData > 0 ? spare / 6 : spare / 4)
    let tasks = upper - 2 - promises - moves - (oldData > 0 ? oldData + 1 : 0)

    let right = min(38 + (size.columns - 100) / 3, 56)
    let left = size.columns - right + 1
    var columns = Stack(row: 1, column: 0, columns: left)
    var places = [columns.place(.tree, tree)]
    if hasHistory { places.append(columns.place(.history, history)) }
    places.append(columns.place(.source, source))
    columns = Stack(row: 1, column: left - 1, columns: right)
    places.append(columns.place(.tasks, tasks))
    places.append(columns.place(.promises, promises))
    if oldData > 0 { places.append(columns.place(.oldData, oldData)) }
    places.append(columns.place(.moves, moves))
    columns = Stack(row: upper + 2, column: 0, columns: size.columns)
    places.append(columns.place(.happened, happened))
    places.append(columns.place(.time, time))
    return places
  }

  private static func medium(_ size: Size) -> [Place] {
    var spare = size.rows - 24
    let time = spare >= 2 ? 1 : 0
    spare -= 2 * time
    let source = spare >= 6 ? min(15, spare - 1) : 0
    if source > 0 { spare -= source + 1 }
    let tree = 9 + min(3, spare / 3)
    let happened = 5 + min(3, spare / 4)
    let tasks = 4 + spare - (tree - 9) - (happened - 5)

    var stack = Stack(row: 1, column: 0, columns: size.columns)
    var places = [stack.place(.tree, tree)]
    let left = (size.columns + 1) / 2
    var half = Stack(row: stack.row, column: 0, columns: left)
    places.append(half.place(.tasks, tasks))
    half = Stack(row: stack.row, column: left - 1, columns: size.columns - left + 1)
    places.append(half.place(.moves, tasks))
    stack.row = half.row
    if source > 0 { places.append(stack.place(.source, source)) }
    places.append(stack.place(.happened, happened))
    if time > 0 { places.append(stack.place(.time, time)) }
    return places
  }

  private static func small(_ size: Size) -> [Place] {
    let spare = size.rows - 16
    let tree = 5 + min(6, spare / 2)
    let happened = 4 + min(4, spare / 4)
    let lanes = size.rows - 4 - tree - happened
    var row = 1
    func place(_ part: Part, _ rows: Int, _ edge: Edge) -> Place {
      defer { row += rows }
      let rect = Rect(row: row, column: 0, rows: rows, columns: size.columns)
      return Place(part: part, rect: rect, edge: edge)
    }
    return [
      place(.tree, tree, .none), place(.lanes, lanes + 1, .rule),
      place(.happened, happened + 1, .rule),
    ]
  }

  /// A stack of boxes, each of which shares an edge with the next.
  private struct Stack {
    /// The row of the next upper edge.
    var row: Int
    let column: Int
    let columns: Int

    /// Adds a box with this many rows inside and returns its place.
    mutating func place(_ part: Part, _ rows: Int) -> Place {
      defer { row += rows + 1 }
      let rect = Rect(row: row, column: column, rows: rows + 2, columns: columns)
      return Place(part: part, rect: rect, edge: .box)
    }
  }
}
