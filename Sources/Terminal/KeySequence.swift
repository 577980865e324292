// Reads control sequences, whatever the terminal calls itself.

import Display

/// A control sequence (CSI) or a single shift (SS3) that a terminal has sent, as a whole.
///
/// ```text
///   ESC [  9 9 ; 5  u        Ctrl-C in the keyboard protocol of kitty
///          parameters  final
/// ```
struct KeySequence {
  /// What a sequence stands for.
  enum Meaning {
    /// Something that a person has done.
    case output(InputDecoder.Output)
    /// Pasted text follows.
    case pasteBegins
    /// Three characters follow that say what the mouse has done.
    case mouseReportBegins
    /// The answer to a question, a key that means nothing here, or the release of a key.
    case nothing
  }

  /// No key is as long as this.
  static let limitInBytes = 64

  private let isSingleShift: Bool
  /// A sign before the parameters that sets them apart from those of keys.
  private let mark: Character?
  /// The numbers between semicolons, each with those that follow it after colons; nil where there is
  /// none.
  private let parameters: [[Int?]]
  private let final: Character
  private let isPlain: Bool

  /// Reads a sequence from its escape on.
  ///
  /// - Precondition: it has an escape, an introducer and a final byte.
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

  /// Says whether a terminal reports with it where its cursor is: a key may look like that.
  var isCursorReport: Bool { !isSingleShift && final == "R" && number(1) != nil }

  /// What the sequence stands for.
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

  /// `ESC [ [ A` to `ESC [ [ E`.
  private var consoleFunctionKey: Meaning {
    guard let place = "ABCDE".firstIndex(of: final) else { return .nothing }
    return .output(.key(.function("ABCDE".distance(from: "ABCDE".startIndex, to: place) + 1)))
  }

  /// The key and the modifiers, or nil if it is no key.
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
    // Some terminals write the modifiers where there is room for one number.
    let modifiers = KeyStroke.Modifiers(parameter: number(1) ?? number(0))
    guard let key = KeyStroke.letteredKeys[final] ?? KeyStroke.keypadKeys[final],
      let output = KeyStroke(key, modifiers, isRelease: false).output
    else { return .nothing }
    return .output(output)
  }
}
