// Knows how to turn a seed into the same random numbers every time.

/// The generator of Steele, Lea and Flood: the same numbers for the same seed, for ever, everywhere.
///
/// Source: "Fast splittable pseudorandom number generators", OOPSLA 2014, algorithm SplitMix64.
package struct SplitMix64: RandomNumberGenerator, Hashable, Sendable {
  private static let gap: UInt64 = 0x9E37_79B9_7F4A_7C15
  private var state: UInt64

  /// Starts with a seed.
  package init(seed: UInt64) {
    state = seed
  }

  /// Starts with one of the streams of a seed.
  ///
  /// Streams of one seed have nothing to do with each other, and it takes no time to get to a stream
  /// whose number is high.
  package init(seed: UInt64, stream: UInt64) {
    state = Self.mix(Self.mix(seed &+ Self.gap) ^ (stream &* Self.gap))
  }

  /// Returns the next number, any of 64 bits.
  package mutating func next() -> UInt64 {
    state &+= Self.gap
    return Self.mix(state)
  }

  /// Returns the next number below a bound.
  ///
  /// Each is as likely as the others but for the bound's part in 2 to the power of 64, which is too small to notice.
  ///
  /// - Precondition: the bound is greater than 0.
  package mutating func number(below bound: Int) -> Int {
    precondition(bound > 0, "there is a number below the bound")
    return Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  private static func mix(_ word: UInt64) -> UInt64 {
    var word = word
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}
