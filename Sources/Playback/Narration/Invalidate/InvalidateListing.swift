// Knows the lines of an invalidation.

import Shmem

extension Listing {
  /// An invalidation, of an ordinary file only.
  package static let invalidate = Listing(
    "invalidate_inode_pages2_range()",
    "invalidate",
    in: .file,
    [
      line("look the slot up", .i1),
      line("a shadow? tree_lock: it goes", .i1e),
      line("wait for the page lock; ours? else done", .i2),
      line("being written? wait", .i3),
      line("mapped? unmap it", .i4),
      line("tree_lock: clean? it goes; dirty: EBUSY", .i5),
      line("unlock the page", .i6),
    ]
  )
}
