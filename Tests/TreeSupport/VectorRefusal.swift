// Describes texts that are no vector files, and the line at which each of them is refused.

/// A text that the format of the vectors does not allow.
package struct VectorRefusal: Sendable, CustomStringConvertible {
  /// The fault, in a few words.
  package let description: String

  /// The line that must be named.
  package let line: Int

  private let text: String

  /// Names the fault of a whole text.
  package init(_ fault: String, _ text: String, line: Int) {
    description = fault
    self.text = text
    self.line = line
  }

  /// Makes a refusal of each line, which stands alone after the opening of a file.
  ///
  /// - Parameters:
  ///   - opening: the title and the shift, each with its end of line.
  ///   - lines: the lines, each after its fault.
  /// - Returns: the refusals, all of line 3.
  package static func thirdLines(
    after opening: String,
    _ lines: KeyValuePairs<String, String>,
  ) -> [VectorRefusal] {
    lines.map { VectorRefusal($0.key, opening + $0.value + "\n", line: 3) }
  }

  /// Reads the text as a vector file, and returns the error; nil if the text is not refused.
  package func error<Operation: VectorOperation>(
    as operation: Operation.Type,
    named name: String,
  ) -> VectorError? {
    do throws(VectorError) {
      _ = try VectorFile<Operation>(name: name, text: text)
      return nil
    } catch {
      return error
    }
  }
}
