// Knows the words for a splice as a whole, and the functions that it is in.

import Shmem

extension Listing {
  /// Splice.
  package static let splice = Listing(
    "shmem_file_splice_read()",
    "splice",
    in: .tmpfs,
    spliceLines
  )
}

extension TaskWords {
  /// The words for a splice.
  static let splice = TaskWords(
    entrance: .splice,
    fileEntrance: nil
  ) { "a splice of \($0.pageWords) into a pipe" }
}
