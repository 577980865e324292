// Knows the form in which states are stored: a few machine words, whole and without references.

/// A state while it is stored.
public protocol SearchKey: Hashable, Sendable {
  /// The value that no state has; it marks a free place of a table.
  static var vacant: Self { get }

  /// A number that spreads keys evenly: all of its bits depend on all bits of the key.
  var spread: UInt64 { get }
}

extension UInt64: SearchKey {
  /// 0: a system has to keep it free.
  public static var vacant: UInt64 { 0 }

  /// The bits well mixed.
  ///
  /// The constants are those of the finalizer of MurmurHash3, which is in the public domain.
  @inlinable public var spread: UInt64 {
    var word = self
    word ^= word >> 33
    word &*= 0xff51_afd7_ed55_8ccd
    word ^= word >> 33
    word &*= 0xc4ce_b9fe_1a85_ec53
    return word ^ (word >> 33)
  }
}

/// A key of several words; the first one is never 0 in a key that stands for a state.
public struct Words<let count: Int>: SearchKey {
  @usableFromInline var words: InlineArray<count, UInt64>

  /// Makes the vacant key.
  @inlinable public init() {
    words = InlineArray(repeating: 0)
  }

  /// A word, counted from 0.
  @inlinable public subscript(position: Int) -> UInt64 {
    get { words[position] }
    set { words[position] = newValue }
  }

  /// All words 0.
  @inlinable public static var vacant: Words { Words() }

  /// The words mixed, one after the other.
  @inlinable public var spread: UInt64 {
    var mixed: UInt64 = 0
    for position in 0..<count {
      mixed = (mixed ^ words[position]).spread &+ 0x9e37_79b9_7f4a_7c15
    }
    return mixed.spread
  }

  /// True if both are the same, word by word.
  @inlinable public static func == (left: Words, right: Words) -> Bool {
    for position in 0..<count where left.words[position] != right.words[position] { return false }
    return true
  }

  /// Hashes the spread.
  @inlinable public func hash(into hasher: inout Hasher) {
    hasher.combine(spread)
  }
}
