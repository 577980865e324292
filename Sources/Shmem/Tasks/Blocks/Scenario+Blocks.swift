// Knows what the rules of a race say about the blocks of an ordinary file, and about the lock of its page cache.

extension Scenario {
  /// True if the blocks of the file are freed in a step of their own, after the walk.
  package var hasBlockSteps: Bool { mapping == .file && rules.freesBlocks == .after }

  /// True if a task that removes pages and frees blocks keeps others from adding pages meanwhile.
  package var locksPageCache: Bool { hasBlockSteps && rules.lockedFills != .off }

  /// Returns true if a task takes the lock of the page cache to add a page for a purpose.
  package func locksPageCache(toFillFor purpose: DiskRead.Purpose) -> Bool {
    guard hasBlockSteps else { return false }
    return switch rules.lockedFills {
    case .off: false
    case .faults: purpose == .fault
    case .all: purpose != .write
    }
  }

  /// Returns the place at which a task begins to read a page from the disk.
  func startOfDiskRead(for purpose: DiskRead.Purpose) -> DiskRead {
    locksPageCache(toFillFor: purpose) ? .takeLock : .allocate
  }

  /// The place about blocks that comes before the first page is removed; nil if there is none.
  var blocksBeforeWalk: BlockPlace? { locksPageCache ? .takeLock : nil }

  /// The place about blocks that follows the walk through the page cache; nil if there is none.
  var blocksAfterWalk: BlockPlace? { hasBlockSteps ? .free : nil }

  /// The place about blocks once they are free, or if there are none to be freed; nil if there is none.
  var blocksAtEnd: BlockPlace? { locksPageCache ? .releaseLock : nil }
}
