// Writes cells as text with the escape sequences (SGR) that give it its looks.

/// A text to which cells are appended, with as few escape sequences as possible.
struct StyledText {
  /// The text so far.
  private(set) var text = ""
  private let palette: Palette
  private var current = Style()

  /// Makes an empty text, which begins in the terminal's own look.
  init(palette: Palette) {
    self.palette = palette
  }

  /// Writes one cell; the second half of a wide glyph is written together with the first one.
  mutating func append(_ cell: Cell) {
    let style = palette.style(for: cell.role)
    // A space shows neither a colour nor a weight: it takes any look that draws nothing there.
    let isInvisible = cell.glyph == " " && !style.drawsOnSpaces && !current.drawsOnSpaces
    change(to: isInvisible ? current : style)
    text += cell.glyph.streamText
  }

  /// Writes a sequence that leaves the look as it is: a cursor movement or a line end.
  mutating func append(control sequence: String) {
    text += sequence
  }

  /// Goes back to the terminal's own look.
  mutating func reset() {
    change(to: Style())
  }

  private mutating func change(to style: Style) {
    text += style.selectGraphicRendition(after: current)
    current = style
  }
}

extension Style {
  /// True if a space in this look differs from an empty place.
  var drawsOnSpaces: Bool {
    !attributes.isDisjoint(with: [.underline, .reverse])
  }

  /// Returns the shortest sequence that changes the look of the following text from `old` to this one.
  fileprivate func selectGraphicRendition(after old: Style) -> String {
    if self == old { return "" }
    if self == Style() { return "\u{1B}[0m" }

    // Not every terminal can take attributes away one by one, so all are taken away together.
    let mustReset =
      !old.attributes.isSubset(of: attributes)
      || (foreground == .standard && old.foreground != .standard)
    let start = mustReset ? Style() : old

    var parameters = mustReset ? ["0"] : []
    let added = attributes.subtracting(start.attributes)
    for (attribute, parameter) in Style.attributeParameters where added.contains(attribute) {
      parameters.append(parameter)
    }
    if let index = foreground.index, foreground != start.foreground {
      parameters.append(index.foregroundParameter)
    }
    return "\u{1B}[" + parameters.joined(separator: ";") + "m"
  }

  private static let attributeParameters: [(Attributes, String)] = [
    (.bold, "1"), (.dim, "2"), (.underline, "4"), (.reverse, "7"),
  ]
}

extension UInt8 {
  /// The parameter that selects the foreground colour of this number.
  fileprivate var foregroundParameter: String {
    switch self {
    case 0..<8: "3\(self)"
    // Terminals with sixteen colours do not understand the longer form.
    case 8..<16: "9\(self - 8)"
    default: "38;5;\(self)"
    }
  }
}
