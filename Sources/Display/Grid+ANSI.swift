// The picture as text with colours, for pagers, files and pipes.

extension Grid {
  /// The lines with the escape sequences (SGR) that give them the looks of `palette`.
  ///
  /// Every line starts and ends in the terminal's own look, so that lines can be cut out and pasted
  /// elsewhere. There is no cursor movement. Spaces at the end of a line are left out when they would
  /// not be seen.
  public func ansi(palette: Palette) -> String {
    var output = ""
    for row in 0..<size.rows {
      var current = Style()
      for cell in visiblePart(of: self.row(row), palette) {
        let style = palette.style(for: cell.role)
        // A space shows neither a colour nor a weight: it takes any look that draws nothing there.
        let isInvisible = cell.glyph == " " && !style.drawsOnSpaces && !current.drawsOnSpaces
        let wanted = isInvisible ? current : style
        output += wanted.selectGraphicRendition(after: current)
        output.unicodeScalars.append(cell.glyph)
        current = wanted
      }
      output += Style().selectGraphicRendition(after: current)
      output += "\n"
    }
    return output
  }

  private func visiblePart(of row: ArraySlice<Cell>, _ palette: Palette) -> ArraySlice<Cell> {
    let last = row.lastIndex {
      $0.glyph != " " || palette.style(for: $0.role).drawsOnSpaces
    }
    guard let last else { return [] }
    return row[...last]
  }
}

extension Style {
  /// Says whether a space in this look differs from an empty place.
  fileprivate var drawsOnSpaces: Bool {
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
      parameters.append(index < 8 ? "3\(index)" : "38;5;\(index)")
    }
    return "\u{1B}[" + parameters.joined(separator: ";") + "m"
  }

  private static let attributeParameters: [(Attributes, String)] = [
    (.bold, "1"), (.dim, "2"), (.underline, "4"), (.reverse, "7"),
  ]
}
