// Knows the lines of an eviction.

import Shmem

extension Listing {
  /// Eviction.
  package static let evict = Listing(
    "shmem_evict_inode()",
    "evict",
    in: .tmpfs,
    [line("i_size = 0: no task can reach the file", .e1)] + cutLines + [
      line("leave the list that swapoff searches", .e2)
    ]
  )
}
