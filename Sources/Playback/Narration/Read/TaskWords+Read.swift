// Knows the words for read(2) as a whole.

import Shmem

extension TaskWords {
  /// The words for read(2).
  static let read = TaskWords(
    entrance: .read,
    fileEntrance: .fileRead,
    injection: InjectionKey(
      letter: "r",
      name: "read",
      label: "read(2), as a task to step"
    )
  ) { "read(2) of \($0.pageWords)" }
}
