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

  /// Returns true if a report in the oldest format is complete: three characters after `ESC [ M`.
  ///
  /// Terminals that count beyond 95 send the characters in two bytes, or single bytes beyond ASCII.
  static func isComplete(_ bytes: [UInt8]) -> Bool { characters(bytes).count == 3 }

  /// Returns the event that such a report stands for, or nil if there is none.
  static func event(ofBytes bytes: [UInt8]) -> MouseEvent? {
    let numbers = characters(bytes).map { $0 - 32 }
    guard numbers.count == 3 else { return nil }
    return event(
      button: numbers[0],
      column: numbers[1],
      row: numbers[2],
      isRelease: numbers[0] & 0b11 == 3
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
      lead = (0xC2...0xDF).contains(byte) ? byte : nil
    }
    return characters
  }
}
