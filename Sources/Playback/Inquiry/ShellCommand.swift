// Knows how a command is written down so that a shell reads it back.

/// A command of a shell, with what it reads if that is not a file.
///
/// ```text
///   punchscope check --kernel 3.16 --slots page       punchscope check - --at end <<'END'
///                                                     punchscope demo 1
///                                                     ...
///                                                     END
/// ```
public struct ShellCommand: Hashable, Sendable {
  /// The words of the command, the program first.
  public var words: [String]
  /// The lines that it reads from standard input; none if it reads nothing there.
  public var input: [String]?
  /// The words of another command that reads what this one prints; empty if there is none.
  public var reader: [String] = []
  /// The file that what it prints goes to; none if it is not kept.
  public var output: String?

  /// Puts a command together.
  public init(_ words: [String], input: [String]? = nil) {
    self.words = words
    self.input = input
  }

  /// The command with more words behind its own.
  public func adding(_ words: [String]) -> ShellCommand {
    var command = self
    command.words += words
    return command
  }

  /// The command with another one that reads what it prints.
  public func piped(into reader: [String]) -> ShellCommand {
    var command = self
    command.reader = reader
    return command
  }

  /// The command with its output in a file.
  public func writing(to file: String) -> ShellCommand {
    var command = self
    command.output = file
    return command
  }

  /// A word as a shell reads it back: as it is, or in quotation marks.
  public static func quoted(_ word: String) -> String {
    let isPlain = word.allSatisfy {
      $0.isASCII && ($0.isLetter || $0.isNumber || "-_=.,:@/%+".contains($0))
    }
    return isPlain && !word.isEmpty ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }

  /// The command in as many lines as it takes; a shell reads all of them as one.
  ///
  /// - Parameter width: the most columns of a line; a longer word has a line of its own, and so have
  ///   the lines that are read.
  /// - Returns: the lines.
  public func lines(widthInColumns width: Int) -> [String] {
    let end = endMark
    var quoted = words.map(Self.quoted)
    if let end { quoted.append("<<'\(end)'") }
    if let output { quoted += [">", Self.quoted(output)] }
    if !reader.isEmpty { quoted += ["|"] + reader.map(Self.quoted) }
    var lines = [""]
    for word in quoted {
      let last = lines[lines.count - 1]
      // Two columns stay free for the sign that the command goes on.
      if !last.isEmpty, last.count + 1 + word.count + 2 > width {
        lines[lines.count - 1] += " \\"
        lines.append("  \(word)")
      } else {
        lines[lines.count - 1] += last.isEmpty ? word : " \(word)"
      }
    }
    return lines + (input ?? []) + (end.map { [$0] } ?? [])
  }

  /// The command as a text that can be pasted.
  public var text: String { lines(widthInColumns: Int.max / 2).joined(separator: "\n") }

  /// A line that is none of those that are read.
  private var endMark: String? {
    guard let input else { return nil }
    return (0...).lazy.map { $0 == 0 ? "END" : "END\($0)" }.first { !input.contains($0) }
  }
}
