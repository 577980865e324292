// Knows how a page of an ordinary file is read from the disk into the page cache.

/// The place of a task that reads a page that is not in memory.
///
/// ```
/// M1   allocate a page, locked
/// M2   add it to the file: what was in the slot, nothing or a shadow, is replaced
/// M3   read its bytes from the disk
/// M4   unlock it
/// ```
///
/// Kernel: no_cached_page in do_generic_file_read() and page_cache_read(), mm/filemap.c, 3.16.
package enum DiskRead: Hashable, Sendable {
  /// It needs a page.
  case allocate
  /// It has a new page, locked.
  case add(PageNumber)
  /// The page is in the tree and has no bytes yet.
  case read(PageNumber)
  /// The bytes are there.
  case unlock(PageNumber)

  /// The page that the task holds a reference to and has locked.
  var page: PageNumber? {
    switch self {
    case .allocate: nil
    case .add(let page), .read(let page), .unlock(let page): page
    }
  }
}

/// The outcome of a step of reading a page.
enum DiskReadResult {
  /// There is more to do.
  case goesOn(DiskRead)
  /// Another task was faster: the task holds nothing and looks the slot up again.
  case lookAgain
  /// The page has its bytes; the task holds a reference, and no lock.
  case done(PageNumber)
}

extension DiskRead {
  /// The rank of the place in the order of the code, from 0 to 3.
  var rank: Int {
    switch self {
    case .allocate: 0
    case .add: 1
    case .read: 2
    case .unlock: 3
    }
  }

  /// Returns the same place with other numbers.
  func renamed(_ renaming: some Renaming) -> DiskRead {
    switch self {
    case .allocate: .allocate
    case .add(let page): .add(renaming[page])
    case .read(let page): .read(renaming[page])
    case .unlock(let page): .unlock(renaming[page])
    }
  }
}
