// Knows which bytes stand for which keys on the terminal in use.

import CCurses
import Display

/// The key sequences of a terminal in the terminfo database.
struct KeyTable {
  /// The meaning of a listed sequence.
  enum Entry: Hashable {
    /// A key that this program knows.
    case key(Key)
    /// A key that means nothing in this program.
    case unknown
  }

  private var entries: [[UInt8]: Entry] = [:]
  private var beginnings: Set<[UInt8]> = []

  /// Makes a table of some sequences.
  ///
  /// Single bytes are left out: they are control characters, which mean the same everywhere.
  init(_ sequences: [([UInt8], Entry)] = []) {
    for (bytes, entry) in sequences where bytes.count > 1 {
      entries[bytes] = entry
      for length in 1..<bytes.count { beginnings.insert(Array(bytes[..<length])) }
    }
  }

  /// Returns the meaning of a whole sequence, or nil if it is not listed.
  subscript(bytes: [UInt8]) -> Entry? { entries[bytes] }

  /// Returns true if longer listed sequences begin with these bytes.
  func hasLonger(than bytes: [UInt8]) -> Bool { beginnings.contains(bytes) }
}

extension KeyTable {
  /// The sequences of the open terminal.
  static var ofOpenTerminal: KeyTable {
    KeyTable(
      (0..<pcu_key_sequence_count()).map { number in
        let length = pcu_key_sequence_length(number)
        let bytes = (0..<length).map { pcu_key_sequence_byte(number, $0) }
        let key = Key(number: Int(pcu_key_sequence_key(number)))
        return (bytes, key.map(Entry.key) ?? .unknown)
      }
    )
  }
}

extension Key {
  /// Makes the key whose number in the C header is `number`.
  fileprivate init?(number: Int) {
    switch number {
    case PCU_KEY_UNKNOWN: return nil
    case PCU_KEY_UP: self = .up
    case PCU_KEY_DOWN: self = .down
    case PCU_KEY_LEFT: self = .left
    case PCU_KEY_RIGHT: self = .right
    case PCU_KEY_SHIFT_UP: self = .shiftUp
    case PCU_KEY_SHIFT_DOWN: self = .shiftDown
    case PCU_KEY_SHIFT_LEFT: self = .shiftLeft
    case PCU_KEY_SHIFT_RIGHT: self = .shiftRight
    case PCU_KEY_PAGE_UP: self = .pageUp
    case PCU_KEY_PAGE_DOWN: self = .pageDown
    case PCU_KEY_HOME: self = .home
    case PCU_KEY_END: self = .end
    case PCU_KEY_INSERT: self = .insert
    case PCU_KEY_DELETE: self = .delete
    case PCU_KEY_ENTER: self = .enter
    case PCU_KEY_BACK_TAB: self = .backTab
    case PCU_KEY_BACKSPACE: self = .backspace
    default: self = .function(number - PCU_KEY_FUNCTION)
    }
  }
}
