// Knows the facts that tell the bytes of a page apart.

/// The age of bytes relative to the punch.
///
/// The line between the two is step P2, the t0 of the promise.
package enum Birth: UInt8, Hashable, Sendable {
  /// The bytes were there when the punch was published: they must go.
  case beforePunch
  /// The bytes were written later: they may remain.
  case afterPunch
}

/// The two parts of a page that a range can cut off.
///
/// The position of the cut in the page makes no difference; a single byte counts as a head.
package struct PageParts: OptionSet, Hashable, Sendable {
  /// The parts, a bit each.
  package let rawValue: UInt8

  /// Makes a set of parts.
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The first bytes.
  package static let head = PageParts(rawValue: 1)
  /// The last bytes.
  package static let tail = PageParts(rawValue: 2)
  /// The whole page.
  package static let all: PageParts = [.head, .tail]
}

/// The bytes of one page of the file, wherever they live: in a page, in a swap slot, or in both.
package struct Content: Hashable, Sendable {
  /// The page of the file that the bytes belong to.
  package var index: PageIndex
  /// The age of the bytes relative to the punch.
  package var birth: Birth
  /// True if they are all zero, so that dropping them loses nothing a reader could miss.
  package var isZeros: Bool
  /// The parts that were zeroed: by a cut, or when the page was made.
  ///
  /// Bytes stored later into such a part do not count: they are no old data.
  package internal(set) var zeroed: PageParts

  /// Makes the bytes of page `index`.
  package init(index: PageIndex, birth: Birth, isZeros: Bool) {
    self.index = index
    self.birth = birth
    self.isZeros = isZeros
    zeroed = isZeros ? .all : []
  }

  /// Returns true if these parts still have the bytes that the page had at the start.
  func keeps(_ parts: PageParts) -> Bool { !isZeros && zeroed.isDisjoint(with: parts) }
}
