// Knows the functions of an ordinary file as pseudo-code in our own words.

import Shmem

extension Listing {
  static let filePunchLines = [
    line("lock i_mutex", .p1),
    line("what is there from now on must go", .p2),
    line("clear the ptes of the hole, one by one", .p3),
    line("put the cursor on the first page", .p4),
    line("first loop: take what comes easily", only: .on(\.firstPass)),
    line("zero the cut parts of the edge pages", .p12),
    line("no whole page? done", .p13),
    line("second loop: take the rest"),
    line("free the blocks of the hole on the disk"),
    line("unlock i_mutex", .p23),
  ]

  static let fileFirstLoopLines =
    [
      line("while index is inside the hole:", only: .on(\.firstPass)),
      line("  gather a batch of entries from index", .p5, only: .on(\.firstPass)),
      line("    one slot at a time", only: .on(\.firstPass), .on(\.slowGather)),
      line("  for each entry:", only: .on(\.firstPass)),
      line("    shadow? empty the slot", .p6e, only: .on(\.firstPass)),
      line("            if it still holds it", only: .on(\.firstPass)),
    ] + retryLines("            else: ", only: .on(\.firstPass), .has(\.swapRetry, .first)) + [
      line("    page? trylock; busy: pass on", .p8, only: .on(\.firstPass), .on(\.guards.pageLock)),
      line("          ours, and not being written?", .p9, only: .on(\.firstPass)),
      line("          unmap it", .p10a, only: .on(\.firstPass)),
      line("          remove it", .p10b, only: .on(\.firstPass)),
      line("    unlock; batch done: drop its references", .p11, only: .on(\.firstPass)),
    ]

  static let fileSecondLoopLines =
    [
      line("gather a batch of entries from index", .p14),
      line("  one slot at a time", only: .on(\.slowGather)),
      line("  nothing? back to the start, until a", only: .on(\.rescan)),
      line("  scan from there finds nothing", only: .on(\.rescan)),
      line("for each entry:"),
      line("  behind the hole? leave the batch", .p15),
      line("                   and start over", only: .has(\.pastEnd, .restart), .on(\.rescan)),
      line("  shadow? empty the slot", .p16e),
      line("          if it still holds it"),
    ] + retryLines("          else: ", only: .has(\.swapRetry, .second)) + [
      line("  page? wait for the page lock", .p17, only: .on(\.guards.pageLock)),
      line("        being written? wait", .p17w),
      line("        still ours?", .p18),
    ] + retryLines("        else: ", only: .on(\.pageRetry)) + [
      line("        unmap it, remove it", .p19),
      line("  unlock; batch done: drop its references", .p20),
    ]

  private static let fromDiskLines = [
    line("no page, or a shadow? allocate a page", .m1),
    line("  add it; the shadow goes", .m2),
    line("  read the bytes from the disk", .m3),
    line("  unlock it", .m4),
  ]

  static let fileTruncateLines = [
    line("lock i_mutex", .t0),
    line("set i_size; no shorter? done", .t1),
    line("clear the ptes behind the end", .t2),
    line("put the cursor on the first page", .p4),
    line("first loop: take what comes easily", only: .on(\.firstPass)),
    line("second loop: take the rest"),
    line("clear the ptes behind the end again", .t4),
    line("free the blocks behind the end"),
    line("unlock i_mutex", .t5),
  ]

  static let fileReadLines =
    [
      line("look the slot up", .r1),
      line("page, not read yet? wait; still ours?", .r2),
    ] + fromDiskLines + [line("inside i_size? copy to the user, put", .r3)]

  static let fileFaultLines =
    [
      line("a punch over this page?", .f1, only: .has(\.faultGate, .inodeMutex, .waitQueue)),
      line("  join its wait queue", .f2, only: .has(\.faultGate, .waitQueue)),
      line("  sleep until it is over", .f3, only: .has(\.faultGate, .waitQueue)),
      line("  leave the queue, fault again", .f4, only: .has(\.faultGate, .waitQueue)),
      line("  drop mmap_sem, wait for i_mutex", .f2i, only: .has(\.faultGate, .inodeMutex)),
      line("  unlock i_mutex, fault again", .f3i, only: .has(\.faultGate, .inodeMutex)),
      line("look the slot up; page? lock it", .f5),
      line("inside i_size? else SIGBUS", .f6),
    ] + fromDiskLines + [
      line("  and look again"),
      line("set the pte", .f12),
      line("unlock the page", .f14),
    ]

  static let fileReclaimLines = [
    line("isolate the page from the LRU list", .c1),
    line("trylock; busy: keep the page", .c2),
    line("unmap it everywhere", .c3),
    line("clean and only ours? shadow for page", .c4),
    line("dirty: may it go?", .c5),
    line("  only ours? a look, not a freeze", only: .on(\.guards.freeableCheck)),
    line("write it out: clear the dirty flag", .c6),
    line("start writing, unlock the page", .c13),
    line("the write has ended", .c14),
    line("later: shadow for page, if only cached", .c15),
  ]
}
