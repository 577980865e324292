// Knows which numbers below a bound are in a set, and finds the next one in a few looks.

/// A set of numbers below a bound, a bit for each, under bits that tell which words are not zero.
///
/// ```
/// summary   1 . . 1          a bit for each word
/// words     5,9 . . 200      64 bits each
/// ```
///
/// Looking for the next number goes through one word, and through as much of the summary as there is
/// nothing in: 4096 numbers for every word of it.
struct NumberSet: Hashable, Sendable {
  /// Numbers are below it.
  let bound: Int
  private var words: [UInt64]
  private var summary: [UInt64]

  /// Makes an empty set.
  init(below bound: Int) {
    self.bound = bound
    words = Array(repeating: 0, count: (bound + 63) / 64)
    summary = Array(repeating: 0, count: (words.count + 63) / 64)
  }

  /// Puts a number in.
  ///
  /// - Precondition: it lies below the bound.
  mutating func insert(_ number: Int) {
    let word = number >> 6
    words[word] |= 1 << UInt64(number & 63)
    summary[word >> 6] |= 1 << UInt64(word & 63)
  }

  /// Takes a number out.
  ///
  /// - Precondition: it lies below the bound.
  mutating func remove(_ number: Int) {
    let word = number >> 6
    words[word] &= ~(1 << UInt64(number & 63))
    if words[word] == 0 { summary[word >> 6] &= ~(1 << UInt64(word & 63)) }
  }

  /// Returns the first number from `number` on that is in the set.
  func first(from number: Int) -> Int? {
    guard number < bound else { return nil }
    var word = number >> 6
    var rest = words[word] & (UInt64.max << UInt64(number & 63))
    if rest == 0 {
      guard let next = firstWord(from: word + 1) else { return nil }
      word = next
      rest = words[word]
    }
    return word << 6 + rest.trailingZeroBitCount
  }

  /// Returns the first word from one on that is not zero.
  private func firstWord(from word: Int) -> Int? {
    guard word < words.count else { return nil }
    var block = word >> 6
    var rest = summary[block] & (UInt64.max << UInt64(word & 63))
    while rest == 0 {
      block += 1
      guard block < summary.count else { return nil }
      rest = summary[block]
    }
    return block << 6 + rest.trailingZeroBitCount
  }
}
