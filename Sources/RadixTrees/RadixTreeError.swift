// Knows what a radix tree refuses to do.

/// A change that a radix tree refuses, leaving itself as it was.
package enum RadixTreeError: Error, Hashable, Sendable {
  /// There is a value at the index already.
  case occupied(index: UInt64)
}
