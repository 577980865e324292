// Finds the end of a terminal's answer.

/// A string that a terminal sends to a program (OSC, DCS, APC, PM or SOS), from its introducer on.
///
/// ```text
///   ESC ] 1 1 ; r g b : 0 0 0 0 / ...  ESC \
///          taken, one by one           the end; for OSC also BEL
/// ```
struct StringReply {
  /// What a byte means for the string.
  enum Progress {
    /// The string goes on.
    case goesOn
    /// The byte was its last one.
    case ended
    /// The byte and the escape before it belong to something else.
    case broken
  }

  /// Answers longer than this are given up as soon as the line is silent.
  private static let limitInBytes = 65_536

  private let endsWithBell: Bool
  private var length = 0
  /// Says whether the last byte was an escape: the end of the string, or of waiting for it.
  private(set) var isAfterEscape = false
  /// The number of bytes that the character under way still lacks.
  private var missing = 0
  private var last: UInt8 = 0

  /// A string of which nothing has come but its introducer.
  ///
  /// - Parameter endsWithBell: whether BEL ends it, too, as it does for OSC.
  init(endsWithBell: Bool) {
    self.endsWithBell = endsWithBell
  }

  /// How long it may be silent, in all, until the rest is not waited for any longer.
  var limitInMilliseconds: Int {
    switch length {
    // The introducer may have been a letter with Alt.
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
    // CAN and SUB end whatever is under way.
    case 0x18, 0x1A: return .ended
    case 0x80...0xBF:
      // The end of a string in eight bits, alone or as a character of UTF-8; else a part of one.
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
