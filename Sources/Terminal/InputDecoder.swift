// How the bytes that a terminal sends become keys.

import Display

/// Turns what a terminal sends into what a person has done, one byte at a time.
///
/// Four kinds of things come through one line, and nothing but the bytes tells them apart: keys, the
/// mouse, pasted text, and what the terminal answers to programs that asked it something.
///
/// ```text
///   ESC [ C                     a key            ESC [ < 0 ; 5 ; 9 M    the mouse
///   ESC ] 1 1 ; r g b ... BEL   an answer        ESC [ 2 0 0 ~ ...      pasted text
/// ```
///
/// All of them may arrive in pieces. What is not understood is swallowed as a whole: it must never
/// come through as the letters that it is made of. What never ends is given up after a while of
/// silence.
struct InputDecoder {
  /// One piece of what a terminal sends.
  enum Input: Hashable {
    /// A byte.
    case byte(UInt8)
    /// Nothing has come for so many milliseconds.
    case silence(milliseconds: Int)
  }

  /// Something that a person has done.
  enum Output: Hashable {
    /// A key was pressed.
    case key(Key)
    /// The mouse was used.
    case mouse(MouseEvent)
    /// Text was pasted; nil if it was more than `pasteLimitInBytes`.
    case paste(String?)
    /// Ctrl-C was pressed, and the terminal has left it to the program.
    case interrupt
    /// Ctrl-Z, in the same way.
    case stop
    /// Ctrl-\, in the same way.
    case quit
  }

  /// What the bytes since the last key belong to.
  enum State {
    /// Between two keys.
    case idle
    /// Inside of a character, of which these bytes have come; with Alt it means nothing.
    case character([UInt8], missing: Int, hasAlt: Bool)
    /// After one escape, or two of them.
    case escape(isDouble: Bool)
    /// After bytes that are the beginning of a listed key.
    case listed([UInt8])
    /// Inside of a control sequence, from its introducer on; with Alt it means nothing.
    case sequence([UInt8], hasAlt: Bool)
    /// Inside of a report of the mouse in the oldest format, of which these bytes have come.
    case mouseReport([UInt8])
    /// Inside of the answer of a terminal.
    case string(StringReply)
    /// Inside of pasted text.
    case paste
  }

  /// The most that can be pasted.
  static let pasteLimitInBytes = 65_536

  var state = State.idle {
    didSet { waited = 0 }
  }

  /// How long it has been silent since the state began.
  ///
  /// Silences add up: a person who types into an answer that never ends gets out of it, too.
  var waited = 0

  /// What has been pasted so far.
  var pasteBuffer = PasteBuffer()

  let table: KeyTable
  private let escapeDelay: EscapeDelay

  /// Whether a key has arrived in pieces.
  private var isLineSlow = false

  /// A decoder of what a terminal sends whose keys are listed in `table`.
  init(_ table: KeyTable = KeyTable(), escapeDelay: EscapeDelay = .adaptive) {
    self.table = table
    self.escapeDelay = escapeDelay
  }

  // MARK: Time

  /// A letter that arrives together with an escape is typed with Alt; a person takes longer, and so
  /// does a script that types one key after the other.
  private static let pauseAfterEscape = 2

  /// How long a silence lasts before it is counted, after an escape and elsewhere.
  private static let (sliceAfterEscape, slice) = (20, 100)

  /// How long to wait at most before the silence is to be told, or nil between two keys.
  var timeToDeadlineInMilliseconds: Int? {
    guard let limit = limitInMilliseconds else { return nil }
    let rest = max(0, limit - waited)
    guard case .escape = state else { return min(Self.slice, rest) }
    return min(waited == 0 ? Self.pauseAfterEscape : Self.sliceAfterEscape, rest)
  }

  /// How long it may be silent, in all, until what has come is given up.
  private var limitInMilliseconds: Int? {
    switch state {
    case .idle: nil
    case .character: 100
    case .escape, .listed:
      isLineSlow ? escapeDelay.slowInMilliseconds : escapeDelay.usualInMilliseconds
    // An introducer alone may have been typed with Alt.
    case .sequence(let bytes, _): bytes.count > 2 ? 2_000 : 500
    case .mouseReport: 500
    case .string(let reply): reply.limitInMilliseconds
    case .paste: 5_000
    }
  }

  /// What is known to be done now that `input` has come.
  mutating func decode(_ input: Input) -> [Output] {
    switch input {
    case .byte(let byte): return decode(byte)
    case .silence(let milliseconds):
      guard let limit = limitInMilliseconds else { return [] }
      waited += milliseconds
      return waited < limit ? [] : giveUp()
    }
  }

