// Knows what the head of a demo says, without reading the rest.

import Playback
import Script

extension DemoLibrary {
  /// The demo in a file without its commands: title, words about it, and the race.
  ///
  /// What is wrong with the commands is said when the demo is opened.
  ///
  /// - Returns: none if the head cannot be read as one.
  func head(of file: String) -> Demo? {
    guard let bytes = Self.bytes(of: file),
      let text = String(validating: bytes[..<Self.headEnd(of: bytes)], as: UTF8.self)
    else { return nil }
    return try? Demo(parsing: text)
  }

  /// Where the first line with a command begins, or else the end.
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
