// Knows what a radix tree refuses to do.

/// A change that a radix tree refuses, leaving itself as it was.
package enum RadixTreeError: Error, Hashable, Sendable {
  /// There is a value at the index already: the kernel's EEXIST.
  case occupied(index: UInt64)
}
