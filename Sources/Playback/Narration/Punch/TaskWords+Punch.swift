// Knows the words for a punch as a whole, and the functions that it is in.

import Shmem

extension Listing {
  /// The puncher's caller, if that is madvise(2).
  package static let madvise = Listing(
    "madvise_remove()",
    "madvise",
    in: .tmpfs,
    madviseLines
  )

  /// The puncher outside its loops.
  package static let fallocate = Listing(
    "shmem_fallocate()",
    "fallocate",
    in: .tmpfs,
    fallocateLines
  )

  /// The puncher of an ordinary file outside its loops.
  package static let filePunch = Listing(
    "fallocate, truncate_pagecache_range()",
    "fallocate",
    in: .file,
    filePunchLines
  )
}

extension TaskWords {
  /// The words for a punch.
  static let punch = TaskWords(entrance: .fallocate, fileEntrance: .filePunch) { _ in "a punch" }
}
