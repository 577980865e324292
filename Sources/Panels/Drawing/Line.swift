// Knows a line of text in several roles, and how to make it fit.

import Display

/// A piece of text in one role.
struct Span: Hashable {
  /// The text.
  let text: String
  /// What it means.
  let role: Role
  /// The width in columns.
  let width: Int

  /// A piece of text.
  init(_ text: String, _ role: Role) {
    self.text = text
    self.role = role
    width = text.widthInColumns
  }
}

/// A line of text in several roles.
struct Line: Hashable {
  private(set) var spans: [Span]

  /// A line of one role.
  init(_ text: String, _ role: Role) {
    spans = text.isEmpty ? [] : [Span(text, role)]
  }

  /// A line of several roles.
  init(_ spans: [Span]) {
    self.spans = spans
  }

  /// An empty line.
  static let empty = Line([])

  /// The width in columns.
  var width: Int { spans.reduce(0) { $0 + $1.width } }

  /// Adds text behind the line.
  mutating func append(_ text: String, _ role: Role) {
    spans.append(Span(text, role))
  }

  /// The line with text behind it.
  func appending(_ text: String, _ role: Role) -> Line {
    Line(spans + [Span(text, role)])
  }

  /// The line with another one behind it.
  func appending(_ other: Line) -> Line {
    Line(spans + other.spans)
  }

  /// The line with blanks behind it, up to a width; a longer line stays as it is.
  func padded(to widthInColumns: Int) -> Line {
    let missing = widthInColumns - width
    return missing > 0 ? appending(String(repeating: " ", count: missing), .text) : self
  }

  /// The line cut down to a width, with dots where something is left out.
  func cut(to widthInColumns: Int) -> Line {
    guard width > widthInColumns else { return self }
    let dots = widthInColumns > 6 ? "..." : ""
    var left = max(0, widthInColumns - dots.count)
    var kept: [Span] = []
    for span in spans where left > 0 {
      let part = Span(span.width <= left ? span.text : span.text.prefix(columns: left), span.role)
      kept.append(part)
      // Of a character of two columns there may be room for one: nothing follows it either.
      left = part.width < span.width ? 0 : left - part.width
    }
    return dots.isEmpty ? Line(kept) : Line(kept + [Span(dots, kept.last?.role ?? .text)])
  }

  /// The line with another one at the right edge of a width; this one is cut if both do not fit.
  ///
  /// ```text
  ///   P17 lock_page(P3)         waits
  /// ```
  func ending(with right: Line, at widthInColumns: Int) -> Line {
    guard right.width > 0 else { return cut(to: widthInColumns) }
    let room = widthInColumns - right.width - 1
    guard room > 0 else { return right.cut(to: widthInColumns) }
    return cut(to: room).padded(to: room + 1).appending(right)
  }
}

extension Line {
  /// A paragraph whose lines are indented behind its head.
  ///
  /// ```text
  ///   C11  reclaim-1 puts swap entry s1
  ///        where page P3 was.
  /// ```
  static func hanging(_ head: Line, _ body: Line, width widthInColumns: Int) -> [Line] {
    let indent = head.width
    let lines = body.wrapped(to: max(1, widthInColumns - indent))
    guard let first = lines.first else { return [head] }
    let rest = lines.dropFirst().map { Line.empty.padded(to: indent).appending($0) }
    return [head.appending(first)] + rest
  }
}

extension [Line] {
  /// The first lines, as many as there is room for; the last one says how many are missing.
  func fitted(to rows: Int) -> [Line] {
    guard count > rows, rows > 0 else { return Array(prefix(Swift.max(0, rows))) }
    return prefix(rows - 1) + [Line("... \(count - rows + 1) more", .dim)]
  }

  /// The first lines, as many as there is room for; dots behind the last one if the text goes on.
  func elided(to size: Size) -> [Line] {
    guard count > size.rows, size.rows > 0 else { return Array(prefix(size.rows)) }
    // Padding makes the line too long, so that cutting it leaves dots.
    let last = self[size.rows - 1].appending(" ...", .dim)
    return prefix(size.rows - 1) + [last.cut(to: size.columns)]
  }
}

extension Grid {
  /// A picture of some lines, the first at its top.
  init(_ lines: [Line], size: Size) {
    self.init(size: size)
    for (row, line) in lines.prefix(size.rows).enumerated() {
      put(line.cut(to: size.columns), at: Position(row: row, column: 0))
    }
  }

  /// Writes a line to the right of a position.
  @discardableResult
  mutating func put(_ line: Line, at position: Position) -> Position {
    line.spans.reduce(position) { put($1.text, at: $0, role: $1.role) }
  }
}
