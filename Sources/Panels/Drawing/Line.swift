// Knows a line of text in several roles, and how to make it fit.

import Display

/// A piece of text in one role.
struct Span: Hashable {
  /// The text.
  let text: String
  /// The meaning of the text.
  let role: Role
  /// The width in columns.
  let width: Int

  /// Makes a piece of text in one role.
  init(_ text: String, _ role: Role) {
    self.text = text
    self.role = role
    width = text.widthInColumns
  }
}

/// A line of text in several roles.
struct Line: Hashable {
  private(set) var spans: [Span]

  /// Makes a line of one role.
  init(_ text: String, _ role: Role) {
    spans = text.isEmpty ? [] : [Span(text, role)]
  }

  /// Makes a line of several roles.
  init(_ spans: [Span]) {
    self.spans = spans
  }

  /// An empty line.
  static let empty = Line([])

  /// The width in columns.
  var width: Int { spans.reduce(0) { $0 + $1.width } }

  /// The text without its roles.
  var text: String { spans.map(\.text).joined() }

  /// Adds text to the end of the line.
  mutating func append(_ text: String, _ role: Role) {
    spans.append(Span(text, role))
  }

  /// Returns the line followed by a text.
  func appending(_ text: String, _ role: Role) -> Line {
    Line(spans + [Span(text, role)])
  }

  /// Returns the line followed by another one.
  func appending(_ other: Line) -> Line {
    Line(spans + other.spans)
  }

  /// Returns the line filled with blanks up to a width; a longer line stays as it is.
  func padded(to widthInColumns: Int) -> Line {
    let missing = widthInColumns - width
    return missing > 0 ? appending(String(repeating: " ", count: missing), .text) : self
  }

  /// Returns the line cut down to a width; dots show that something is left out.
  func cut(to widthInColumns: Int) -> Line {
    guard width > widthInColumns else { return self }
    let dots = widthInColumns > 6 ? "..." : ""
    var left = max(0, widthInColumns - dots.count)
    var kept: [Span] = []
    for span in spans where left > 0 {
      let part = Span(span.width <= left ? span.text : span.text.prefix(columns: left), span.role)
      kept.append(part)
      // Half of a wide character may have room: nothing follows it then either.
      left = part.width < span.width ? 0 : left - part.width
    }
    return dots.isEmpty ? Line(kept) : Line(kept + [Span(dots, kept.last?.role ?? .text)])
  }

  /// Returns the line with another one at the right edge of a width; this one is cut if both do not
  /// fit.
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
  /// Returns a paragraph: the head, followed by the body, whose lines are indented by the width of the
  /// head.
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
  /// Returns the first lines, as many as fit; the last one says how many are missing.
  func fitted(to rows: Int) -> [Line] {
    guard count > rows, rows > 0 else { return Array(prefix(Swift.max(0, rows))) }
    return prefix(rows - 1) + [Line("... \(count - rows + 1) more", .dim)]
  }

  /// Returns the first lines, as many as fit; the last one ends in dots if the text goes on.
  func elided(to size: Size) -> [Line] {
    guard count > size.rows, size.rows > 0 else { return Array(prefix(size.rows)) }
    // Padding makes the line too long, so that cutting it leaves dots.
    let last = self[size.rows - 1].appending(" ...", .dim)
    return prefix(size.rows - 1) + [last.cut(to: size.columns)]
  }
}

extension Grid {
  /// Makes a picture of some lines, the first at its top.
  init(_ lines: [Line], size: Size) {
    self.init(size: size)
    for (row, line) in lines.prefix(size.rows).enumerated() {
      put(line.cut(to: size.columns), at: Position(row: row, column: 0))
    }
  }

  /// Writes a line to the right from a position, and returns the position after it.
  @discardableResult
  mutating func put(_ line: Line, at position: Position) -> Position {
    line.spans.reduce(position) { put($1.text, at: $0, role: $1.role) }
  }
}
