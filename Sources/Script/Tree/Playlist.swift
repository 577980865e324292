// Reads the demos of a talk from a text, one a line.

/// The demos that are shown one after the other.
///
/// ```
/// # Twenty minutes
/// 4
/// swap-retry
/// talks/mine.punch   # a file
/// ```
package struct Playlist: Hashable, Sendable {
  /// The demos by number, name or file, in order; at least one.
  package let demos: [String]

  /// Reads a playlist: a demo a line, which can have blanks in its name; `#` begins a comment at the start
  /// of a line or after a blank.
  ///
  /// - Parameters:
  ///   - text: the text.
  ///   - names: the names of demos to suggest for one that is unknown.
  ///   - isKnown: returns true if there is such a demo or file.
  /// - Throws: a `ScriptError` with all errors, from top to bottom.
  package init(
    parsing text: String,
    names: [String],
    isKnown: (String) -> Bool
  ) throws(ScriptError) {
    let lines = SourceLine.lines(of: text)
    var demos: [String] = []
    var diagnostics: [Diagnostic] = []
    for line in lines {
      do throws(Refusal) {
        if let demo = try line.playlistDemo(names: names, isKnown: isKnown) { demos.append(demo) }
      } catch {
        diagnostics.append(error.diagnostic(in: line))
      }
    }
    if let carriageReturn = SourceLine.carriageReturn(in: text) {
      diagnostics.append(carriageReturn)
    }
    if demos.isEmpty, diagnostics.isEmpty {
      diagnostics.append(Refusal(1..<1, .noDemos).diagnostic(in: lines[0]))
    }
    guard diagnostics.isEmpty else { throw ScriptError(diagnostics) }
    self.demos = demos
  }
}

extension SourceLine {
  /// Returns the demo that the line of a playlist names; nil for a line without one.
  fileprivate func playlistDemo(
    names: [String],
    isKnown: (String) -> Bool
  ) throws(Refusal) -> String? {
    // The reader refuses what cannot be seen.
    _ = try reader()
    let characters = Array(text)
    let comment = characters.indices.first { place in
      characters[place] == "#" && (place == 0 || characters[place - 1] == " ")
    }
    let end = comment ?? characters.count
    guard let first = characters[..<end].firstIndex(where: { $0 != " " }),
      let last = characters[..<end].lastIndex(where: { $0 != " " })
    else { return nil }
    let demo = String(characters[first...last])
    guard !isKnown(demo) else { return demo }
    let words = characters[first...last].split(separator: " ")
    if words.count > 1, isKnown(String(words[0])) {
      let second = words[1]
      throw Refusal(second.startIndex + 1..<second.endIndex + 1, .secondDemo(String(second)))
    }
    throw Refusal(first + 1..<last + 2, .unknownDemo(demo, names: names))
  }
}
