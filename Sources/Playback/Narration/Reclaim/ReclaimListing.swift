// Knows the lines of reclaim, from a file of tmpfs and from an ordinary file.

import Shmem

extension Listing {
  /// Reclaim.
  package static let reclaim = Listing(
    "shrink_page_list(), shmem_writepage()",
    "reclaim",
    in: .tmpfs,
    [
      line("isolate the page from the LRU list", .c1),
      line("trylock; busy: keep the page", .c2),
      line("unmap it everywhere", .c3),
      line("clean? tree_lock: only ours? drop it", .c4),
      line("dirty: may it go?", .c5),
      line("  only ours? counted only once", only: .on(\.guards.freeableCheck)),
      line("write it out: clear the dirty flag", .c6),
      line(
        "several slots? split it, keep the first",
        .c6a,
        only: .pagesAreLarge,
        .swapIsSingle
      ),
      line("past i_size in part? split it", .c6a, only: .pagesAreLarge, .swapIsLarge),
      line("get a swap slot", .c7).since(.v6_12_0, "get as many swap slots as it takes"),
      line("lock the swaplist mutex", .c8),
      line("add the page to the swap cache", .c9),
      line("info->swapped += 1", .c9a, only: .on(\.swappedFirst)),
      line("the file owns the swap slot", .c10),
      line("tree_lock: page becomes entry, one store", .c11, only: .on(\.guards.atomicSwizzle)),
      line("tree_lock: delete the page", .c11a, only: .off(\.guards.atomicSwizzle)),
      line("tree_lock: insert the entry", .c11b, only: .off(\.guards.atomicSwizzle)),
      line("info->swapped += 1, unlock the mutex", .c12, only: .off(\.swappedFirst)),
      line("unlock the swaplist mutex", .c12, only: .on(\.swappedFirst)),
      line("start writing, unlock the page", .c13),
      line(
        "refused? tree_lock: put the page back",
        .c13x,
        only: .has(\.swapWriteout, .refused),
        .on(\.storeBack)
      ),
      line(
        "refused? unlock it, it stays cached",
        only: .has(\.swapWriteout, .refused),
        .off(\.storeBack)
      ),
      line("the write has ended", .c14),
      line("later: free it if only cached", .c15),
    ]
  )

  /// Reclaim from an ordinary file.
  package static let fileReclaim = Listing(
    "shrink_page_list(), writepage",
    "reclaim",
    in: .file,
    [
      line("isolate the page from the LRU list", .c1),
      line("trylock; busy: keep the page", .c2),
      line("unmap it everywhere", .c3),
      line("clean? tree_lock: only ours? leave shadow", .c4),
      line("dirty: may it go?", .c5),
      line("  only ours? counted only once", only: .on(\.guards.freeableCheck)),
      line("write it out: clear the dirty flag", .c6),
      line("start writing, unlock the page", .c13),
      line("the write has ended", .c14),
      line("later, tree_lock: only cached? leave shadow", .c15),
    ]
  )
}
