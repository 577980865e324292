// Knows how one line at the prompt is read and completed.

/// Reads commands that are typed one by one.
package struct CommandParser: Hashable, Sendable {
  /// What the commands can refer to.
  package var scope: Scope

  /// Reads commands in this scope.
  package init(scope: Scope) {
    self.scope = scope
  }

  /// Reads a line.
  ///
  /// - Throws: a `ScriptError` if the line is no command or refers to nothing that can exist.
  package func parse(_ line: String) throws(ScriptError) -> Command {
    try SourceLine(number: 1, text: line).read { reader throws(Refusal) in
      try reader.takeCommand(in: scope)
    }
  }

  /// The words that can stand in place of the last, unfinished word of a line, as in the reference.
  ///
  /// ```
  /// step read-1 un    until
  /// step              all, punch, read-1       the line ends in a blank
  /// ```
  package func completions(for line: String) -> [String] {
    let behindBlank = line.lastIndex { $0 == " " || $0 == "," }.map(line.index(after:))
    let start = behindBlank ?? line.startIndex
    // No word of the language begins with this character, and no text that is read has it: the
    // grammar refuses it and says what it would have taken.
    var reader = LineReader(line[..<start] + "\u{1A}")
    let column = line[..<start].count + 1
    do throws(Refusal) {
      _ = try reader.takeCommand(in: scope)
      return []
    } catch {
      guard error.columns.lowerBound == column else { return [] }
      return error.problem.candidates.filter { $0.hasPrefix(line[start...]) }
    }
  }
}
