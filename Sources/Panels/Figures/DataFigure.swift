// Draws the file, the swap area and the memory side by side, and the indexes that lead from one to the other.

import Display
import Playback
import Shmem

/// The places of the data of some slots; an ordinary file has a disk in the place of the swap area.
///
/// ```text
///   file, by the tree      swap area             memory
///   ┌ slot 2 ───┐          ┌ s2 ───────┐         ┌ P2 ───────┐
///   │ s2        ├─────────>│ old data  ├─ cache >│ old data  │
///   └───────────┘          └───────────┘         └───────────┘
/// ```
struct DataFigure: Panel {
  let play: Play
  private let places: [DataPlaces]

  /// Looks at the slots of a race; with a page of the file, that slot comes first.
  init(play: Play, first: PageIndex?) {
    self.play = play
    let slots = [first].compactMap(\.self) + play.dataSlots.filter { $0 != first }
    places = slots.map { DataPlaces(of: $0, in: play.snapshot) }
  }

  var title: String { "where is the data?" }

  func picture(_ size: Size) -> Grid {
    var grid = Grid(size: size)
    let columns = Columns(size.columns)
    let middle = play.snapshot.scenario.mapping == .tmpfs ? "the swap area" : "the disk"
    let shown = places.prefix(max(1, (size.rows - 2) / Self.blockRows))
      .sorted { $0.index < $1.index }
    let hidden = places.dropFirst(shown.count).map { "\($0.index)" }
    let isTold = size.rows > 1 + shown.count * Self.blockRows
    let file = columns.namesSlots(of: play.snapshot.scenario) ? "the file" : "slot"
    let more = hidden.isEmpty || isTold ? "" : " +\(hidden.count)"
    grid.put(file + more, at: Position(row: 0, column: columns.file), role: .heading)
    grid.put(middle, at: Position(row: 0, column: columns.swap), role: .heading)
    grid.put("memory", at: Position(row: 0, column: columns.memory), role: .heading)
    guard !places.isEmpty else {
      let words = Line(play.snapshot.scenario.kernel.naming("The hole has no page."), .text)
      grid.put(words, at: Position(row: 2, column: columns.file))
      return grid
    }
    for (number, place) in shown.enumerated() {
      draw(place, at: 1 + number * Self.blockRows, columns, &grid)
    }
    if !hidden.isEmpty, isTold {
      let slots = "\(hidden.count == 1 ? "slot" : "slots") \(hidden.joined(separator: ", "))"
      let line = Line("not shown: \(slots)", .dim).cut(to: size.columns)
      grid.put(line, at: Position(row: size.rows - 1, column: columns.file))
    }
    return grid
  }

  /// The rows of a slot: a box of two rows of text, and a row for the line that passes below the swap area.
  private static let blockRows = 5

  /// The columns of the three boxes of a slot.
  private struct Columns {
    let file = 1
    let swap: Int
    let memory: Int
    /// The columns of a box, its edges included.
    let box: Int

    init(_ width: Int) {
      // The wider gap has room for the name of the index on the arrow.
      let gap = width < 66 ? 4 : 11
      box = max(10, min(26, (width - 2 - 2 * gap) / 3))
      swap = file + box + gap
      memory = swap + box + gap
    }

    /// Returns true if the boxes of all slots of a file have room for the word and the number.
    func namesSlots(of scenario: Scenario) -> Bool {
      "slot \(scenario.filePages - 1)!".count <= box - 4
    }

    /// Returns the title of the box of a slot.
    func name(ofSlot index: PageIndex, in scenario: Scenario) -> String {
      namesSlots(of: scenario) ? "slot \(index)" : "\(index)"
    }

    /// Returns the title of the box of a block: its number alone where the box has no room for more.
    func name(ofBlock index: PageIndex) -> String {
      let name = "block \(index)"
      return "\(name)!".count <= box - 4 ? name : "\(index)"
    }
  }

  // MARK: A slot

