// Finds the meaning of a key together with the modifiers that are held.

import Display

/// A key that went down or up while others were held.
struct KeyStroke {
  /// The keys that change the meaning of others.
  struct Modifiers: OptionSet {
    let rawValue: Int

    static let shift = Modifiers(rawValue: 1)
    static let alt = Modifiers(rawValue: 2)
    static let control = Modifiers(rawValue: 4)

    /// Caps Lock and Num Lock, which the terminal has already taken into account.
    private static let locks = Modifiers(rawValue: 64 | 128)

    init(rawValue: Int) { self.rawValue = rawValue }

    /// The modifiers of a parameter, which is one more than their bits; nil and 0 stand for none.
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
  /// The character that Shift makes of the key, where the terminal says so.
  private let shifted: Unicode.Scalar?
  private let modifiers: Modifiers
  private let isRelease: Bool

  /// A key that types no character.
  init(_ key: Key, _ modifiers: Modifiers, isRelease: Bool) {
    base = .key(key)
    shifted = nil
    self.modifiers = modifiers
    self.isRelease = isRelease
  }

  /// A key that is told by a number: that of its character in Unicode, or one of those that kitty has
  /// chosen for the others.
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

  /// What it means, or nil if nothing.
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
    // Terminals in the usual mode do not tell these from the keys alone.
    case (.enter, .shift), (.backspace, .shift), (.escape, .shift), (.character, .shift): key
    default: nil
    }
  }

  /// What a key types while Shift is held.
  private func upper(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if let shifted { return shifted }
    let upper = scalar.properties.uppercaseMapping.unicodeScalars
    if let only = upper.first, upper.count == 1, only != scalar { return only }
    // Without a word from the terminal the keyboard is taken for the one most people have.
    return Self.shiftedSigns[scalar] ?? scalar
  }

  /// What a key means while Ctrl is held, in the same words as in the usual mode.
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
