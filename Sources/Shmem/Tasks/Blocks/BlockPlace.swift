// Knows where a task that removes pages of an ordinary file can be while it deals with blocks and their lock.

/// A place of a punch or a truncate before or after its walk through the page cache.
///
/// ```
/// B1            take invalidate_lock: no task adds a page from here on
/// P3 ... P20    remove what is in the page cache
/// B2            free the blocks on the disk
/// B3            give invalidate_lock back
/// ```
///
/// In a race with `frees-blocks at-once` there is no such place, and without a lock there is only B2.
///
/// Kernel: ext4_punch_hole() and ext4_setattr(), fs/ext4/inode.c, 5.15.
package enum BlockPlace: UInt8, Hashable, Sendable {
  /// It wants the lock, and has removed nothing.
  case takeLock
  /// It has removed what it found in the page cache.
  case free
  /// It has freed the blocks, or had none to free, and holds the lock.
  case releaseLock
}

/// The effect of a step about the blocks of an ordinary file.
package enum BlockEffect: Hashable, Sendable {
  /// B1: takes invalidate_lock.
  case takesLock
  /// B2: frees the blocks.
  case frees
  /// B3: gives invalidate_lock back.
  case releasesLock
}
