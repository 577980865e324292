// Knows the two loops that several kinds of tasks run.

import Shmem

extension Listing {
  /// The puncher's first loop.
  package static let firstLoop = Listing(
    "shmem_undo_range(), first loop",
    "first loop",
    in: .tmpfs,
    firstLoopLines
  )

  /// The puncher's second loop.
  package static let secondLoop = Listing(
    "shmem_undo_range(), second loop",
    "second loop",
    in: .tmpfs,
    secondLoopLines
  )

  /// The first loop of the puncher of an ordinary file.
  package static let fileFirstLoop = Listing(
    "truncate_inode_pages_range(), first loop",
    "first loop",
    in: .file,
    fileFirstLoopLines
  )

  /// The second loop of the puncher of an ordinary file.
  package static let fileSecondLoop = Listing(
    "truncate_inode_pages_range(), second loop",
    "second loop",
    in: .file,
    fileSecondLoopLines
  )
}
