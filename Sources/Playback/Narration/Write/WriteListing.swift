// Knows the lines of write(2).

import Shmem

extension Listing {
  /// write(2).
  package static let write = Listing(
    "generic_perform_write()",
    "write(2)",
    in: .tmpfs,
    [
      line("lock i_mutex", .w1),
      line("touch the buffer; not mapped: a fault (F)", .w2),
      line("get the page, or make one (F5 to F10)"),
      line("copy the user's bytes", .w3),
      line("raise i_size; up to date, dirty", .w4),
      line("unlock the page", .w5),
      line("unlock i_mutex", .w6),
    ]
  )
}
