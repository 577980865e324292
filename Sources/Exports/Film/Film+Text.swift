// Writes a film as text: one picture below the other.

package import Display

extension Film {
  /// Returns every picture below a line with the number of the step and its sentence.
  ///
  /// - Parameter palette: the looks, as escape sequences; nil for characters alone.
  /// - Returns: the lines, each ended by a line feed.
  package func text(palette: Palette?) -> String {
    frames.map { frame in
      let picture = palette.map { frame.grid.ansi(palette: $0) } ?? frame.grid.text
      return "step \(frame.step): \(frame.words)\n\(picture)\n"
    }.joined()
  }
}
