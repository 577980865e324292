// Knows the words for an invalidation as a whole.

import Shmem

extension TaskWords {
  /// The words for an invalidation.
  static let invalidate = TaskWords(
    entrance: .invalidate,
    fileEntrance: .invalidate,
    injection: InjectionKey(
      letter: "v",
      name: "invalidate",
      label: "invalidation, which drops the page if it is clean"
    )
  ) { "an invalidation of \($0.pageWords)" }
}
