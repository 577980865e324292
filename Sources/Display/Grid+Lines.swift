// Draws lines and boxes, which join where they meet.

extension Grid {
  /// Draws the edges of `rect`, with `title` in the upper one.
  ///
  /// ```text
  ///   ┌─ title ───┐
  ///   │           │
  ///   └───────────┘
  /// ```
  ///
  /// Two boxes that share an edge make one picture: where the new edges meet lines that are already
  /// there, the joint gets the arms of both. A rectangle of one row or column is a plain line. The
  /// title is cut where the box is too narrow for it.
  package mutating func box(
    _ rect: Rect,
    title: String = "",
    role: Role = .frame,
    titleRole: Role = .title,
    weight: LineWeight = .single,
  ) {
    guard rect.size.rows > 1 else {
      return rect.rows.forEach {
        horizontalLine(row: $0, columns: rect.columns, role: role, weight: weight)
      }
    }
    guard rect.size.columns > 1 else {
      return rect.columns.forEach {
        verticalLine(column: $0, rows: rect.rows, role: role, weight: weight)
      }
    }
    let top = rect.rows.lowerBound
    let bottom = rect.rows.upperBound - 1
    let left = rect.columns.lowerBound
    let right = rect.columns.upperBound - 1

    join(LineJoint([.right, .down], weight), at: Position(row: top, column: left), role)
    join(LineJoint([.left, .down], weight), at: Position(row: top, column: right), role)
    join(LineJoint([.right, .up], weight), at: Position(row: bottom, column: left), role)
    join(LineJoint([.left, .up], weight), at: Position(row: bottom, column: right), role)
    for column in left + 1..<right {
      join(LineJoint(.horizontal, weight), at: Position(row: top, column: column), role)
      join(LineJoint(.horizontal, weight), at: Position(row: bottom, column: column), role)
    }
    for row in top + 1..<bottom {
      join(LineJoint(.vertical, weight), at: Position(row: row, column: left), role)
      join(LineJoint(.vertical, weight), at: Position(row: row, column: right), role)
    }

    // The title may use all columns but six: a corner, a line and a space on either side; a title that is whole
    // without the lines goes without them.
    let widthInColumns = rect.size.columns - 6
    let excess = title.widthInColumns - widthInColumns
    guard widthInColumns <= 0 || !(1...2).contains(excess) else {
      put(" \(title) ", at: Position(row: top, column: left + 1), role: titleRole)
      return
    }
    guard !title.isEmpty, widthInColumns > 0 else { return }
    let dots = title.widthInColumns > widthInColumns && widthInColumns > 6 ? "..." : ""
    let shown = title.prefix(columns: widthInColumns - dots.count) + dots
    put(" \(shown) ", at: Position(row: top, column: left + 2), role: titleRole)
  }

  /// Draws a line through `columns` of `row`.
  ///
  /// An end that falls on another line joins it from one side only, so that a line from edge to edge
  /// of a box divides it without sticking out.
  package mutating func horizontalLine(
    row: Int,
    columns: Range<Int>,
    role: Role = .frame,
    weight: LineWeight = .single,
  ) {
    let positions = columns.map { Position(row: row, column: $0) }
    line(through: positions, .horizontal, weight, ends: (.left, .right), role)
  }

  /// Draws a line through `rows` of `column`; its ends join as those of a horizontal line do.
  package mutating func verticalLine(
    column: Int,
    rows: Range<Int>,
    role: Role = .frame,
    weight: LineWeight = .single,
  ) {
    let positions = rows.map { Position(row: $0, column: column) }
    line(through: positions, .vertical, weight, ends: (.up, .down), role)
  }

  /// Draws a line that turns at its corners.
  ///
  /// ```text
  ///   │
  ///   └───┐        leftward pieces can have a weight of their own:   ╒═══╛
  ///       │                                                          │
  /// ```
  ///
  /// - Parameters:
  ///   - corners: the ends and the corners, each in the row or in the column of the one before it.
  ///   - role: the role of the line.
  ///   - leftward: the weight of the pieces that run to the left.
  ///   - comesFromAbove: true if the line has begun above the picture.
  ///   - goesOnBelow: true if the line goes on below the picture.
  package mutating func polyline(
    through corners: [Position],
    role: Role = .frame,
    leftward: LineWeight = .single,
    comesFromAbove: Bool = false,
    goesOnBelow: Bool = false,
  ) {
    var cells = corners.prefix(1).map { $0 }
    for corner in corners.dropFirst() {
      while let last = cells.last, last != corner {
        let rows = (corner.row - last.row).signum()
        let columns = rows == 0 ? (corner.column - last.column).signum() : 0
        precondition(rows != 0 || columns != 0, "a line goes from corner to corner")
        cells.append(Position(row: last.row + rows, column: last.column + columns))
      }
    }
    for (place, cell) in cells.enumerated() {
      var arms: LineJoint.Arms = []
      var weight = LineWeight.single
      if comesFromAbove, place == 0 { arms.insert(.up) }
      if goesOnBelow, place == cells.count - 1 { arms.insert(.down) }
      for (neighbour, isAhead) in [(place - 1, false), (place + 1, true)]
      where cells.indices.contains(neighbour) {
        let other = cells[neighbour]
        let goesLeft = isAhead ? other.column < cell.column : other.column > cell.column
        if other.row == cell.row, goesLeft { weight = leftward }
        arms.insert(
          other.row < cell.row
            ? .up : other.row > cell.row ? .down : other.column < cell.column ? .left : .right
        )
      }
      guard !arms.isEmpty else { continue }
      join(LineJoint(arms, horizontal: weight, vertical: .single), at: cell, role)
    }
  }

  /// Draws a line through some positions.
  ///
  /// - Parameters:
  ///   - positions: the positions, from one end to the other.
  ///   - arms: the arms of the line.
  ///   - weight: the weight of the line.
  ///   - ends: the arms that stick out of the first position and of the last.
  ///   - role: the role of the line.
  private mutating func line(
    through positions: [Position],
    _ arms: LineJoint.Arms,
    _ weight: LineWeight,
    ends: (first: LineJoint.Arms, last: LineJoint.Arms),
    _ role: Role
  ) {
    for (number, position) in positions.enumerated() {
      var arms = arms
      if positions.count > 1, joint(at: position) != nil {
        if number == 0 { arms.remove(ends.first) }
        if number == positions.count - 1 { arms.remove(ends.last) }
      }
      join(LineJoint(arms, weight), at: position, role)
    }
  }

  /// Returns the lines that meet at `position`, or nil if there are none or the position lies outside.
  private func joint(at position: Position) -> LineJoint? {
    guard bounds.contains(position) else { return nil }
    return self[row: position.row, column: position.column].glyph.scalar
      .flatMap(LineJoint.init(glyph:))
  }

  private mutating func join(_ new: LineJoint, at position: Position, _ role: Role) {
    let joined = joint(at: position)?.joined(with: new) ?? new
    set(Cell(Glyph(joined.glyph), role), at: position)
  }
}
