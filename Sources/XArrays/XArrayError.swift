// Knows what an XArray refuses to do.

/// A change that an XArray refuses, leaving itself as it was.
package enum XArrayError: Error, Hashable, Sendable {
  /// There is an entry in the range already, at this index or from it on.
  case occupied(index: UInt64)

  /// The entry at this index, or its absence, is not what the caller expected.
  case mismatch(index: UInt64)

  /// There is no entry at this index of a range that must have no hole.
  case hole(index: UInt64)

  /// The entry with this base is too large, or lies on a level that the change cannot deal with.
  case unsupported(base: UInt64)

  /// The pieces of a split would lie too many levels below the entry.
  case tooManyLevels(order: Int, newOrder: Int)
}
