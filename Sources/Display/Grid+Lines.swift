// Lines and boxes, which join where they meet.

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

    // Corner, line and space on either side: what is left is for the title.
    let widthInColumns = rect.size.columns - 6
    guard !title.isEmpty, widthInColumns > 0 else { return }
    let shown = title.prefix(columns: widthInColumns)
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
    for column in columns {
      let position = Position(row: row, column: column)
      var arms = LineJoint.Arms.horizontal
      if columns.count > 1, joint(at: position) != nil {
        if column == columns.lowerBound { arms.remove(.left) }
        if column == columns.upperBound - 1 { arms.remove(.right) }
      }
      join(LineJoint(arms, weight), at: position, role)
    }
  }

  /// Draws a line through `rows` of `column`; its ends join as those of a horizontal line do.
  package mutating func verticalLine(
    column: Int,
    rows: Range<Int>,
    role: Role = .frame,
    weight: LineWeight = .single,
  ) {
    for row in rows {
      let position = Position(row: row, column: column)
      var arms = LineJoint.Arms.vertical
      if rows.count > 1, joint(at: position) != nil {
        if row == rows.lowerBound { arms.remove(.up) }
        if row == rows.upperBound - 1 { arms.remove(.down) }
      }
      join(LineJoint(arms, weight), at: position, role)
    }
  }

  /// The lines that meet at `position`, or nil when there are none or it lies outside.
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
