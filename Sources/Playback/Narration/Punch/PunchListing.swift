// Knows the lines of a punch outside its loops, for a file of tmpfs and for an ordinary file.

import Shmem

extension Listing {
  /// The puncher's caller, if that is madvise(2).
  package static let madvise = Listing(
    "madvise_remove()",
    "madvise",
    in: .tmpfs,
    [
      line("drop mmap_sem", .p0),
      line("do_fallocate(): punch the hole (P1 to P23)"),
      line("take mmap_sem again", .p24),
    ]
  )

  /// The puncher outside its loops.
  package static let fallocate = Listing(
    "shmem_fallocate()",
    "fallocate",
    in: .tmpfs,
    [
      line("lock i_mutex", .p1),
      line("publish the hole in i_private", .p2, only: .faultsLookForHole),
      line("clear the ptes of the hole, one by one", .p3),
      line("put the cursor on the first page", .p4),
      line("first loop: take without sleeping", only: .on(\.firstPass)),
      line("look up the first and the last page", only: .edgesAreRemoved)
        .since(.v6_1, "shmem_get_partial_folio(): first, last page"),
    ] + edgeSwapLines + [
      line("zero the cut parts of the edge pages", .p12)
        .since(.v6_1, "truncate_inode_partial_folio(): zero a part"),
      line("or, if it is whole, tree_lock: remove it", .p12a, only: .edgesAreRemoved),
      line("   unlock it", .p12b, only: .edgesAreRemoved),
      line("or, if it takes more slots, zero, split it", .p12e, only: .pagesAreLarge),
      line("   around the start of the hole,", only: .pagesAreLarge, .splitsAroundStart),
      line("   then trylock, split at its end", .p12g, only: .pagesAreLarge, .splitsAroundStart),
      line("   cannot? the second loop leaves it out", only: .pagesAreLarge),
      line("no whole page? done", .p13, only: .edgesAreOnlyCut),
      line("second loop: take the rest"),
      line("info->swapped -= entries freed", .p21),
      line("withdraw the hole, wake the waiters", .p22),
      line("unlock i_mutex", .p23),
    ]
  )

  /// The puncher of an ordinary file outside its loops.
  package static let filePunch = Listing(
    "fallocate, truncate_pagecache_range()",
    "fallocate",
    in: .file,
    [line("lock i_mutex", .p1)] + blockLockLines + [
      line("the data that is there now must go", .p2),
      line("clear the ptes of the hole, one by one", .p3),
      line("put the cursor on the first page", .p4),
      line("first loop: take without sleeping", only: .on(\.firstPass)),
      line("zero the cut parts of the edge pages", .p12),
      line("no whole page? done", .p13),
      line("second loop: take the rest"),
    ] + blockLines("free the blocks of the hole on the disk") + [
      line("unlock i_mutex", .p23)
    ]
  )
}
