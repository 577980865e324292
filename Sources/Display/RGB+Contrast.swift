// How well a colour can be read on another one, as WCAG 2 measures it.

extension RGB {
  /// The amount of light that a person sees in it, from 0 to 1.
  package var luminance: Double {
    func linear(_ part: UInt8) -> Double {
      let share = Double(part) / 255
      return share <= 0.040_45
        ? share / 12.92 : Self.powerOfTwoAndTwoFifths((share + 0.055) / 1.055)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  /// The contrast of two colours, from 1 to 21; text needs 4.5.
  package func contrast(with other: RGB) -> Double {
    let (mine, others) = (luminance + 0.05, other.luminance + 0.05)
    return max(mine, others) / min(mine, others)
  }

  /// The colour nearest to it that can be read on a background: mixed with black, or with white.
  ///
  /// - Returns: the colour itself if it can be read.
  package func readable(on background: RGB) -> RGB {
    let away = background.luminance < 0.18 ? RGB.white : .black
    let shades = (0...100).lazy.map { mixed(with: away, hundredths: $0) }
    return shades.first { $0.contrast(with: background) >= 4.5 } ?? away
  }

  /// Returns `number` to the power of 2.4, which is its square times the fifth root of its square.
  ///
  /// - Precondition: the number is greater than 0 and not greater than 1.
  private static func powerOfTwoAndTwoFifths(_ number: Double) -> Double {
    let square = number * number
    // Newton's method, from above: every round comes nearer, and forty are enough for small numbers.
    var root = 1.0
    for _ in 0..<40 {
      let fourth = root * root * root * root
      root -= (fourth * root - square) / (5 * fourth)
    }
    return square * root
  }
}
