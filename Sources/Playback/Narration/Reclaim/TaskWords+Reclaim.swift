// Knows the words for a pass of reclaim as a whole.

import Shmem

extension TaskWords {
  /// The words for a pass of reclaim.
  static let reclaim = TaskWords(
    entrance: .reclaim,
    fileEntrance: .fileReclaim,
    injection: InjectionKey(
      letter: "c",
      name: "reclaim",
      label: "reclaim, as a task to step"
    )
  ) { "reclaim looks at \($0.pageWords)" }
}
