// Knows where a task can be while it gets a page of the file, or makes one where there is none.

/// The place of a task between wanting a page of the file and having it, locked and in the tree.
///
/// ```
/// F5            look the slot up; a page: lock it
/// F6            inside i_size? (not for a write)
///   S2 ... S9     a swap entry: swap it in
///   F8 ... F10    nothing: a new page; in an ordinary file M0 ... M5, from the disk, and again F5; for a write M1 ... M3
/// F11           zeros for a page that was never written (not for a write)
/// ```
///
/// The page that S9 or F11 leaves is tested once more: the file may have been cut meanwhile.
///
/// Kernel: shmem_getpage_gfp() with SGP_CACHE, SGP_WRITE or SGP_FALLOC, mm/shmem.c, 3.16; for an
/// ordinary file filemap_fault(), mm/filemap.c, which tests i_size in the same places.
package enum GetPage: Hashable, Sendable {
  /// It is about to look the page up.
  case lookUp
  /// It holds a reference to a page it found in the tree.
  case lock(PageNumber)
  /// It knows what the slot held: a page, locked now; a swap entry; or nothing.
  case testSize(Found)
  /// It found a swap entry.
  case swapIn(SwapIn)
  /// It found no page and reads one from the disk.
  case fromDisk(DiskRead)
  /// It found nothing and needs a page.
  case allocate
  /// It has a new page, locked.
  case add(PageNumber)
  /// The new page is in the tree.
  case addToLRU(PageNumber)
  /// The page, locked, has no bytes yet; it is new, or it was found like that.
  case clear(PageNumber, isNew: Bool)

  /// The purpose that the page is wanted for.
  enum Purpose {
    /// To be seen: it must lie inside the file and be up to date. Kernel: SGP_CACHE.
    case cache
    /// To be written: the caller raises i_size and fills the page. Kernel: SGP_WRITE.
    case write
    /// To be there: the caller leaves a new page as it is; one preallocated earlier is filled with
    /// zeros, so that it is not taken back. Kernel: SGP_FALLOC.
    case fallocate
    /// To be joined with others: it is there already, in memory or in swap, and inside the file; where there is nothing, none
    /// is made. Kernel: SGP_NOALLOC.
    case collapse

    /// The purpose of reading the page of an ordinary file from the disk, where a preallocation gets no pages.
    var ofDiskRead: DiskRead.Purpose { self == .cache ? .fault : .write }
  }

  /// The result of a lookup.
  package enum Found: Hashable, Sendable {
    /// Nothing, or a shadow, which is as good as nothing.
    case nothing
    /// A page, locked since.
    case page(PageNumber)
    /// A swap entry.
    case swap(SwapEntry)
  }
}

/// The way in which getting a page goes on after a step.
package enum GetPageResult: Hashable, Sendable {
  /// There is more to do.
  case goesOn(GetPage)
  /// The page is in the tree; the task holds a reference and the lock.
  case done(PageNumber)
  /// The page lies after the end of the file, -EINVAL; the task holds nothing.
  case behindEnd
  /// The page cannot be read from swap, -ENOMEM, or it is not there and none is made, -ENOENT; the task holds nothing.
  case failed
}
