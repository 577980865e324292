// Knows how the bytes of a page are told apart.

/// When bytes came into being, as seen from the punch.
///
/// The line between the two is step P2, the t0 of the promise.
public enum Birth: UInt8, Hashable, Sendable {
  /// The bytes were there when the punch was published: they must go.
  case beforePunch
  /// The bytes were written later: they may remain.
  case afterPunch
}

/// The bytes of one page of the file, wherever they live: in a page, in a swap slot, or in both.
public struct Content: Hashable, Sendable {
  /// The page of the file that the bytes belong to.
  public var index: PageIndex
  /// Whether the bytes are older than the punch.
  public var birth: Birth
  /// Whether they are all zero, so that dropping them loses nothing a reader could miss.
  public var isZeros: Bool

  /// Makes the bytes of page `index`.
  public init(index: PageIndex, birth: Birth, isZeros: Bool) {
    self.index = index
    self.birth = birth
    self.isZeros = isZeros
  }
}
