// Knows the lines of write(2), for a file of tmpfs and for an ordinary file.

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
  /// write(2) to an ordinary file.
  package static let fileWrite = Listing(
    "generic_perform_write()",
    "write(2)",
    in: .file,
    [
      line("lock i_mutex", .w1),
      line("touch the buffer; not mapped: a fault (F)", .w2),
      line("look the slot up; page? lock it", .f5),
      line("no page, or a shadow? allocate a page", .m1),
      line("  tree_lock: add it; the shadow goes", .m2),
      line("  read the bytes from the disk", .m3),
      line("copy the user's bytes", .w3),
      line("raise i_size; dirty", .w4),
      line("unlock the page", .w5),
      line("unlock i_mutex", .w6),
    ]
  )
}
