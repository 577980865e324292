// Knows the line of a read-ahead.

import Shmem

extension Listing {
  /// A read-ahead of swap.
  package static let readahead = Listing(
    "swap_cluster_readahead()",
    "readahead",
    in: .tmpfs,
    [line("read a neighbour into the swap cache", .h1)]
  )
}
