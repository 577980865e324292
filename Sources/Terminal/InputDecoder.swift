// How the bytes that a terminal sends become keys.

import Display

/// Turns what curses has read into keys, one piece at a time.
///
/// Curses recognises the sequences it knows. What is left to do is to put the bytes of a character
/// together, to name control characters, and to be deaf to all that has no meaning: a sequence that
/// is not known must not come through as the letters it is made of.
struct InputDecoder {
  /// One piece of what a terminal sends.
  enum Input: Hashable {
    /// A byte that belongs to no sequence curses knows.
    case byte(UInt8)
    /// A sequence that curses knows.
    case key(Key)
    /// The start of pasted text.
    case pasteBegins
    /// The end of pasted text.
    case pasteEnds
    /// Nothing came for as long as was waited.
    case silence
  }

  private enum State {
    /// Between two keys.
    case idle
    /// Inside of a character, of which these bytes have come.
    case character([UInt8], missing: Int)
    /// After an escape, which may have been the key or the start of a sequence.
    case escape
    /// Inside of a sequence that is not known.
    case sequence
    /// Inside of pasted text.
    case paste
  }

  private var state = State.idle

  /// How long the next piece may take to still belong to what has come, or nil when nothing has.
  var patienceInMilliseconds: Int? {
    switch state {
    case .idle: nil
    // Curses has waited already whether a sequence follows.
    case .escape: 0
    case .character, .sequence: 100
    case .paste: 1000
    }
  }

  /// The keys that are complete now that `input` has come.
  mutating func decode(_ input: Input) -> [Key] {
    switch input {
    case .byte(let byte): decode(byte)
    case .key(let key): interrupt() + (isPasting ? [] : [key])
    case .pasteBegins: interrupt(.paste)
    case .pasteEnds: interrupt(.idle)
    case .silence: interrupt(.idle)
    }
  }

  private var isPasting: Bool {
    if case .paste = state { return true }
    return false
  }

  /// Gives up on what has come so far, except that an escape alone is a key.
  private mutating func interrupt(_ next: State? = nil) -> [Key] {
    let keys: [Key]
    switch state {
    case .escape: keys = [.escape]
    case .idle, .character, .sequence, .paste: keys = []
    }
    state = next ?? (isPasting ? .paste : .idle)
    return keys
  }

  private mutating func decode(_ byte: UInt8) -> [Key] {
    switch state {
    case .idle:
      return begin(byte)

    case .character(let bytes, let missing):
      guard (0x80...0xBF).contains(byte) else { return interrupt() + begin(byte) }
      guard missing == 1 else {
        state = .character(bytes + [byte], missing: missing - 1)
        return []
      }
      state = .idle
      let text = String(validating: bytes + [byte], as: UTF8.self)
      return text?.first.map { [.character($0)] } ?? []

    case .escape:
      guard byte == UInt8(ascii: "[") || byte == UInt8(ascii: "O") else {
        return interrupt() + begin(byte)
      }
      state = .sequence
      return []

    case .sequence:
      switch byte {
      case 0x20...0x3F: return []
      case 0x40...0x7E: return interrupt()
      default: return interrupt() + begin(byte)
      }

    case .paste:
      return []
    }
  }

  /// Takes the first byte of a key.
  private mutating func begin(_ byte: UInt8) -> [Key] {
    switch byte {
    case 0x08, 0x7F: return [.backspace]
    case 0x09: return [.tab]
    case 0x0A, 0x0D: return [.enter]
    case 0x1B:
      state = .escape
      return []
    case 0x00...0x1F: return [.control(Character(Unicode.Scalar(byte + 0x40)))]
    case 0x20...0x7E: return [.character(Character(Unicode.Scalar(byte)))]
    case 0xC2...0xDF: state = .character([byte], missing: 1)
    case 0xE0...0xEF: state = .character([byte], missing: 2)
    case 0xF0...0xF4: state = .character([byte], missing: 3)
    default: break
    }
    return []
  }
}
