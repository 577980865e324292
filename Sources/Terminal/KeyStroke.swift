// Finds the meaning of a key together with the modifiers that are held.

import Display

/// A key that went down or up, with the modifier keys held at that time.
struct KeyStroke {
  /// The keys that change the meaning of other ones.
  struct Modifiers: OptionSet {
    let rawValue: Int

    static let shift = Modifiers(rawValue: 1)
    static let alt = Modifiers(rawValue: 2)
    static let control = Modifiers(rawValue: 4)

    /// Caps Lock and Num Lock; the terminal has already taken them into account.
    private static let locks = Modifiers(rawValue: 64 | 128)

    init(rawValue: Int) { self.rawValue = rawValue }

    /// Reads a parameter, which is one more than the bits of the modifiers; nil and 0 stand for none.
    init(parameter: Int?) {
      self = Modifiers(rawValue: max(0, (parameter ?? 1) - 1)).subtracting(Self.locks)
    }
  }

  private enum Base {
    case key(Key)
    case character(Unicode.Scalar)
    case none
  }

  private let base: Base
  /// The character of the key with Shift, if the terminal reports it.
  private let shifted: Unicode.Scalar?
  private let modifiers: Modifiers
  private let isRelease: Bool

  /// Makes a stroke of a key that types no character.
  init(_ key: Key, _ modifiers: Modifiers, isRelease: Bool) {
    base = .key(key)
    shifted = nil
    self.modifiers = modifiers
    self.isRelease = isRelease
  }

  /// Makes a stroke of a key given by number: that of its character in Unicode, or a number chosen by
  /// kitty.
  init(code: Int, shifted: Int? = nil, text: Int? = nil, modifiers: Modifiers, isRelease: Bool) {
    let scalar = UInt32(exactly: code).flatMap(Unicode.Scalar.init)
    base =
      Self.codedKeys[code].map { .key($0) }
      ?? scalar.flatMap { Self.typesCharacter($0) ? .character($0) : nil } ?? .none
    self.shifted = (text ?? shifted).flatMap(UInt32.init(exactly:)).flatMap(Unicode.Scalar.init)
      .flatMap { Self.typesCharacter($0) ? $0 : nil }
    self.modifiers = modifiers
    self.isRelease = isRelease
  }

  /// The action, or nil if the stroke means nothing.
  var output: InputDecoder.Output? {
    guard !isRelease, modifiers.isSubset(of: [.shift, .control]) else { return nil }
    switch base {
    case .none: return nil
    case .key(let key): return named(key).map { .key($0) }
    case .character(let scalar):
      guard modifiers.contains(.control) else {
        return .key(.character(Character(modifiers.contains(.shift) ? upper(scalar) : scalar)))
      }
      switch control(scalar) {
      case .control("C"): return .interrupt
      case .control("Z"): return .stop
      case .control("\\"): return .quit
      case let key?: return .key(key)
      case nil: return nil
      }
    }
  }

  private func named(_ key: Key) -> Key? {
    switch (key, modifiers) {
    case (_, []): key
    case (.up, .shift): .shiftUp
    case (.down, .shift): .shiftDown
    case (.left, .shift): .shiftLeft
    case (.right, .shift): .shiftRight
    case (.tab, .shift): .backTab
    // In the usual mode terminals send the same for these as for the keys alone.
    case (.enter, .shift), (.backspace, .shift), (.escape, .shift), (.character, .shift): key
    // The modifiers are an option set: any other set.
    default: nil
    }
  }

  /// Returns the character that a key types with Shift.
  private func upper(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if let shifted { return shifted }
    let upper = scalar.properties.uppercaseMapping.unicodeScalars
    if let only = upper.first, upper.count == 1, only != scalar { return only }
    // If the terminal does not say, the keyboard is assumed to have the American layout.
    return Self.shiftedSigns[scalar] ?? scalar
  }

  /// Returns the meaning of a key with Ctrl, as it is in the usual mode.
  private func control(_ scalar: Unicode.Scalar) -> Key? {
    switch scalar {
    case "i", "I": .tab
    case "m", "M", "j", "J": .enter
    case "h", "H": .backspace
    case "[": .escape
    case " ", "@": .control("@")
    case "a"..."z": .control(Character(scalar.properties.uppercaseMapping))
    case "A"..."Z", "\\", "]", "^", "_": .control(Character(scalar))
    default: nil
    }
  }

  private static func typesCharacter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .privateUse, .surrogate, .unassigned: false
    // The standard library's Unicode.GeneralCategory: all other characters.
    default: true
    }
  }

  private static let shiftedSigns: [Unicode.Scalar: Unicode.Scalar] = Dictionary(
    uniqueKeysWithValues: zip(
      "`1234567890-=[]\\;',./".unicodeScalars,
      "~!@#$%^&*()_+{}|:\"<>?".unicodeScalars
    )
  )
}
