// Knows the words for an eviction as a whole, and the functions that it is in.

import Shmem

extension Listing {
  /// Eviction.
  package static let evict = Listing(
    "shmem_evict_inode()",
    "evict",
    in: .tmpfs,
    evictLines
  )
}

extension TaskWords {
  /// The words for an eviction.
  static let evict = TaskWords(
    entrance: .evict,
    fileEntrance: nil
  ) { _ in "the eviction of the file" }
}
