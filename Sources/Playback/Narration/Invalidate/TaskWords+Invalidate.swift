// Knows the words for an invalidation as a whole.

import Shmem

extension TaskWords {
  /// The words for an invalidation.
  static let invalidate = TaskWords(
    entrance: .invalidate,
    fileEntrance: .invalidate
  ) { "an invalidation of \($0.pageWords)" }
}
