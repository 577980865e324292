// Knows how a page of an ordinary file is read from the disk into the page cache.

/// The place of a task that reads a page that is not in memory.
///
/// ```
/// M0   with `invalidate-lock`: take invalidate_lock, together with others that add pages
/// M1   allocate a page, locked
/// M2   add it to the file: what was in the slot, nothing or a shadow, is replaced
/// M3   read its bytes from the disk
/// M4   unlock it
/// M5   give invalidate_lock back
/// ```
///
/// A task that finds the slot taken in M2 goes on with M5 as well, if it has taken the lock. A write(2) takes no such lock,
/// as it holds i_mutex, and keeps the page locked: it goes on after M3.
///
/// Kernel: no_cached_page in do_generic_file_read() and page_cache_read(), mm/filemap.c, 3.16; filemap_create_page() and
/// filemap_fault(), mm/filemap.c, 5.15; grab_cache_page_write_begin(), mm/filemap.c, and __block_write_begin(),
/// fs/buffer.c, 3.16.
package enum DiskRead: Hashable, Sendable {
  /// The purpose that a page is read for.
  package enum Purpose: Hashable, Sendable {
    /// To be read by read(2), now or later: a read-ahead has no other purpose.
    case read
    /// To be mapped by a fault, also by that of the buffer of a write(2).
    case fault
    /// To be written in part by write(2).
    case write
  }

  /// It wants invalidate_lock.
  case takeLock
  /// It needs a page.
  case allocate
  /// It has a new page, locked.
  case add(PageNumber)
  /// The page is in the tree and has no bytes yet.
  case read(PageNumber)
  /// The bytes are there.
  case unlock(PageNumber)
  /// It holds invalidate_lock and no page lock; without a page, another task was faster.
  case releaseLock(PageNumber?)

  /// The page that the task holds a reference to.
  var heldPage: PageNumber? {
    switch self {
    case .takeLock, .allocate: nil
    case .add(let page), .read(let page), .unlock(let page): page
    case .releaseLock(let page): page
    }
  }

  /// The page that the task has locked.
  var lockedPage: PageNumber? {
    switch self {
    case .takeLock, .allocate, .releaseLock: nil
    case .add(let page), .read(let page), .unlock(let page): page
    }
  }

  /// True if the task has taken invalidate_lock, where it takes it at all.
  var isFillingPageCache: Bool { self != .takeLock }
}

/// The outcome of a step of reading a page.
enum DiskReadResult {
  /// There is more to do.
  case goesOn(DiskRead)
  /// Another task was faster: the task holds nothing and looks the slot up again.
  case lookAgain
  /// The page has its bytes; the task holds a reference, and the lock only if it is going to write.
  case done(PageNumber)
}

extension DiskRead {
  /// The rank of the place in the order of the code, from 0 to 5.
  var rank: Int {
    switch self {
    case .takeLock: 0
    case .allocate: 1
    case .add: 2
    case .read: 3
    case .unlock: 4
    case .releaseLock: 5
    }
  }

  /// Returns the same place with other numbers.
  func renamed(_ renaming: some Renaming) -> DiskRead {
    switch self {
    case .takeLock, .allocate: self
    case .add(let page): .add(renaming[page])
    case .read(let page): .read(renaming[page])
    case .unlock(let page): .unlock(renaming[page])
    case .releaseLock(let page): .releaseLock(page.map { renaming[$0] })
    }
  }
}
