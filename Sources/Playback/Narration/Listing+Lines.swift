// Knows the lines of every listing.

import Shmem

func line(
  _ text: String,
  _ stepIDs: StepID...,
  only conditions: ListingLine.Condition...
) -> ListingLine {
  ListingLine(text: text, stepIDs: stepIDs, conditions: conditions)
}

extension ListingLine.Condition {
  static func on(_ rule: WritableKeyPath<Rules, Bool>) -> Self { Self(rule, [true]) }
  static func off(_ rule: WritableKeyPath<Rules, Bool>) -> Self { Self(rule, [false]) }
  static func has<Value: RuleValue>(
    _ rule: WritableKeyPath<Rules, Value>,
    _ values: Value...
  ) -> Self {
    Self(rule, values)
  }
}

extension Listing {
  static let madviseLines = [
    line("drop mmap_sem", .p0),
    line("do_fallocate(): punch the hole (P1 to P23)"),
    line("take mmap_sem again", .p24),
  ]

  static let fallocateLines = [
    line("lock i_mutex", .p1),
    line("publish the hole in i_private", .p2, only: .has(\.faultGate, .inodeMutex, .waitQueue)),
    line("clear the ptes of the hole, one by one", .p3),
    line("put the cursor on the first page", .p4),
    line("first loop: take what comes easily", only: .on(\.firstPass)),
    line("look at the page of either end", only: .on(\.wholeEdges)),
    line("zero the cut parts of the edge pages", .p12),
    line("or, where the page is whole, remove it", .p12a, only: .on(\.wholeEdges)),
    line("   unlock it", .p12b, only: .on(\.wholeEdges)),
    line("no whole page? done", .p13, only: .off(\.wholeEdges)),
    line("second loop: take the rest"),
    line("info->swapped -= entries freed", .p21),
    line("withdraw the hole, wake the waiters", .p22),
    line("unlock i_mutex", .p23),
  ]

  static let firstLoopLines =
    [
      line("while index is inside the hole:", only: .on(\.firstPass)),
      line("  gather a batch of entries from index", .p5, only: .on(\.firstPass)),
      line("    none behind the hole", only: .on(\.firstPass), .on(\.boundedGather)),
      line("    lock its pages; busy: leave it out", only: .on(\.firstPass), .on(\.lockingGather)),
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
      line("    swap? tree_lock: empty the slot", .p6, only: .on(\.firstPass)),
      line(
        "          but only if it still holds it",
        only: .on(\.firstPass),
        .on(\.guards.compareInFreeSwap)
      ),
    ] + retryLines("          else: ", only: .on(\.firstPass), .has(\.swapRetry, .first)) + [
      line("          free the swap slot", .p7, only: .on(\.firstPass)),
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
      line("          remove it", .p10b, only: .on(\.firstPass)),
      line("    unlock; batch done: drop its references", .p11, only: .on(\.firstPass)),
    ]

  static let secondLoopLines =
    [
      line("gather a batch of entries from index", .p14),
      line("  none behind the hole", only: .on(\.boundedGather)),
      line("  one slot at a time", only: .on(\.slowGather)),
      line("  nothing? back to the start, until a", only: .on(\.rescan)),
      line("  scan from there finds nothing", only: .on(\.rescan)),
      line("for each entry:"),
      line("  behind the hole? leave the batch", .p15, only: .off(\.boundedGather)),
      line("    the cursor stays inside", only: .on(\.rescan), .has(\.pastEnd, .bounded)),
      line("    back to the start at once", only: .on(\.rescan), .has(\.pastEnd, .restart)),
      line("  swap? look it up in the swap cache", .p16c, only: .on(\.lockCachedPage)),
      line("        there? wait for the page lock", .p16l, only: .on(\.lockCachedPage)),
      line("  swap? tree_lock: empty slot, free entry", .p16),
      line("        but only if it still holds it", only: .on(\.guards.compareInFreeSwap)),
    ] + retryLines("        else: ", only: .has(\.swapRetry, .second)) + [
      line("  page? wait for the page lock", .p17, only: .on(\.guards.pageLock)),
      line("        still ours?", .p18),
    ] + retryLines("        else: ", only: .on(\.pageRetry)) + [
      line("        unmap it, remove it", .p19),
      line("  unlock; batch done: drop its references", .p20),
      line("index behind the hole? done", only: .has(\.pastEnd, .stop)),
    ]

  static let readLines = [
    line("look the slot up", .r1),
    line("hole? zeros, done"),
    line("swap entry? swap it in (S)"),
    line("page? wait for its lock; still ours?", .r2),
    line("unlock (S10), copy to the user, put", .r3),
  ]

  static let spliceLines = [
    line("a page there? take it, unlocked", .l1, only: .off(\.spliceReads)),
    line("else get it, or make one (F5 to F11)", only: .off(\.spliceReads)),
    line("     unlock it", .l2, only: .off(\.spliceReads)),
    line("still ours, and written? into the pipe", .l3, only: .off(\.spliceReads)),
    line("else get it, or make one (F5 to F11)", only: .off(\.spliceReads)),
    line("look the slot up", .r1, only: .on(\.spliceReads)),
    line("hole? zeros into the pipe, done", only: .on(\.spliceReads)),
    line("swap entry? swap it in (S)", only: .on(\.spliceReads)),
    line("page? wait for its lock; still ours?", .r2, only: .on(\.spliceReads)),
    line("unlock (S10), into the pipe", only: .on(\.spliceReads)),
    line("the pipe has been read: put the page", .l4),
  ]

