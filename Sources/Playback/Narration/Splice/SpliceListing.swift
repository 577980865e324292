// Knows the functions of a splice, line by line.

import Shmem

extension Listing {
  /// Splice.
  package static let splice = Listing(
    "shmem_file_splice_read()",
    "splice",
    in: .tmpfs,
    [
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
  )
}
