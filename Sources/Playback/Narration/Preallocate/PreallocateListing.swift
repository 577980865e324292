// Knows the lines of a preallocation.

import Shmem

extension Listing {
  /// Preallocation.
  package static let preallocate = Listing(
    "shmem_fallocate(), preallocation",
    "preallocate",
    in: .tmpfs,
    [
      line("lock i_mutex", .u1),
      line("tell reclaim in i_private", .u2),
      line("interrupted, or too many kept? fail", .u3),
      line("  get the page, or make one (F5 to F10)"),
      line("  leave it dirty, count it, unlock it", .u4),
      line("failed: put the cursor on the first page", .p4),
      line("  both loops take what was never written"),
      line("  zero the cut part of the next page", .p12),
      line("  no whole page? done", .p13),
      line("  info->swapped: no entry was freed", .p21),
      line("i_private = NULL", .u5),
      line("unlock i_mutex", .u6),
    ]
  )
}
