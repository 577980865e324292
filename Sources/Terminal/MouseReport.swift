// Reads reports of the mouse.

import Display

/// The reports of the mouse.
enum MouseReport {
  /// Returns the event that a report stands for.
  ///
  /// - Parameters:
  ///   - button: the number in the report; 4, 8 and 16 are added for Shift, Alt and Ctrl.
  ///   - column: the column, counted from 1.
  ///   - row: the row, counted from 1.
  ///   - isRelease: true if the button has gone up.
  /// - Returns: the event, or nil if it has no meaning.
  static func event(button: Int, column: Int, row: Int, isRelease: Bool) -> MouseEvent? {
    guard !isRelease, column > 0, row > 0 else { return nil }
    let position = Position(row: row - 1, column: column - 1)
    switch button & ~0b1_1100 {
    case 0: return MouseEvent(.press, at: position)
    case 64: return MouseEvent(.wheelUp, at: position)
    case 65: return MouseEvent(.wheelDown, at: position)
    // These are other buttons, movements, and the wheel tilted.
    default: return nil
    }
  }

  /// The result of giving a byte to a report in the oldest format: three characters after `ESC [ M`.
  enum Progress: Equatable {
    /// The report goes on.
    case goesOn
    /// The byte ends the report, which stands for an event or has no meaning.
    case ended(MouseEvent?)
    /// The report was at its end before, and the byte belongs to something else.
    case endedBefore(MouseEvent?)
  }

  /// Gives one more byte to a report in the oldest format.
  ///
  /// A character is a number plus 32. Terminals that count beyond 95 send it as a single byte, up to 255 (mode
  /// 1000 alone), or as UTF-8, in two bytes from 128 on (mode 1005). Nothing says which of them a terminal does:
  ///
  /// ```text
  /// 20 25 C3 80   row 160, in two bytes       20 25 C3   row 163, if anything but 80 to BF follows
  /// 20 C3 80 29   column 160, in two bytes    20 C3 80   column 163 and row 96, if no character follows
  /// 20 A0 C3      single bytes: A0 alone is no character of UTF-8
  /// ```
  ///
  /// - Parameters:
  ///   - byte: the byte.
  ///   - bytes: those that came before it.
  /// - Returns: what becomes of the report.
  static func take(_ byte: UInt8, after bytes: [UInt8]) -> Progress {
    let report = bytes + [byte]
    let characters = characters(report)
    guard bytes.count >= 3 else {
      let isInSingleBytes = bytes.contains { $0 >= 0x80 } || !isLead(byte)
      return characters.count == 3 && isInSingleBytes ? .ended(event(of: characters)) : .goesOn
    }
    let isUTF8 =
      bytes.last.map(isLead) == true
      ? (0x80...0xBF).contains(byte) : byte == 0 || (0x20...0x7F).contains(byte) || isLead(byte)
    guard isUTF8 else { return .endedBefore(eventBeforeSilence(bytes)) }
    return characters.count == 3 && !isLead(byte) ? .ended(event(of: characters)) : .goesOn
  }

  /// Returns the event of a report after which nothing comes: three single bytes, or it is not complete.
  static func eventBeforeSilence(_ bytes: [UInt8]) -> MouseEvent? {
    bytes.count == 3 ? event(of: bytes.map { Int($0) }) : nil
  }

  private static func event(of characters: [Int]) -> MouseEvent? {
    event(
      button: characters[0] - 32,
      column: characters[1] - 32,
      row: characters[2] - 32,
      isRelease: (characters[0] - 32) & 0b11 == 3
    )
  }

  /// Returns the numbers of the characters that have begun.
  private static func characters(_ bytes: [UInt8]) -> [Int] {
    var characters: [Int] = []
    var lead: UInt8?
    for byte in bytes {
      if let first = lead, (0x80...0xBF).contains(byte) {
        characters[characters.count - 1] = Int(first & 0x1F) << 6 | Int(byte & 0x3F)
        lead = nil
        continue
      }
      characters.append(Int(byte))
      lead = isLead(byte) ? byte : nil
    }
    return characters
  }

  /// Returns true if a byte is the first of two in UTF-8.
  private static func isLead(_ byte: UInt8) -> Bool { (0xC2...0xDF).contains(byte) }
}
