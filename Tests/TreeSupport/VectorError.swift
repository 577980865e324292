// Names the faults of a vector file and of a folder of them.

/// A vector file that is not written as the format wants it.
package struct VectorError: Error, Hashable, CustomStringConvertible {
  /// The name of the file.
  package let file: String

  /// The line in the file, from 1; 0 if the fault is found before the first line is read.
  package let line: Int

  /// The rule that is broken, or the text that is refused.
  package let problem: String

  package var description: String { "\(file):\(line): \(problem)" }
}

/// A folder of vector files that cannot be used.
package struct VectorFolderError: Error, CustomStringConvertible {
  package let description: String
}
