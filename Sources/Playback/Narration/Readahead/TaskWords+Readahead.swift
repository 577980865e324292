// Knows the words for a read-ahead as a whole.

import Shmem

extension TaskWords {
  /// The words for a read-ahead.
  static let readahead = TaskWords(
    entrance: .readahead,
    fileEntrance: nil,
    injection: InjectionKey(
      letter: "a",
      name: "readahead",
      label: "read-ahead, which puts one page into the swap cache"
    )
  ) { "a read-ahead of \($0.pageWords)" }
}
