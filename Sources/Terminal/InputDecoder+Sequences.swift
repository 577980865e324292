// Puts together the sequences that begin with an escape.

import Display

extension InputDecoder {
  /// Takes the byte after an escape.
  mutating func afterEscape(_ byte: UInt8, isDouble: Bool) -> [Output] {
    let hasPaused = waited > 0
    let escapes = [Output](repeating: .key(.escape), count: isDouble ? 1 : 0)
    if byte == 0x1B {
      // Two escapes that arrive together may be the beginning of a key with Alt.
      state = .escape(isDouble: !hasPaused)
      return hasPaused ? escapes + [.key(.escape)] : escapes
    }
    if !isDouble, table[[0x1B, byte]] != nil || table.hasLonger(than: [0x1B, byte]),
      byte != UInt8(ascii: "["), byte != UInt8(ascii: "O")
    {
      return look(up: [0x1B, byte])
    }
    let isSequence = byte == UInt8(ascii: "[") || byte == UInt8(ascii: "O")
    if "[O]PX^_".utf8.contains(byte) {
      noteContinuation()
      introduce(byte, hasAlt: isDouble)
      return isSequence ? [] : escapes
    }
    guard !hasPaused else { return escapes + [.key(.escape)] + restart(byte) }
    // The byte is a key with Alt, which means nothing here and is no Esc either.
    state = .idle
    switch byte {
    case 0xC2...0xDF: state = .character([byte], missing: 1, hasAlt: true)
    case 0xE0...0xEF: state = .character([byte], missing: 2, hasAlt: true)
    case 0xF0...0xF4: state = .character([byte], missing: 3, hasAlt: true)
    default: break
    }
    return escapes
  }

  /// Returns the output for bytes that begin like a listed key, or waits for more of them.
  mutating func look(up bytes: [UInt8]) -> [Output] {
    if table.hasLonger(than: bytes) {
      state = .listed(bytes)
      return []
    }
    state = .idle
    return outputs(ofListed: bytes)
  }

  /// Returns the listed key, or else the output for the bytes one by one.
  mutating func outputs(ofListed bytes: [UInt8]) -> [Output] {
    switch table[bytes] {
    case .key(let key): return [.key(key)]
    case .unknown: return []
    case nil:
      // An escape followed by bytes that are in no list was a key typed with Alt.
      guard bytes[0] != 0x1B else { return [] }
      return bytes.flatMap { beginUnlisted($0) }
    }
  }

  /// Takes the next byte of a control sequence.
  mutating func inSequence(_ bytes: [UInt8], _ byte: UInt8, hasAlt: Bool) -> [Output] {
    noteContinuation()
    let isControlSequence = bytes[1] == UInt8(ascii: "[")
    switch byte {
    case 0x20...0x3F:
      // On some terminals such a byte is the last one of a key.
      if table[bytes + [byte]] != nil, !table.hasLonger(than: bytes + [byte]) {
        state = .idle
        return hasAlt ? [] : outputs(ofListed: bytes + [byte])
      }
      // A sequence this long is no key; the rest of it is read up to its end.
      let isTooLong = bytes.count >= KeySequence.limitInBytes
      keepState(.sequence(isTooLong ? bytes : bytes + [byte], hasAlt: hasAlt))
      return []
    case 0x40...0x7E:
      // A sequence too long for a key means nothing, whatever its first bytes are.
      guard bytes.count < KeySequence.limitInBytes else {
        state = .idle
        return []
      }
      let whole = bytes + [byte]
      // The first five function keys of a Linux console have one letter more.
      if isControlSequence, whole.count == 3, byte == UInt8(ascii: "[") {
        keepState(.sequence(whole, hasAlt: hasAlt))
        return []
      }
      state = .idle
      return outputs(of: whole, hasAlt: hasAlt)
    case 0x18, 0x1A:
      state = .idle
      return []
    default: return restart(byte)
    }
  }

  /// Returns the output for a whole sequence.
  private mutating func outputs(of bytes: [UInt8], hasAlt: Bool) -> [Output] {
    let sequence = KeySequence(bytes)
    if !sequence.isCursorReport {
      switch table[bytes] {
      case .key(let key): return hasAlt ? [] : [.key(key)]
      case .unknown, nil: break
      }
    }
    switch sequence.meaning {
    case .output(let output): return hasAlt ? [] : [output]
    case .pasteBegins:
      pasteBuffer = PasteBuffer()
      state = .paste
    case .mouseReportBegins: state = .mouseReport([])
    case .nothing: break
    }
    return []
  }
}
