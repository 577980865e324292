// Knows how to draw from a seed.

/// The generator SplitMix64: the same seed gives the same numbers everywhere.
private struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  /// Starts at a seed.
  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}

/// Random choices that are the same for the same seed.
package struct Lots {
  private var generator: SplitMix64

  /// Starts at a seed.
  package init(seed: UInt64) { generator = SplitMix64(seed: seed) }

  /// Draws one of some values, of which there is at least one.
  package mutating func one<Value>(of values: [Value]) -> Value {
    values[Int.random(in: values.indices, using: &generator)]
  }

  /// Draws a number of a range.
  package mutating func number<Number: FixedWidthInteger>(
    in range: ClosedRange<Number>
  ) -> Number {
    Number.random(in: range, using: &generator)
  }

  /// Draws the page or the swap entry of a number.
  package mutating func value(numbered number: UInt64) -> StoredValue {
    one(of: [.page(number), .swapEntry(number)])
  }
}
