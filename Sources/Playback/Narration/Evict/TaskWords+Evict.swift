// Knows the words for an eviction as a whole.

import Shmem

extension TaskWords {
  /// The words for an eviction.
  static let evict = TaskWords(
    entrance: .evict,
    fileEntrance: nil,
    injection: InjectionKey(
      letter: "e",
      name: "evict",
      label: "eviction of the whole file"
    )
  ) { _ in "the eviction of the file" }
}
