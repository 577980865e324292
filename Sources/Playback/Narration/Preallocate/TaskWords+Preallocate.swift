// Knows the words for a preallocation as a whole.

import Shmem

extension TaskWords {
  /// The words for a preallocation.
  static let preallocate = TaskWords(
    entrance: .preallocate,
    fileEntrance: nil,
    injection: InjectionKey(
      letter: "p",
      name: "preallocate",
      label: "preallocation that fails at this slot"
    )
  ) { task in
    "a preallocation from page \(task.preallocatesFrom) on, to be interrupted before page "
      + "\(task.interruptedAt)"
  }
}
