// Reads the head of a demo without the rest.

import Playback
import Script

extension DemoLibrary {
  /// Returns the demo in a file without its commands: the title, the description, and the race.
  ///
  /// Errors in the commands are reported when the demo is opened.
  ///
  /// - Returns: nil if the head cannot be read.
  func head(of file: String) -> Demo? {
    guard let bytes = Self.bytes(of: file),
      let text = String(validating: bytes[..<Self.headEnd(of: bytes)], as: UTF8.self)
    else { return nil }
    return try? Demo(parsing: text)
  }

  /// Returns the start of the first line with a command, or else the end.
  private static func headEnd(of bytes: [UInt8]) -> Int {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let first = lines.first { line in
      let word = line.drop(while: isBlank).prefix { !isBlank($0) }
      return String(validating: word, as: UTF8.self).flatMap(CommandWord.init) != nil
    }
    return first?.startIndex ?? bytes.endIndex
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }
}
