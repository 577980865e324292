// Knows the lines about the blocks of an ordinary file, and about the lock that its page cache is filled under.

import Shmem

extension Listing {
  /// The line before the first page is removed.
  static let blockLockLines = [
    line(
      "take invalidate_lock exclusively",
      .b1,
      only: .blocksAreFreedLater,
      .pageCacheIsLocked
    )
  ]

  /// Returns the lines after the last page has been removed.
  static func blockLines(_ free: String) -> [ListingLine] {
    [
      line(free, .b2),
      line("release invalidate_lock", .b3, only: .blocksAreFreedLater, .pageCacheIsLocked),
    ]
  }

  /// Returns the lines by which a page is read from the disk, by a task that locks the page cache under a condition.
  static func fromDiskLines(lockedIf condition: ListingLine.Condition) -> [ListingLine] {
    [
      line(
        "no page, or a shadow? share invalidate_lock",
        .m0,
        only: .blocksAreFreedLater,
        condition
      ),
      line("no page, or a shadow? allocate a page", .m1),
      line("  tree_lock: add it; the shadow goes", .m2),
      line("  read the bytes from the disk", .m3),
      line("  unlock it", .m4),
      line("  release invalidate_lock", .m5, only: .blocksAreFreedLater, condition),
    ]
  }
}

extension ListingLine.Condition {
  /// The blocks are freed in a step of their own.
  static let blocksAreFreedLater = has(\.freesBlocks, .after)
  /// A punch and a truncate lock the page cache; so does a fault that adds a page.
  static let pageCacheIsLocked = has(\.lockedFills, .faults, .all)
  /// Every task that adds a page locks the page cache.
  static let allFillsAreLocked = has(\.lockedFills, .all)
}
