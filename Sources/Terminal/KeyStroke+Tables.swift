// Lists the keys that the numbers and letters of control sequences stand for.

import Display

extension KeyStroke {
  /// The keys of `ESC [ A` and `ESC O A`.
  static let letteredKeys: [Character: Key] = [
    "A": .up, "B": .down, "C": .right, "D": .left, "H": .home, "F": .end,
    "P": .function(1), "Q": .function(2), "R": .function(3), "S": .function(4),
  ]

  /// The keys of the number pad in its application mode, `ESC O p`.
  static let keypadKeys: [Character: Key] = [
    "M": .enter, "I": .tab,
    "j": .character("*"), "k": .character("+"), "l": .character(","), "m": .character("-"),
    "n": .character("."), "o": .character("/"),
    "p": .character("0"), "q": .character("1"), "r": .character("2"), "s": .character("3"),
    "t": .character("4"), "u": .character("5"), "v": .character("6"), "w": .character("7"),
    "x": .character("8"), "y": .character("9"),
  ]

  /// The keys of `ESC [ 5 ~`.
  static let numberedKeys: [Int: Key] = [
    1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
    11: .function(1), 12: .function(2), 13: .function(3), 14: .function(4), 15: .function(5),
    17: .function(6), 18: .function(7), 19: .function(8), 20: .function(9), 21: .function(10),
    23: .function(11), 24: .function(12), 25: .function(13), 26: .function(14),
    28: .function(15), 29: .function(16), 31: .function(17), 32: .function(18),
    33: .function(19), 34: .function(20),
  ]

  /// The keys with numbers of their own in the keyboard protocol of kitty, and the keys that are
  /// control characters in other protocols.
  static let codedKeys: [Int: Key] = {
    var keys: [Int: Key] = [
      8: .backspace, 9: .tab, 13: .enter, 27: .escape, 127: .backspace,
      57_409: .character("."), 57_410: .character("/"), 57_411: .character("*"),
      57_412: .character("-"), 57_413: .character("+"), 57_414: .enter,
      57_415: .character("="), 57_416: .character(","),
      57_417: .left, 57_418: .right, 57_419: .up, 57_420: .down, 57_421: .pageUp,
      57_422: .pageDown, 57_423: .home, 57_424: .end, 57_425: .insert, 57_426: .delete,
    ]
    for number in 0...9 { keys[57_399 + number] = .character(Character("\(number)")) }
    for number in 13...35 { keys[57_376 + number - 13] = .function(number) }
    return keys
  }()
}
