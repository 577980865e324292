// Turns the bytes that a terminal sends into keys.

import Display

/// A decoder that turns the bytes of a terminal into the actions of a person, one byte at a time.
///
/// Four kinds of things come through one line, and only the bytes tell them apart: keys, the mouse,
/// pasted text, and the terminal's answers to programs that asked it something.
///
/// ```text
///   ESC [ C                     a key            ESC [ < 0 ; 5 ; 9 M    the mouse
///   ESC ] 1 1 ; r g b ... BEL   an answer        ESC [ 2 0 0 ~ ...      pasted text
/// ```
///
/// All of them can arrive in pieces. A sequence that is not understood is swallowed as a whole, so that
/// it never comes through as the letters it is made of. A sequence that never ends is given up after a
/// time of silence.
struct InputDecoder {
  /// A byte from a terminal, or a pause.
  enum Input: Hashable {
    /// A byte.
    case byte(UInt8)
    /// A silence of so many milliseconds.
    case silence(milliseconds: Int)
  }

  /// An action of a person.
  enum Output: Hashable {
    /// A key was pressed.
    case key(Key)
    /// The mouse was used.
    case mouse(MouseEvent)
    /// Text was pasted; nil if it was longer than `pasteLimitInBytes`.
    case paste(String?)
    /// Ctrl-C was pressed, and the terminal left its meaning to the program.
    case interrupt
    /// Ctrl-Z was pressed, and the terminal left its meaning to the program.
    case stop
    /// Ctrl-\ was pressed, and the terminal left its meaning to the program.
    case quit
  }

  /// The thing that the bytes since the last key belong to.
  enum State {
    /// Between two keys.
    case idle
    /// Inside of a character, of which these bytes have come; typed with Alt it means nothing.
    case character([UInt8], missing: Int, hasAlt: Bool)
    /// After one escape, or two of them.
    case escape(isDouble: Bool)
    /// After bytes that begin a listed key.
    case listed([UInt8])
    /// Inside of a control sequence, from its introducer on; typed with Alt it means nothing.
    case sequence([UInt8], hasAlt: Bool)
    /// Inside of a report of the mouse in the oldest format, of which these bytes have come.
    case mouseReport([UInt8])
    /// Inside of the answer of a terminal.
    case string(StringReply)
    /// Inside of pasted text.
    case paste
  }

  /// The greatest length of pasted text.
  static let pasteLimitInBytes = 65_536

  var state = State.idle {
    didSet { waited = 0 }
  }

  /// The milliseconds of silence since the state began.
  ///
  /// Silences add up, so a person can leave an answer that never ends even by typing.
  var waited = 0

  /// The pasted text so far.
  var pasteBuffer = PasteBuffer()

  let table: KeyTable
  private let escapeDelay: EscapeDelay

  /// True if a key has arrived in pieces.
  private var isLineSlow = false

  /// Makes a decoder for a terminal whose keys are listed in `table`.
  init(_ table: KeyTable = KeyTable(), escapeDelay: EscapeDelay = .adaptive) {
    self.table = table
    self.escapeDelay = escapeDelay
  }

  // MARK: Time

  /// The milliseconds after an escape within which a letter belongs to it, as typed with Alt.
  ///
  /// A person takes longer, and so does a script that types one key after the other.
  private static let pauseAfterEscape = 2

  /// The milliseconds of silence after which the decoder is told, after an escape and elsewhere.
  private static let (sliceAfterEscape, slice) = (20, 100)

  /// The longest wait until the decoder has to be told of the silence; nil between two keys.
  var timeToDeadlineInMilliseconds: Int? {
    guard let limit = limitInMilliseconds else { return nil }
    let rest = max(0, limit - waited)
    guard case .escape = state else { return min(Self.slice, rest) }
    return min(waited == 0 ? Self.pauseAfterEscape : Self.sliceAfterEscape, rest)
  }

  /// The milliseconds of silence, in all, after which an unfinished input is given up; nil between two
  /// keys.
  private var limitInMilliseconds: Int? {
    switch state {
    case .idle: nil
    case .character: 100
    case .escape, .listed:
      isLineSlow ? escapeDelay.slowInMilliseconds : escapeDelay.usualInMilliseconds
    // A person may have typed an introducer alone, with Alt.
    case .sequence(let bytes, _): bytes.count > 2 ? 2_000 : 500
    // Three bytes can be a whole report already.
    case .mouseReport(let bytes): bytes.count < 3 ? 500 : 100
    case .string(let reply): reply.limitInMilliseconds
    case .paste: 5_000
    }
  }

  /// Takes `input` and returns the actions that are complete now.
  mutating func decode(_ input: Input) -> [Output] {
    switch input {
    case .byte(let byte): return decode(byte)
    case .silence(let milliseconds):
      guard let limit = limitInMilliseconds else { return [] }
      waited += milliseconds
      return waited < limit ? [] : giveUp()
    }
  }

  /// Gives up on unfinished bytes; an escape alone is a key.
  private mutating func giveUp() -> [Output] {
    defer { state = .idle }
    switch state {
    case .escape(let isDouble):
      return Array(repeating: .key(.escape), count: isDouble ? 2 : 1)
    case .listed(let bytes): return outputs(ofListed: bytes)
    case .paste: return [.paste(pasteBuffer.text)]
    case .mouseReport(let bytes): return outputs(of: MouseReport.eventBeforeSilence(bytes))
    case .idle, .character, .sequence, .string: return []
    }
  }

  private func outputs(of event: MouseEvent?) -> [Output] { event.map { [.mouse($0)] } ?? [] }

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
      switch MouseReport.take(byte, after: bytes) {
      case .goesOn:
        keepState(.mouseReport(bytes + [byte]))
        return []
      case .ended(let event):
        state = .idle
        return outputs(of: event)
      case .endedBefore(let event): return outputs(of: event) + restart(byte)
      }
    case .string(var reply):
      switch reply.take(byte) {
      // A person may have pressed Esc to get out of the answer.
      case .goesOn where reply.isAfterEscape: state = .string(reply)
      case .goesOn: keepState(.string(reply))
      case .ended: state = .idle
      case .broken:
        // Something else begins in the middle of the answer.
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

  /// Records that a key goes on; a pause before it means that the line is slow.
  mutating func noteContinuation() {
    if waited >= Self.sliceAfterEscape { isLineSlow = true }
  }

  /// Changes the state and keeps the count of its silence.
  mutating func keepState(_ next: State) {
    let waited = waited
    state = next
    self.waited = waited
  }

  /// Drops the unfinished bytes and takes `byte` as the first one of something else.
  mutating func restart(_ byte: UInt8) -> [Output] {
    state = .idle
    return begin(byte)
  }

  /// Takes the first byte of an input.
  private mutating func begin(_ byte: UInt8) -> [Output] {
    if byte != 0x1B, table.hasLonger(than: [byte]) {
      state = .listed([byte])
      return []
    }
    return beginUnlisted(byte)
  }

  /// Takes the first byte of an input that is no listed key.
  mutating func beginUnlisted(_ byte: UInt8) -> [Output] {
    switch byte {
    case 0x08, 0x7F: return [.key(.backspace)]
    case 0x09: return [.key(.tab)]
    case 0x0A, 0x0D: return [.key(.enter)]
    case 0x1B: state = .escape(isDouble: false)
    case 0x00...0x1F: return [.key(.control(Character(Unicode.Scalar(byte + 0x40))))]
    case 0x20...0x7E: return [.key(.character(Character(Unicode.Scalar(byte))))]
    // No character begins with such a byte: it is a control character of eight bits.
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
