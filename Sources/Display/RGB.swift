// What a colour is made of, and how well it can be read on another one.

/// A colour as the amounts of red, green and blue light in it.
package struct RGB: Hashable, Sendable {
  /// The amount of red.
  package var red: UInt8
  /// The amount of green.
  package var green: UInt8
  /// The amount of blue.
  package var blue: UInt8

  /// The colour of these amounts.
  package init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
    (self.red, self.green, self.blue) = (red, green, blue)
  }

  /// No light.
  package static let black = RGB(0, 0, 0)
  /// All light.
  package static let white = RGB(255, 255, 255)

  /// The colour as `#d700af`.
  package var hex: String {
    let digits = [red, green, blue].map { part in
      (part < 16 ? "0" : "") + String(part, radix: 16)
    }
    return "#" + digits.joined()
  }

  /// The colour with so many hundredths of another one in it.
  package func mixed(with other: RGB, hundredths: Int) -> RGB {
    func mix(_ mine: UInt8, _ others: UInt8) -> UInt8 {
      UInt8((Int(mine) * (100 - hundredths) + Int(others) * hundredths) / 100)
    }
    return RGB(mix(red, other.red), mix(green, other.green), mix(blue, other.blue))
  }
}

extension Style.Color {
  /// The colour in xterm, or nil for the standard colour, which is the user's.
  ///
  /// The first sixteen differ from terminal to terminal, and many users choose their own; the others
  /// are the same everywhere: a cube of 6 x 6 x 6, then a ramp of greys.
  package var rgb: RGB? {
    guard let index else { return nil }
    let number = Int(index)
    switch number {
    case 0..<16: return Self.first[number]
    case 16..<232:
      let place = number - 16
      let levels: [UInt8] = [0, 95, 135, 175, 215, 255]
      return RGB(levels[place / 36], levels[place / 6 % 6], levels[place % 6])
    default:
      let level = UInt8(8 + (number - 232) * 10)
      return RGB(level, level, level)
    }
  }

  private static let first = [
    RGB.black, RGB(205, 0, 0), RGB(0, 205, 0), RGB(205, 205, 0),
    RGB(0, 0, 238), RGB(205, 0, 205), RGB(0, 205, 205), RGB(229, 229, 229),
    RGB(127, 127, 127), RGB(255, 0, 0), RGB(0, 255, 0), RGB(255, 255, 0),
    RGB(92, 92, 255), RGB(255, 0, 255), RGB(0, 255, 255), RGB.white,
  ]
}
