// Knows the lines of both loops of shmem_undo_range() and of truncate_inode_pages_range().

import Shmem

extension Listing {
  /// The puncher's first loop.
  package static let firstLoop = Listing(
    "shmem_undo_range(), first loop",
    "first loop",
    in: .tmpfs,
    [
      line("while index is inside the hole:", only: .on(\.firstPass)),
      line("  gather a batch of entries from index", .p5, only: .on(\.firstPass))
        .since(.v6_1, "  gather a folio batch from index"),
      line("    none beyond the hole", only: .on(\.firstPass), .on(\.boundedGather)),
      line(
        "    find_lock_entries() locks its pages,",
        only: .on(\.firstPass),
        .on(\.lockingGather)
      ),
      line("    leaves out what is busy", only: .on(\.firstPass), .on(\.lockingGather)),
      line(
        "    and what reaches past either end",
        only: .on(\.firstPass),
        .on(\.lockingGather),
        .pagesAreLarge
      ),
      line("    one slot at a time", only: .on(\.firstPass), .on(\.slowGather)),
      line("  for each entry:", only: .on(\.firstPass)),
      line(
        "    swap? look it up in the swap cache",
        .p6c,
        only: .on(\.firstPass),
        .on(\.lockCachedPage)
      ),
      line(
        "          there? wait for the page lock",
        .p6l,
        only: .on(\.firstPass),
        .on(\.lockCachedPage)
      ),
      line(
        "    swap? read how many slots it takes",
        .p6a,
        only: .on(\.firstPass),
        .off(\.freeAtomic)
      ),
      line("    swap? tree_lock: empty the slot", .p6, only: .on(\.firstPass))
        .since(.v6_12_0, "    swap? tree_lock: empty its slots"),
      line(
        "          but only if it still holds it",
        only: .on(\.firstPass),
        .on(\.guards.compareInFreeSwap)
      ),
    ] + borderTestLines("          ", .on(\.firstPass))
      + retryLines("          else: ", only: .on(\.firstPass), .has(\.swapRetry, .first)) + [
        line("          free the swap slot", .p7, only: .on(\.firstPass))
          .since(.v6_12_0, "          free its swap slots"),
        line(
          "    page? trylock; busy: next",
          .p8,
          only: .on(\.firstPass),
          .on(\.guards.pageLock),
          .off(\.lockingGather)
        ),
        line(
          "          still ours? else next",
          .p9,
          only: .on(\.firstPass),
          .off(\.lockingGather)
        ),
        line(
          "    page? it is locked",
          only: .on(\.firstPass),
          .on(\.guards.pageLock),
          .on(\.lockingGather)
        ),
        line("          unmap it", .p10a, only: .on(\.firstPass)),
        line("          tree_lock: remove it", .p10b, only: .on(\.firstPass)),
        line("    unlock; batch done: drop its references", .p11, only: .on(\.firstPass)),
      ]
  )

  /// The first loop of the puncher of an ordinary file.
  package static let fileFirstLoop = Listing(
    "truncate_inode_pages_range(), first loop",
    "first loop",
    in: .file,
    [
      line("while index is inside the hole:", only: .on(\.firstPass)),
      line("  gather a batch of entries from index", .p5, only: .on(\.firstPass)),
      line("    one slot at a time", only: .on(\.firstPass), .on(\.slowGather)),
      line("  for each entry:", only: .on(\.firstPass)),
      line("    shadow? tree_lock: empty the slot", .p6e, only: .on(\.firstPass)),
      line("            if it still holds it", only: .on(\.firstPass)),
    ] + retryLines("            else: ", only: .on(\.firstPass), .has(\.swapRetry, .first)) + [
      line("    page? trylock; busy: skip it", .p8, only: .on(\.firstPass), .on(\.guards.pageLock)),
      line("          ours, and not being written?", .p9, only: .on(\.firstPass)),
      line("          unmap it", .p10a, only: .on(\.firstPass)),
      line("          tree_lock: remove it", .p10b, only: .on(\.firstPass)),
      line("    unlock; batch done: drop its references", .p11, only: .on(\.firstPass)),
    ]
  )

