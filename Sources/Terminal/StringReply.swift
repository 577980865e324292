// Finds the end of a terminal's answer.

/// A string that a terminal sends to a program (OSC, DCS, APC, PM or SOS), from its introducer on.
///
/// ```text
///   ESC ] 1 1 ; r g b : 0 0 0 0 / ...  ESC \
///          taken, one by one           the end; for OSC also BEL
/// ```
struct StringReply {
  /// The effect of a byte on the string.
  enum Progress {
    /// The string goes on.
    case goesOn
    /// The byte was the last one of the string.
    case ended
    /// The byte and the escape before it belong to something else.
    case broken
  }

  /// The length from which on an answer is given up as soon as the line is silent.
  private static let limitInBytes = 65_536

  private let endsWithBell: Bool
  private var length = 0
  /// True if the last byte was an escape: the end of the string, or a person who wants to end the wait.
  private(set) var isAfterEscape = false
  /// The number of bytes that the current character still lacks.
  private var missing = 0
  private var last: UInt8 = 0

  /// Makes a string of which only the introducer has come.
  ///
  /// - Parameter endsWithBell: true if BEL ends the string too, as it does for OSC.
  init(endsWithBell: Bool) {
    self.endsWithBell = endsWithBell
  }

  /// The milliseconds of silence, in all, after which the rest is given up.
  var limitInMilliseconds: Int {
    switch length {
    // A person may have typed the introducer as a letter with Alt.
    case 0: 500
    case 1...Self.limitInBytes: isAfterEscape ? 500 : 2_000
    default: 100
    }
  }

  /// Takes the next byte.
  mutating func take(_ byte: UInt8) -> Progress {
    defer { last = byte }
    length += 1
    if isAfterEscape {
      isAfterEscape = false
      return byte == UInt8(ascii: "\\") ? .ended : .broken
    }
    switch byte {
    case 0x1B:
      isAfterEscape = true
      missing = 0
    case 0x07: return endsWithBell ? .ended : .goesOn
    // CAN and SUB end every string.
    case 0x18, 0x1A: return .ended
    case 0x80...0xBF:
      // The byte 0x9C ends a string, alone or as a character of UTF-8; otherwise these bytes belong to
      // characters.
      if byte == 0x9C, missing == 0 || last == 0xC2 { return .ended }
      missing = max(0, missing - 1)
    case 0xC2...0xDF: missing = 1
    case 0xE0...0xEF: missing = 2
    case 0xF0...0xF4: missing = 3
    default: missing = 0
    }
    return .goesOn
  }
}
