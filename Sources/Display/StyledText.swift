// Writes cells as text with the escape sequences (SGR) that give it its looks.

/// A text that cells are appended to, in as few sequences as it takes.
struct StyledText {
  /// The text so far.
  private(set) var text = ""
  private let palette: Palette
  private var current = Style()

  /// An empty text, which begins in the terminal's own look.
  init(palette: Palette) {
    self.palette = palette
  }

  /// Writes one cell; a second half has been written with its first one.
  mutating func append(_ cell: Cell) {
    let style = palette.style(for: cell.role)
    // A space shows neither a colour nor a weight: it takes any look that draws nothing there.
    let isInvisible = cell.glyph == " " && !style.drawsOnSpaces && !current.drawsOnSpaces
    change(to: isInvisible ? current : style)
    text += cell.glyph.streamText
  }

  /// Writes a sequence that moves the cursor, which no look changes.
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
  /// Says whether a space in this look differs from an empty place.
  var drawsOnSpaces: Bool {
    !attributes.isDisjoint(with: [.underline, .reverse])
  }

  /// The shortest sequence that changes the look of what follows from `old` to this one.
  fileprivate func selectGraphicRendition(after old: Style) -> String {
    if self == old { return "" }
    if self == Style() { return "\u{1B}[0m" }

    // Attributes cannot be taken away one by one on all terminals, so they are all taken away.
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
    // Terminals with sixteen colours do not know the longer form.
    case 8..<16: "9\(self - 8)"
    default: "38;5;\(self)"
    }
  }
}