  static let writeLines = [
    line("lock i_mutex", .w1),
    line("touch the buffer; not mapped: a fault (F)", .w2),
    line("get the page, or make one (F5 to F10)"),
    line("copy the user's bytes", .w3),
    line("raise i_size; up to date, dirty", .w4),
    line("unlock the page", .w5),
    line("unlock i_mutex", .w6),
  ]

  static let faultLines = [
    line("load? map the pages around it, if there", .f0),
    line("a punch over this page?", .f1, only: .has(\.faultGate, .inodeMutex, .waitQueue)),
    line("  join its wait queue", .f2, only: .has(\.faultGate, .waitQueue)),
    line("  sleep until it is over", .f3, only: .has(\.faultGate, .waitQueue)),
    line(
      "  or until a signal comes",
      .f3k,
      only: .has(\.faultGate, .waitQueue),
      .has(\.waitState, .killable)
    ),
    line(
      "  or until something else wakes it",
      .f3w,
      only: .has(\.faultGate, .waitQueue),
      .has(\.wakeFunction, .autoremove)
    ),
    line("  leave the queue, fault again", .f4, only: .has(\.faultGate, .waitQueue)),
    line("  drop mmap_sem, wait for i_mutex", .f2i, only: .has(\.faultGate, .inodeMutex)),
    line("  unlock i_mutex, fault again", .f3i, only: .has(\.faultGate, .inodeMutex)),
    line("get the page, or make one (F5 to F11)"),
    line("set the pte", .f12),
    line("store? mark the page dirty", .f13),
    line("unlock the page", .f14),
    line("the user stores through the pte", .f15),
  ]

  static let getPageLines = [
    line("look the slot up; page? lock it", .f5),
    line("inside i_size? else -EINVAL", .f6),
    line("swap entry? swap it in (S)"),
    line("hole? allocate a page", .f8),
    line("      add it if the slot is still empty", .f9),
    line("      put it on the LRU list", .f10),
    line("never written? fill it with zeros", .f11),
  ]

  static let swapInLines = [
    line("slot holds a swap entry: nothing pinned", .s1),
    line("in the swap cache? take that page", .s2),
    line("else read it into the swap cache", .s3),
    line("wait for the page lock", .s4),
    line("page, entry and slot still agree? else", .s5),
    line("  look the slot up again"),
    line("being written? wait", .s6),
    line("tree_lock: entry becomes page, one store", .s7, only: .on(\.guards.atomicSwizzle)),
    line("slot: delete the entry", .s7a, only: .off(\.guards.atomicSwizzle)),
    line("slot: insert the page, if still empty", .s7b, only: .off(\.guards.atomicSwizzle)),
    line("info->swapped -= 1", .s8),
    line("leave the swap cache, free the entry", .s9),
    line("the caller unlocks the page", .s10),
  ]

  static let truncateLines = [
    line("lock i_mutex", .t0),
    line("set i_size; no shorter? done", .t1),
    line("clear the ptes behind the end", .t2),
    line("put the cursor on the first page", .p4),
    line("first loop: take what comes easily", only: .on(\.firstPass)),
    line("look at the first page", .p12, only: .on(\.wholeEdges)),
    line("  still there? remove it, unlock it", .p12a, .p12b, only: .on(\.wholeEdges)),
    line("second loop: take the rest"),
    line("info->swapped -= entries freed", .p21),
    line("clear the ptes behind the end again", .t4),
    line("unlock i_mutex", .t5),
  ]

  static let preallocateLines = [
    line("lock i_mutex", .u1),
    line("tell reclaim in i_private", .u2),
    line("interrupted, or too much given back? fail", .u3),
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

  static let evictLines = [
    line("i_size = 0: nobody can reach the file", .e1),
    line("put the cursor on the first page", .p4),
    line("first loop: take what comes easily", only: .on(\.firstPass)),
    line("look at the first page", .p12, only: .on(\.wholeEdges)),
    line("  still there? remove it, unlock it", .p12a, .p12b, only: .on(\.wholeEdges)),
    line("second loop: take the rest"),
    line("info->swapped -= entries freed", .p21),
    line("leave the list that swapoff goes by", .e2),
  ]

  static let swapoffLines = [
    line("next used slot: its page, cached or read", .o1),
    line("wait for the page lock, for the write", .o2),
    line("page and slot still agree? else O7", .o3),
    line("lock the swaplist mutex, find the entry", .o4),
    line("tree_lock: entry becomes page, one store", .o5),
    line("leave the swap cache, free the entry", .o6),
    line("unlock mutex and page; next slot", .o7),
  ]

  static let reclaimLines = [
    line("isolate the page from the LRU list", .c1),
    line("trylock; busy: keep the page", .c2),
    line("unmap it everywhere", .c3),
    line("clean and only ours? drop it", .c4),
    line("dirty: may it go?", .c5),
    line("  only ours? a look, not a freeze", only: .on(\.guards.freeableCheck)),
    line("write it out: clear the dirty flag", .c6),
    line("get a swap slot", .c7),
    line("lock the swaplist mutex", .c8),
    line("add the page to the swap cache", .c9),
    line("info->swapped += 1", .c9a, only: .on(\.swappedFirst)),
    line("the file owns the swap slot", .c10),
    line("tree_lock: page becomes entry, one store", .c11, only: .on(\.guards.atomicSwizzle)),
    line("slot: delete the page", .c11a, only: .off(\.guards.atomicSwizzle)),
    line("slot: insert the entry", .c11b, only: .off(\.guards.atomicSwizzle)),
    line("info->swapped += 1, unlock the mutex", .c12),
    line("start writing, unlock the page", .c13),
    line("the write has ended", .c14),
    line("later: free it if only cached", .c15),
  ]
}
