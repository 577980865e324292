// Knows where a read(2) of one page can be in its code.

/// The place of a read(2) in its code.
///
/// Kernel: shmem_file_read_iter() with shmem_getpage(SGP_READ), mm/shmem.c, 3.16; for an ordinary file
/// do_generic_file_read(), mm/filemap.c. The latter locks no page that is up to date, and tests i_size only before it
/// copies: after the end it reads a page of zeros into the page cache. It takes no i_mutex and never looks at
/// i_private: nothing keeps it out of a hole that is being punched.
package enum Reader: Hashable, Sendable {
  /// It has not started.
  case idle
  /// It is about to look page `index` up again.
  case lookUp(PageIndex)
  /// It holds a reference to a page it found in the tree.
  case lock(PageIndex, PageNumber)
  /// It found a swap entry.
  case swapIn(PageIndex, SwapIn)
  /// It found no page and reads one from the disk.
  case fromDisk(PageIndex, DiskRead)
  /// It has the page, locked.
  case unlock(PageIndex, PageNumber)
  /// It copies the bytes to the user.
  case copy(PageIndex, PageNumber)
  /// It is done.
  case finished
}
