// Knows how a film is read without a player: one picture below the other.

package import Display

extension Film {
  /// Every picture below a line that says which step it is and what happened.
  ///
  /// - Parameter palette: the looks, as escape sequences; none for characters alone.
  /// - Returns: the lines, each ended by a line feed.
  package func text(palette: Palette?) -> String {
    frames.map { frame in
      let picture = palette.map { frame.grid.ansi(palette: $0) } ?? frame.grid.text
      return "step \(frame.step): \(frame.words)\n\(picture)\n"
    }.joined()
  }
}