  private func draw(
    _ place: DataPlaces,
    at row: Int,
    _ columns: Columns,
    _ grid: inout Grid
  ) {
    let before = DataPlaces(of: place.index, in: play.previous)
    let room = columns.box - 4
    func draw(_ name: String, _ lines: [Line], isChanged: Bool, in column: Int) {
      let position = Position(row: row, column: column)
      drawBox(name, lines, isChanged: isChanged, at: position, columns.box, &grid)
    }
    draw(
      columns.name(ofSlot: place.index, in: play.snapshot.scenario),
      fileLines(place, room),
      isChanged: before.entry != place.entry,
      in: columns.file
    )
    if let swap = place.swap {
      let isChanged = before.swap != swap
      draw("\(swap.entry)", lines(of: swap, room), isChanged: isChanged, in: columns.swap)
    }
    if let content = place.onDisk {
      let isChanged = before.onDisk != content
      draw(
        columns.name(ofBlock: place.index),
        blockLines(content, room),
        isChanged: isChanged,
        in: columns.swap
      )
    }
    if let frame = place.frame {
      let isChanged = before.frame != frame
      draw("\(frame.number)", lines(of: frame, room), isChanged: isChanged, in: columns.memory)
    }
    drawLinks(place, at: row, columns, &grid)
  }

  private func drawBox(
    _ name: String,
    _ lines: [Line],
    isChanged: Bool,
    at position: Position,
    _ width: Int,
    _ grid: inout Grid
  ) {
    let rect = Rect(row: position.row, column: position.column, rows: 4, columns: width)
    grid.box(
      rect,
      title: name + (isChanged ? "!" : ""),
      role: isChanged ? .emphasis : .frame,
      titleRole: isChanged ? .changed : .title
    )
    for (row, line) in lines.prefix(2).enumerated() {
      // A line without room for a blank on either side takes the whole box.
      let margin = line.width > width - 4 ? 1 : 2
      let start = position.moved(rows: 1 + row, columns: margin)
      grid.put(line.cut(to: width - 2 * margin), at: start)
    }
  }

  // MARK: Links

  private func drawLinks(
    _ place: DataPlaces,
    at row: Int,
    _ columns: Columns,
    _ grid: inout Grid
  ) {
    let fileEnd = columns.file + columns.box - 1
    if place.leadsToSwap {
      arrow(from: fileEnd, to: columns.swap, row: row + 1, "tree", &grid)
    }
    if place.isCached {
      let swapEnd = columns.swap + columns.box - 1
      arrow(from: swapEnd, to: columns.memory, row: row + 1, "swap cache", &grid)
    }
    guard place.leadsToFrame else { return }
    guard place.swap != nil || place.onDisk != nil else {
      arrow(from: fileEnd, to: columns.memory, row: row + 1, "tree", &grid)
      return
    }
    // The swap area, or the disk, is in the way: the line passes below it.
    let (bend, end) = (fileEnd + 2, columns.memory + columns.box / 2)
    let below = row + 4
    grid.polyline(
      through: [
        Position(row: row + 2, column: fileEnd), Position(row: row + 2, column: bend),
        Position(row: below, column: bend), Position(row: below, column: end),
      ],
      role: .cursor
    )
    grid.put("^", at: Position(row: below, column: end), role: .cursor)
    grid.put(" tree ", at: Position(row: below, column: bend + 2), role: .cursor)
  }

  /// Draws an arrow from the edge of a box to that of another one, with a word on it where it has room.
  private func arrow(
    from start: Int,
    to end: Int,
    row: Int,
    _ word: String,
    _ grid: inout Grid
  ) {
    grid.horizontalLine(row: row, columns: start..<end - 1, role: .cursor)
    grid.put(">", at: Position(row: row, column: end - 1), role: .cursor)
    let text = [" \(word) ", " cache ", ""].first { $0.count <= end - start - 4 } ?? ""
    let shown = word == "tree" && text != " tree " ? "" : text
    grid.put(shown, at: Position(row: row, column: start + 2), role: .cursor)
  }
}
