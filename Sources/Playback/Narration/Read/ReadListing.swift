// Knows the lines of read(2), for a file of tmpfs and for an ordinary file.

import Shmem

extension Listing {
  /// read(2).
  package static let read = Listing(
    "do_shmem_file_read()",
    "read(2)",
    in: .tmpfs,
    [
      line("look the slot up", .r1),
      line("hole? zeros, done"),
      line("swap entry? swap it in (S)"),
      line("page? wait for its lock; still ours?", .r2),
      line("unlock (S10), copy to the user, put", .r3),
    ]
  )

  /// read(2) of an ordinary file.
  package static let fileRead = Listing(
    "do_generic_file_read()",
    "read(2)",
    in: .file,
    [
      line("look the slot up", .r1),
      line("page, not read yet? wait; still ours?", .r2),
    ] + fromDiskLines(lockedIf: .allFillsAreLocked) + [
      line("inside i_size? copy to the user, put", .r3)
    ]
  )
}
