// Knows the words for a swapoff as a whole, and the functions that it is in.

import Shmem

extension Listing {
  /// Swapoff.
  package static let swapoff = Listing(
    "try_to_unuse(), shmem_unuse()",
    "swapoff",
    in: .tmpfs,
    swapoffLines
  )
}

extension TaskWords {
  /// The words for a swapoff.
  static let swapoff = TaskWords(
    entrance: .swapoff,
    fileEntrance: nil
  ) { _ in "swapoff of the whole area" }
}