  /// Gives up on what has come so far; an escape alone is a key.
  private mutating func giveUp() -> [Output] {
    defer { state = .idle }
    switch state {
    case .escape(let isDouble):
      return Array(repeating: .key(.escape), count: isDouble ? 2 : 1)
    case .listed(let bytes): return outputs(ofListed: bytes)
    case .paste: return [.paste(pasteBuffer.text)]
    case .idle, .character, .sequence, .mouseReport, .string: return []
    }
  }

  // MARK: Bytes

  private mutating func decode(_ byte: UInt8) -> [Output] {
    switch state {
    case .idle: return begin(byte)
    case .character(let bytes, let missing, let hasAlt):
      guard (0x80...0xBF).contains(byte) else { return restart(byte) }
      guard missing == 1 else {
        state = .character(bytes + [byte], missing: missing - 1, hasAlt: hasAlt)
        return []
      }
      state = .idle
      guard let text = String(validating: bytes + [byte], as: UTF8.self), let first = text.first
      else { return [] }
      if let control = text.unicodeScalars.first, (0x80...0x9F).contains(control.value) {
        return hasAlt ? [] : beginControl(UInt8(control.value))
      }
      return hasAlt ? [] : [.key(.character(first))]
    case .escape(let isDouble): return afterEscape(byte, isDouble: isDouble)
    case .listed(let bytes): return look(up: bytes + [byte])
    case .sequence(let bytes, let hasAlt): return inSequence(bytes, byte, hasAlt: hasAlt)
    case .mouseReport(let bytes):
      let report = bytes + [byte]
      guard MouseReport.isComplete(report) else {
        keepState(.mouseReport(report))
        return []
      }
      state = .idle
      return MouseReport.event(ofBytes: report).map { [.mouse($0)] } ?? []
    case .string(var reply):
      switch reply.take(byte) {
      // A person may have pressed Esc to get out of it.
      case .goesOn where reply.isAfterEscape: state = .string(reply)
      case .goesOn: keepState(.string(reply))
      case .ended: state = .idle
      case .broken:
        // Something else begins in the middle of it.
        keepState(.escape(isDouble: false))
        return decode(byte)
      }
      return []
    case .paste:
      guard pasteBuffer.take(byte) else { return [] }
      state = .idle
      return [.paste(pasteBuffer.text)]
    }
  }

  /// Notes that a key goes on, which tells how slow the line is.
  mutating func noteContinuation() {
    if waited >= Self.sliceAfterEscape { isLineSlow = true }
  }

  /// Changes the state without forgetting how long it has been silent.
  mutating func keepState(_ next: State) {
    let waited = waited
    state = next
    self.waited = waited
  }

  /// Drops what has come so far and takes a byte as the first one of something else.
  mutating func restart(_ byte: UInt8) -> [Output] {
    state = .idle
    return begin(byte)
  }

  /// Takes the first byte of whatever it is.
  private mutating func begin(_ byte: UInt8) -> [Output] {
    if byte != 0x1B, table.hasLonger(than: [byte]) {
      state = .listed([byte])
      return []
    }
    return beginUnlisted(byte)
  }

  /// Takes the first byte of whatever it is, but of no key that is listed.
  mutating func beginUnlisted(_ byte: UInt8) -> [Output] {
    switch byte {
    case 0x08, 0x7F: return [.key(.backspace)]
    case 0x09: return [.key(.tab)]
    case 0x0A, 0x0D: return [.key(.enter)]
    case 0x1B: state = .escape(isDouble: false)
    case 0x00...0x1F: return [.key(.control(Character(Unicode.Scalar(byte + 0x40))))]
    case 0x20...0x7E: return [.key(.character(Character(Unicode.Scalar(byte))))]
    // Not the first byte of any character: it can only be a control character of eight bits.
    case 0x80...0x9F: return beginControl(byte)
    case 0xC2...0xDF: state = .character([byte], missing: 1, hasAlt: false)
    case 0xE0...0xEF: state = .character([byte], missing: 2, hasAlt: false)
    case 0xF0...0xF4: state = .character([byte], missing: 3, hasAlt: false)
    default: break
    }
    return []
  }

  /// Takes a control character from 0x80 on, which is an escape and a letter in one.
  private mutating func beginControl(_ byte: UInt8) -> [Output] {
    introduce(byte - 0x40, hasAlt: false)
    return []
  }

  /// Begins a sequence or a string, if the letter after the escape is the beginning of one.
  mutating func introduce(_ letter: UInt8, hasAlt: Bool) {
    switch letter {
    case UInt8(ascii: "["), UInt8(ascii: "O"):
      state = .sequence([0x1B, letter], hasAlt: hasAlt)
    case UInt8(ascii: "]"): state = .string(StringReply(endsWithBell: true))
    case UInt8(ascii: "P"), UInt8(ascii: "X"), UInt8(ascii: "^"), UInt8(ascii: "_"):
      state = .string(StringReply(endsWithBell: false))
    default: break
    }
  }
}
