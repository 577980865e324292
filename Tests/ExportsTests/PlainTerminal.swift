// Knows what a terminal shows that is sent what a recording holds, and nothing else.

import Display

/// A terminal that understands the few sequences a recording may have, and no others.
struct PlainTerminal {
  /// The visible part of one place: of a space that has no line and no background, just a space.
  struct Place: Hashable {
    var glyph: Glyph
    var style: Style

    init(_ glyph: Glyph, _ style: Style) {
      self.glyph = glyph
      let isSeen = glyph != " " || !style.attributes.isDisjoint(with: [.underline, .reverse])
      self.style = isSeen ? style : Style()
    }
  }

  /// Something that a recording may not have.
  struct Surprise: Error {
    var sequence: String
  }

  let size: Size
  private(set) var places: [Place]
  private(set) var clearings = 0
  private(set) var isCursorVisible = true
  private(set) var position = Position(row: 0, column: 0)
  private(set) var style = Style()

  init(size: Size) {
    self.size = size
    // A screen nobody has cleared shows anything.
    places = Array(repeating: Place("?", Style()), count: size.rows * size.columns)
  }

  /// The look of a grid.
  static func places(of grid: Grid, in palette: Palette) -> [Place] {
    (0..<grid.size.rows).flatMap { row in
      grid.row(row).flatMap { cell in
        Glyph.glyphs(of: cell.glyph.streamText).flatMap { glyph in
          places(of: glyph, palette.style(for: cell.role))
        }
      }
    }
  }

  private static func places(of glyph: Glyph, _ style: Style) -> [Place] {
    let first = Place(glyph, style)
    return glyph.widthInColumns == 2 ? [first, Place(.secondHalf, style)] : [first]
  }

  mutating func show(_ text: String) throws(Surprise) {
    var rest = text.unicodeScalars[...]
    while !rest.isEmpty {
      let words = rest.prefix { $0 != "\u{1B}" }
      for glyph in Glyph.glyphs(of: String(words)) { try draw(glyph) }
      rest = rest[words.endIndex...]
      guard rest.popFirst() != nil else { return }
      guard rest.popFirst() == "[", let end = rest.firstIndex(where: \.properties.isAlphabetic)
      else { throw Surprise(sequence: String(rest.prefix(10))) }
      try carryOut(String(rest[..<end]), rest[end])
      rest = rest[rest.index(after: end)...]
    }
  }

  private mutating func draw(_ glyph: Glyph) throws(Surprise) {
    let width = glyph.widthInColumns
    guard glyph != .replacement, position.row < size.rows, position.column + width <= size.columns
    else { throw Surprise(sequence: "\(glyph.text) at \(position)") }
    let start = position.row * size.columns + position.column
    places.replaceSubrange(start..<start + width, with: Self.places(of: glyph, style))
    position.column += width
  }

  private mutating func carryOut(
    _ parameters: String,
    _ command: Unicode.Scalar
  ) throws(Surprise) {
    let numbers = parameters.split(separator: ";").compactMap { Int($0) }
    switch (command, parameters) {
    case ("J", "2"):
      guard style == Style() else { throw Surprise(sequence: "cleared in another look") }
      places = places.map { _ in Place(" ", style) }
      clearings += 1
    case ("h", "?25"): isCursorVisible = true
    case ("l", "?25"): isCursorVisible = false
    case ("H", _) where numbers.count == 2:
      position = Position(row: numbers[0] - 1, column: numbers[1] - 1)
    case ("m", _): try change(numbers)
    default: throw Surprise(sequence: parameters + String(command))
    }
  }

  private mutating func change(_ numbers: [Int]) throws(Surprise) {
    var rest = numbers[...]
    while let number = rest.popFirst() {
      switch number {
      case 0: style = Style()
      case 1: style.attributes.insert(.bold)
      case 2: style.attributes.insert(.dim)
      case 4: style.attributes.insert(.underline)
      case 7: style.attributes.insert(.reverse)
      case 31: style.foreground = .red
      case 32: style.foreground = .green
      case 33: style.foreground = .yellow
      case 34: style.foreground = .blue
      case 35: style.foreground = .magenta
      case 36: style.foreground = .cyan
      case 90...97: style.foreground = .indexed(UInt8(number - 90 + 8))
      case 38:
        guard rest.popFirst() == 5, let color = rest.popFirst() else {
          throw Surprise(sequence: "colour \(numbers)")
        }
        style.foreground = .indexed(UInt8(color))
      default: throw Surprise(sequence: "look \(number)")
      }
    }
  }
}
