// Splits a text into lines, and finds the characters that no line may have.

/// A line of a text.
struct SourceLine {
  /// The position in the text, counted from 1.
  let number: Int
  let text: String

  /// Returns the lines of a text, whatever ends them.
  static func lines(of text: String) -> [SourceLine] {
    text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0.isCarriageReturn }
      .enumerated()
      .map { SourceLine(number: $0 + 1, text: String($1)) }
  }

  /// Returns a diagnostic for the first line that ends in a carriage return; nil if there is none.
  ///
  /// One diagnostic is enough: such a file usually has a carriage return on every line.
  static func carriageReturn(in text: String) -> Diagnostic? {
    guard let place = text.firstIndex(where: \.isCarriageReturn) else { return nil }
    return lines(of: String(text[..<place])).last.map { line in
      let column = line.text.count + 1
      return Refusal(column..<column, .carriageReturn).diagnostic(in: line)
    }
  }

  /// Reads the line, and turns a refusal into an error of its own.
  func read<Value>(
    _ value: (inout LineReader) throws(Refusal) -> Value
  ) throws(ScriptError) -> Value {
    do throws(Refusal) {
      var reader = try reader()
      return try value(&reader)
    } catch {
      throw ScriptError([error.diagnostic(in: self)])
    }
  }

  /// Returns a reader of the line's words, unless the line has an invisible character.
  func reader() throws(Refusal) -> LineReader {
    for (offset, character) in text.enumerated() {
      guard let scalar = character.invisibleScalar else { continue }
      throw Refusal(
        offset + 1..<offset + 2,
        scalar == "\t" ? .tab : .invisibleCharacter(scalar)
      )
    }
    return LineReader(text)
  }
}

extension Character {
  /// The part of the character that steers how text is shown and is not seen itself; nil if there is
  /// none.
  ///
  /// Such characters could disturb the terminal or make a line look like another one. The two joiners
  /// are allowed, as some scripts need them.
  var invisibleScalar: Unicode.Scalar? {
    unicodeScalars.first { scalar in
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: true
      case .format: scalar != "\u{200C}" && scalar != "\u{200D}"
      // The standard library's Unicode.GeneralCategory: all that is seen.
      default: false
      }
    }
  }

  /// True if the character is a carriage return, alone or before a line feed.
  fileprivate var isCarriageReturn: Bool { self == "\r\n" || self == "\r" }
}
