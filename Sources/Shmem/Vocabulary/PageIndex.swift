// Knows the position of a page in the file.

/// A page of the file, counted in pages from its start.
///
/// Arithmetic wraps around like the kernel's `pgoff_t`, because the undo loops rely on it.
///
/// Kernel: `pgoff_t`, include/linux/types.h, 3.16.
package struct PageIndex: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The distance from the start of the file, in pages.
  package var rawValue: UInt64

  /// Makes the index that lies `rawValue` pages after the start of the file.
  package init(_ rawValue: UInt64) {
    self.rawValue = rawValue
  }

  /// The index in decimal.
  package var description: String { String(rawValue) }

  /// The following index; after the highest comes 0.
  package var next: PageIndex { PageIndex(rawValue &+ 1) }

  /// Returns the number of pages from `start` up to this index, wrapping below 0.
  package func distance(from start: PageIndex) -> UInt64 { rawValue &- start.rawValue }

  /// Returns true if the left index lies nearer to the start of the file.
  package static func < (left: PageIndex, right: PageIndex) -> Bool {
    left.rawValue < right.rawValue
  }
}
