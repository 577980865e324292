// Knows the lines of a collapse.

import Shmem

extension Listing {
  /// A collapse.
  package static let collapse = Listing(
    "collapse_file()",
    "collapse",
    in: .tmpfs,
    [
      line("allocate a large page, locked", .k1),
      line("each slot: tree_lock: empty? trylock the page", .k2),
      line("  in swap, or never written? get it"),
      line("  isolate, unmap; no other refs?", .k3),
      line("copy the old pages", .k4),
      line("tree_lock: still empty? the new page goes in", .k6),
      line("unlock all, drop what is left over", .k7),
    ]
  )
}
