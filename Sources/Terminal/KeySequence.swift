// Reads control sequences, whatever the terminal calls itself.

import Display

/// A whole control sequence (CSI) or single shift (SS3) from a terminal.
///
/// ```text
///   ESC [  9 9 ; 5  u        Ctrl-C in the keyboard protocol of kitty
///          parameters  final
/// ```
struct KeySequence {
  /// The meaning of a sequence.
  enum Meaning {
    /// An action of a person.
    case output(InputDecoder.Output)
    /// The mark before pasted text.
    case pasteBegins
    /// The mark before a report of the mouse in three characters.
    case mouseReportBegins
    /// The answer to a question, a key that means nothing here, or the release of a key.
    case nothing
  }

  /// The length from which on a sequence is no key.
  static let limitInBytes = 64

  private let isSingleShift: Bool
  /// The sign before the parameters of sequences that are no plain keys; nil if there is none.
  private let mark: Character?
  /// The numbers between semicolons, each with the numbers that follow it after colons; nil for a
  /// missing number.
  private let parameters: [[Int?]]
  private let final: Character
  private let isPlain: Bool

  /// Reads a sequence, which begins with an escape.
  ///
  /// - Precondition: the sequence has an escape, an introducer and a final byte.
  init(_ bytes: [UInt8]) {
    precondition(bytes.count >= 3, "a sequence has an escape, an introducer and a final byte")
    let text = String(decoding: bytes[2..<(bytes.count - 1)], as: UTF8.self)
    isSingleShift = bytes[1] == UInt8(ascii: "O")
    final = Character(Unicode.Scalar(bytes[bytes.count - 1]))
    mark = text.first.flatMap { "<=>?[".contains($0) ? $0 : nil }
    let numbers = mark == nil ? text[...] : text.dropFirst()
    isPlain = numbers.utf8.allSatisfy { (0x30...0x3B).contains($0) }
    parameters = numbers.split(separator: ";", omittingEmptySubsequences: false).map { part in
      part.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
    }
  }

  /// True if the sequence can be a report of the cursor's position, which a key may look like.
  var isCursorReport: Bool { !isSingleShift && final == "R" && number(1) != nil }

  /// The meaning of the sequence.
  var meaning: Meaning {
    guard isPlain else { return .nothing }
    if isSingleShift { return singleShift }
    switch mark {
    case "<": return mouse
    case "[": return consoleFunctionKey
    case nil: break
    default: return .nothing
    }
    switch final {
    case "M" where number(0) == nil: return .mouseReportBegins
    case "~" where number(0) == 200: return .pasteBegins
    default: break
    }
    guard let stroke, !isCursorReport, let output = stroke.output else { return .nothing }
    return .output(output)
  }

  private func number(_ place: Int, _ part: Int = 0) -> Int? {
    guard parameters.indices.contains(place), parameters[place].indices.contains(part) else {
      return nil
    }
    return parameters[place][part]
  }

  private var mouse: Meaning {
    guard final == "M" || final == "m", parameters.count == 3, let button = number(0),
      let column = number(1), let row = number(2),
      let event = MouseReport.event(
        button: button,
        column: column,
        row: row,
        isRelease: final == "m"
      )
    else { return .nothing }
    return .output(.mouse(event))
  }

  /// The meaning of `ESC [ [ A` to `ESC [ [ E`, function keys of a Linux console.
  private var consoleFunctionKey: Meaning {
    guard let place = "ABCDE".firstIndex(of: final) else { return .nothing }
    return .output(.key(.function("ABCDE".distance(from: "ABCDE".startIndex, to: place) + 1)))
  }

  /// The key and its modifiers, or nil if the sequence is no key.
  private var stroke: KeyStroke? {
    let modifiers = KeyStroke.Modifiers(parameter: number(1))
    let isRelease = number(1, 1) == 3
    switch final {
    case "u":
      guard let code = number(0) else { return nil }
      return KeyStroke(
        code: code,
        shifted: number(0, 1),
        text: number(2),
        modifiers: modifiers,
        isRelease: isRelease
      )
    case "~" where number(0) == 27:
      guard let code = number(2) else { return nil }
      return KeyStroke(code: code, modifiers: modifiers, isRelease: false)
    case "~":
      guard let key = number(0).flatMap({ KeyStroke.numberedKeys[$0] }) else { return nil }
      return KeyStroke(key, modifiers, isRelease: isRelease)
    case "Z": return KeyStroke(.backTab, [], isRelease: isRelease)
    default:
      guard (number(0) ?? 1) == 1, let key = KeyStroke.letteredKeys[final] else { return nil }
      return KeyStroke(key, modifiers, isRelease: isRelease)
    }
  }

  private var singleShift: Meaning {
    // Some terminals write the modifiers as the first number.
    let modifiers = KeyStroke.Modifiers(parameter: number(1) ?? number(0))
    guard let key = KeyStroke.letteredKeys[final] ?? KeyStroke.keypadKeys[final],
      let output = KeyStroke(key, modifiers, isRelease: false).output
    else { return .nothing }
    return .output(output)
  }
}
