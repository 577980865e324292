// Knows the lines of a truncate, for a file of tmpfs and for an ordinary file.

import Shmem

extension Listing {
  /// Truncation.
  package static let truncate = Listing(
    "shmem_setattr()",
    "truncate",
    in: .tmpfs,
    mutexLines + newSizeLines + cutLines + [
      line("clear the ptes beyond the end again", .t4),
      line("unlock i_mutex", .t5),
    ]
  )

  /// Truncation of an ordinary file.
  package static let fileTruncate = Listing(
    "truncate_setsize(), truncate_pagecache()",
    "truncate",
    in: .file,
    mutexLines + blockLockLines + newSizeLines + fileCutLines + [
      line("clear the ptes beyond the end again", .t4)
    ] + blockLines("free the blocks beyond the end") + [
      line("unlock i_mutex", .t5)
    ]
  )

  private static let mutexLines = [line("lock i_mutex", .t0)]

  private static let newSizeLines = [
    line("set i_size; no shorter? done", .t1),
    line("clear the ptes beyond the end", .t2),
  ]
}
