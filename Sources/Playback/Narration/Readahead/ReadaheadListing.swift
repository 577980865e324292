// Knows the lines of a read-ahead, for a file of tmpfs and for an ordinary file.

import Shmem

extension Listing {
  /// A read-ahead of swap.
  package static let readahead = Listing(
    "swapin_readahead()",
    "readahead",
    in: .tmpfs,
    [line("read a neighbour into the swap cache", .h1)]
  )

  /// A read-ahead of an ordinary file.
  package static let fileReadahead = Listing(
    "__do_page_cache_readahead()",
    "readahead",
    in: .file,
    [line("look the slot up; page? done", .h1)] + fromDiskLines(lockedIf: .allFillsAreLocked)
  )
}
