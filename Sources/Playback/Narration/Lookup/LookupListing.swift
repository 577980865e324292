// Knows the lines by which a page is looked up, made or swapped in.

import Shmem

extension Listing {
  /// Getting a page, or making one.
  package static let getPage = Listing(
    "shmem_getpage_gfp()",
    "getpage",
    in: .tmpfs,
    [
      line("look the slot up; page? lock it", .f5),
      line("inside i_size? else -EINVAL", .f6),
      line("swap entry? swap it in (S)"),
      line("hole? allocate a page", .f8),
      line("      of several slots, if all are empty", only: .pagesAreLarge),
      line("      tree_lock: add it if still empty", .f9),
      line("      put it on the LRU list", .f10),
      line("never written? fill it with zeros", .f11),
      line("  beyond i_size now? tree_lock: take it back"),
    ]
  )

  /// Swap-in.
  package static let swapIn = Listing(
    "shmem_getpage_gfp(), swap-in",
    "swap-in",
    in: .tmpfs,
    [
      line("slot holds a swap entry: nothing pinned", .s1),
      line("in the swap cache? take that page", .s2),
      line("  of fewer slots? split the entry first", .s4a, only: .on(\.cacheOrder)),
      line(
        "no page for all its slots? take one",
        .s3f,
        only: .on(\.readLarge),
        .has(\.swapDevice, .synchronous)
      ),
      line(
        "not there? several slots: split the entry",
        .s3a,
        only: .swapIsLarge,
        .splitsIntoSingles,
        .off(\.readBeforeSplit)
      ),
      line(
        "not there? several: split around this one",
        .s3a,
        only: .swapIsLarge,
        .splitsAroundStart,
        .off(\.readBeforeSplit)
      ),
      line("else read it into the swap cache", .s3),
      line(
        "  past it: only mark the entry",
        only: .off(\.throughCache),
        .has(\.swapDevice, .synchronous)
      ),
      line(
        "several slots? split the entry now",
        .s3a,
        only: .swapIsLarge,
        .splitsIntoSingles,
        .on(\.readBeforeSplit)
      ),
      line(
        "several slots? split around this one now",
        .s3a,
        only: .swapIsLarge,
        .splitsAroundStart,
        .on(\.readBeforeSplit)
      ),
      line("wait for the page lock", .s4),
      line("page, entry and slot still agree? else", .s5),
      line("  look the slot up again"),
      line("being written? wait", .s6),
      line("tree_lock: entry becomes page, one store", .s7, only: .on(\.guards.atomicSwizzle)),
      line(
        "  one entry alone must be there",
        only: .on(\.guards.atomicSwizzle),
        .swapIsLarge,
        .off(\.rangeInsert)
      ),
      line(
        "  its slots must hold it, piece by piece",
        only: .on(\.guards.atomicSwizzle),
        .on(\.rangeInsert)
      ),
      line("tree_lock: delete the entry", .s7a, only: .off(\.guards.atomicSwizzle)),
      line("tree_lock: insert the page, if empty", .s7b, only: .off(\.guards.atomicSwizzle)),
      line("info->swapped -= 1", .s8).since(.v6_12_0, "info->swapped -= 1 for each slot"),
      line("leave the swap cache, free the entry", .s9),
      line("the caller unlocks the page", .s10),
    ]
  )
}
