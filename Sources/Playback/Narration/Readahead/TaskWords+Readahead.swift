// Knows the words for a read-ahead as a whole.

import Shmem

extension TaskWords {
  /// The words for a read-ahead.
  static let readahead = TaskWords(
    entrance: .readahead,
    fileEntrance: .fileReadahead,
    injection: InjectionKey(
      letter: "a",
      name: "readahead",
      label: "read-ahead, which reads one page of swap or of a disk"
    )
  ) { "a read-ahead of \($0.pageWords)" }
}
