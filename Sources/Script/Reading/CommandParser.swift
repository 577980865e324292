// Reads and completes one line at the prompt.

/// A reader of commands that are typed one by one.
package struct CommandParser: Hashable, Sendable {
  /// The things that the commands can refer to.
  package var scope: Scope

  /// Makes a reader of commands in this scope.
  package init(scope: Scope) {
    self.scope = scope
  }

  /// Reads a line.
  ///
  /// - Throws: a `ScriptError` if the line is no command, or if it refers to something that cannot
  ///   exist.
  package func parse(_ line: String) throws(ScriptError) -> Command {
    try SourceLine(number: 1, text: line).read { reader throws(Refusal) in
      try reader.takeCommand(in: scope)
    }
  }

  /// Returns the words that can stand in place of the last, unfinished word of a line, in the order of
  /// the reference.
  ///
  /// ```
  /// step read-1 un    until
  /// step              all, punch, read-1       the line ends in a blank
  /// ```
  package func completions(for line: String) -> [String] {
    let behindBlank = line.lastIndex { $0 == " " || $0 == "," }.map(line.index(after:))
    let start = behindBlank ?? line.startIndex
    // No word of the language begins with this character, and it is never read as text: the grammar
    // refuses it and names the words it would have accepted.
    var reader = LineReader(line[..<start] + "\u{1A}")
    let column = line[..<start].count + 1
    do throws(Refusal) {
      _ = try reader.takeCommand(in: scope)
      return []
    } catch {
      guard error.columns.lowerBound == column else { return [] }
      let frames = error.problem.takesPageFrame ? scope.pageFrames : []
      return (error.problem.candidates + frames).filter { $0.hasPrefix(line[start...]) }
    }
  }
}
