// Knows how to write a command so that a shell reads it back unchanged.

/// A shell command, with the text for its standard input and the target of its output.
///
/// ```text
///   punchscope check --kernel 3.16 --slots page       punchscope check - --at end <<'END'
///                                                     punchscope demo 1
///                                                     ...
///                                                     END
/// ```
package struct ShellCommand: Hashable, Sendable {
  /// The words of the command, starting with the program.
  package var words: [String]
  /// The lines for the command's standard input; nil if the command reads nothing there.
  package var input: [String]?
  /// The words of a second command, which reads the output through a pipe; empty if there is none.
  package var reader: [String] = []
  /// The file that the output is redirected to; nil if the output is not redirected.
  package var output: String?

  /// Creates a command from its words and the lines for its standard input.
  package init(_ words: [String], input: [String]? = nil) {
    self.words = words
    self.input = input
  }

  /// Returns the command with more words at its end.
  package func adding(_ words: [String]) -> ShellCommand {
    var command = self
    command.words += words
    return command
  }

  /// Returns the command with its output piped into a second command.
  package func piped(into reader: [String]) -> ShellCommand {
    var command = self
    command.reader = reader
    return command
  }

  /// Returns the command with its output redirected to a file.
  package func writing(to file: String) -> ShellCommand {
    var command = self
    command.output = file
    return command
  }

  /// Returns a word as a shell reads it back: as it is, or in single quotes.
  package static func quoted(_ word: String) -> String {
    let isPlain = word.allSatisfy {
      $0.isASCII && ($0.isLetter || $0.isNumber || "-_=.,:@/%+".contains($0))
    }
    return isPlain && !word.isEmpty ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }

  /// Returns the command as lines that a shell joins into one command.
  ///
  /// - Parameter width: the most columns of a line; only single long words, and the lines for the
  ///   standard input, may take more.
  /// - Returns: the lines.
  package func lines(widthInColumns width: Int) -> [String] {
    let end = endMark
    var quoted = words.map(Self.quoted)
    if let end { quoted.append("<<'\(end)'") }
    if let output { quoted += [">", Self.quoted(output)] }
    if !reader.isEmpty { quoted += ["|"] + reader.map(Self.quoted) }
    var lines = [""]
    for word in quoted {
      let last = lines[lines.count - 1]
      // Two columns stay free for the backslash that continues the command.
      if !last.isEmpty, last.count + 1 + word.count + 2 > width {
        lines[lines.count - 1] += " \\"
        lines.append("  \(word)")
      } else {
        lines[lines.count - 1] += last.isEmpty ? word : " \(word)"
      }
    }
    return lines + (input ?? []) + (end.map { [$0] } ?? [])
  }

  /// The command as text that can be pasted into a shell.
  package var text: String { lines(widthInColumns: Int.max / 2).joined(separator: "\n") }

  /// The word that ends the here-document, different from every input line; nil without input.
  private var endMark: String? {
    guard let input else { return nil }
    return (0...).lazy.map { $0 == 0 ? "END" : "END\($0)" }.first { !input.contains($0) }
  }
}
