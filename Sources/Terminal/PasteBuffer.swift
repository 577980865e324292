// Collects pasted text.

/// Pasted text, of which some bytes have come.
struct PasteBuffer {
  private static let ending: [UInt8] = Array("\u{1B}[201~".utf8)

  private var bytes: [UInt8] = []
  private var isTooLong = false
  private var matched = 0
  private var hasEnded = false

  /// Takes the next byte.
  ///
  /// - Returns: true if the byte completes the mark that ends the text.
  mutating func take(_ byte: UInt8) -> Bool {
    bytes.append(byte)
    // An escape can only be the first byte of the mark.
    matched = byte == Self.ending[matched] ? matched + 1 : byte == Self.ending[0] ? 1 : 0
    hasEnded = matched == Self.ending.count
    if !hasEnded, bytes.count > InputDecoder.pasteLimitInBytes + Self.ending.count {
      isTooLong = true
      bytes.removeFirst(bytes.count - Self.ending.count)
    }
    return hasEnded
  }

  /// The text, or nil if it is too long.
  var text: String? {
    let length = bytes.count - (hasEnded ? Self.ending.count : 0)
    guard !isTooLong, length <= InputDecoder.pasteLimitInBytes else { return nil }
    return String(decoding: bytes[..<length], as: UTF8.self)
  }
}
