// Knows the lines of swapoff.

import Shmem

extension Listing {
  /// Swapoff.
  package static let swapoff = Listing(
    "try_to_unuse(), shmem_unuse()",
    "swapoff",
    in: .tmpfs,
    [
      line("next used slot: its page, cached or read", .o1),
      line("wait for the page lock, for the write", .o2),
      line("page and slot still agree? else O7", .o3),
      line("lock the swaplist mutex, find the entry", .o4),
      line("tree_lock: entry becomes page, one store", .o5),
      line("leave the swap cache, free the entry", .o6),
      line("unlock mutex and page; next slot", .o7),
    ]
  )
}