  /// The puncher's second loop.
  package static let secondLoop = Listing(
    "shmem_undo_range(), second loop",
    "second loop",
    in: .tmpfs,
    [
      line("gather a batch of entries from index", .p14)
        .since(.v6_1, "find_get_entries(): a folio batch from index"),
      line("  none beyond the hole", only: .on(\.boundedGather)),
      line("  one slot at a time", only: .on(\.slowGather)),
      line("  nothing? back to the start, until a", only: .on(\.rescan)),
      line("  scan from there finds nothing", only: .on(\.rescan)),
      line("for each entry:"),
      line("  beyond the hole? leave the batch", .p15, only: .off(\.boundedGather)),
      line("    the cursor stays inside", only: .on(\.rescan), .has(\.pastEnd, .bounded)),
      line("    back to the start at once", only: .on(\.rescan), .has(\.pastEnd, .restart)),
      line("  swap? look it up in the swap cache", .p16c, only: .on(\.lockCachedPage)),
      line("        there? wait for the page lock", .p16l, only: .on(\.lockCachedPage)),
      line("  swap? read how many slots it takes", .p16a, only: .off(\.freeAtomic)),
      line("  swap? tree_lock: empty slot, free entry", .p16)
        .since(.v6_12_0, "  swap? tree_lock: empty slots, free entries"),
      line("        but only if it still holds it:", only: .on(\.guards.compareInFreeSwap)),
      line("        shmem_free_swap() compares under it", only: .on(\.guards.compareInFreeSwap)),
    ] + borderTestLines("        ") + [
      line(
        "        not removed? past the end: next entry",
        .p16d,
        only: .has(\.retryWhere, .endSkip)
      ),
      line("          else back to this index", only: .has(\.retryWhere, .endSkip)),
      line("        not removed? past an end: next entry", .p16d, only: .has(\.retryWhere, .base)),
      line(
        "          no scan looks at it again",
        only: .has(\.retryWhere, .base),
        .on(\.borderAdvance)
      ),
      line("          else back to its first index", only: .has(\.retryWhere, .base)),
    ] + retryLines("        else: ", only: .has(\.swapRetry, .second), .has(\.retryWhere, .same))
      + [
        line("  page? wait for the page lock", .p17, only: .on(\.guards.pageLock)),
        line("        still ours?", .p18),
      ] + retryLines("        else: ", only: .on(\.pageRetry)) + [
        line("        unmap it, tree_lock: remove it", .p19),
        line("        past an end? zero a part, split it", .p19b, only: .on(\.bigSplit)),
        line(
          "          around the start of the hole,",
          only: .on(\.bigSplit),
          .splitsAroundStart
        ),
        line(
          "          then trylock, split at its end",
          .p19c,
          only: .on(\.bigSplit),
          .splitsAroundStart
        ),
        line("          then back to the start", only: .on(\.bigSplit)),
        line(
          "          cannot? clean: tree_lock: remove it",
          only: .on(\.bigSplit),
          .off(\.cleanKeep)
        ),
        line("          cannot? mark it dirty, leave it", only: .on(\.bigSplit), .on(\.cleanKeep)),
        line("          no scan looks at it again", only: .on(\.bigSplit), .on(\.unsplitAdvance)),
        line("  unlock; batch done: drop its references", .p20),
        line("index beyond the hole? done", only: .has(\.pastEnd, .stop)),
      ]
  )

  /// The second loop of the puncher of an ordinary file.
  package static let fileSecondLoop = Listing(
    "truncate_inode_pages_range(), second loop",
    "second loop",
    in: .file,
    [
      line("gather a batch of entries from index", .p14),
      line("  one slot at a time", only: .on(\.slowGather)),
      line("  nothing? back to the start, until a", only: .on(\.rescan)),
      line("  scan from there finds nothing", only: .on(\.rescan)),
      line("for each entry:"),
      line("  beyond the hole? leave the batch", .p15),
      line("                   and start over", only: .has(\.pastEnd, .restart), .on(\.rescan)),
      line("  shadow? tree_lock: empty the slot", .p16e),
      line("          if it still holds it"),
    ] + retryLines("          else: ", only: .has(\.swapRetry, .second)) + [
      line("  page? wait for the page lock", .p17, only: .on(\.guards.pageLock)),
      line("        being written? wait", .p17w),
      line("        still ours?", .p18),
    ] + retryLines("        else: ", only: .on(\.pageRetry)) + [
      line("        unmap it, tree_lock: remove it", .p19),
      line("  unlock; batch done: drop its references", .p20),
    ]
  )

  /// The call of shmem_undo_range() that takes all pages from one to the end of the file.
  static let cutLines =
    [
      line("put the cursor on the first page", .p4),
      line("first loop: take without sleeping", only: .on(\.firstPass)),
      line("look at the first page", .p12, only: .edgesAreRemoved)
        .since(.v6_1, "shmem_get_partial_folio(): the first page"),
    ] + edgeSwapLines + [
      line("  still there? tree_lock: remove it", .p12a, .p12b, only: .edgesAreRemoved),
      line("  beyond the end only in part? split it", .p12e, only: .pagesAreLarge),
      line("  cannot? the second loop begins after it", only: .pagesAreLarge),
      line("second loop: take the rest"),
      line("info->swapped -= entries freed", .p21),
    ]

  /// The same call of truncate_inode_pages_range().
  static let fileCutLines = [
    line("put the cursor on the first page", .p4),
    line("first loop: take without sleeping", only: .on(\.firstPass)),
    line("second loop: take the rest"),
  ]
}

extension Listing {
  /// The lines about a swap entry at an edge.
  static let edgeSwapLines = [
    line(
      "  swap? swap it in (S), if inside i_size",
      only: .edgesAreRemoved,
      .off(\.borderDirect)
    ),
    line("  swap? swap it in (S), look again", only: .edgesAreRemoved, .on(\.borderDirect)),
  ]
}

extension ListingLine.Condition {
  /// The pages at the edges are looked up between the loops, and removed if they lie in the range as a whole.
  static let edgesAreRemoved = on(\.wholeEdges)
  /// A page can take several slots.
  static let pagesAreLarge = on(\.largeFolio)
  /// A page of several slots goes out to swap as one entry.
  static let swapIsLarge = on(\.largeSwap)
  /// A page of several slots goes out to swap as single entries.
  static let swapIsSingle = off(\.largeSwap)
  /// A page at an edge is split around the start of the range only, and then at its end.
  static let splitsAroundStart = has(\.splitShape, .around)
  /// A page at an edge, or a swap entry, is split into single ones.
  static let splitsIntoSingles = has(\.splitShape, .uniform)
  /// Only pages that the range cuts are looked up between the loops.
  static let edgesAreOnlyCut = off(\.wholeEdges)
}

/// Returns the lines for what is compared of a swap entry besides its value.
private func borderTestLines(
  _ indent: String,
  _ conditions: ListingLine.Condition...
) -> [ListingLine] {
  [
    ListingLine(
      text: "\(indent)and it begins and ends in the hole",
      stepIDs: [],
      conditions: conditions + [.swapIsLarge, .on(\.freeAtomic)]
    ),
    ListingLine(
      text: "\(indent)and has the order that was gathered",
      stepIDs: [],
      conditions: conditions + [.on(\.splitAware)]
    ),
  ]
}
