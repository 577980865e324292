// Knows the lines of a fault, on a file of tmpfs and on an ordinary file.

import Shmem

extension Listing {
  /// The fault.
  package static let fault = Listing(
    "shmem_fault()",
    "fault",
    in: .tmpfs,
    [
      line("load? map the pages around it, if there", .f0),
      line("a punch over this page?", .f1, only: .faultsLookForHole),
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
  )

  /// The fault on an ordinary file.
  package static let fileFault = Listing(
    "filemap_fault()",
    "fault",
    in: .file,
    [
      line("a punch over this page?", .f1, only: .faultsLookForHole),
      line("  join its wait queue", .f2, only: .has(\.faultGate, .waitQueue)),
      line("  sleep until it is over", .f3, only: .has(\.faultGate, .waitQueue)),
      line("  leave the queue, fault again", .f4, only: .has(\.faultGate, .waitQueue)),
      line("  drop mmap_sem, wait for i_mutex", .f2i, only: .has(\.faultGate, .inodeMutex)),
      line("  unlock i_mutex, fault again", .f3i, only: .has(\.faultGate, .inodeMutex)),
      line("look the slot up; page? lock it", .f5),
      line("inside i_size? else SIGBUS", .f6),
    ] + fromDiskLines(lockedIf: .pageCacheIsLocked) + [
      line("  and look again"),
      line("store? unlock the page, page_mkwrite:", .f16),
      line("  share invalidate_lock", .f17, only: .blocksAreFreedLater, .pageCacheIsLocked),
      line("  lock it; ours, inside i_size? else again", .f18),
      line("  a block for it; mark it dirty", .f19),
      line("  release invalidate_lock", .f20, only: .blocksAreFreedLater, .pageCacheIsLocked),
      line("set the pte", .f12),
      line("store? mark the page dirty", .f13),
      line("unlock the page", .f14),
      line("the user stores through the pte", .f15),
    ]
  )
}

extension ListingLine.Condition {
  /// A fault looks for a punch over its page.
  static let faultsLookForHole = has(\.faultGate, .inodeMutex, .waitQueue)
}
