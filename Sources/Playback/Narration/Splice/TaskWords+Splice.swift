// Knows the words for a splice as a whole.

import Shmem

extension TaskWords {
  /// The words for a splice.
  static let splice = TaskWords(
    entrance: .splice,
    fileEntrance: nil,
    injection: InjectionKey(
      letter: "s",
      name: "splice",
      label: "splice(2) of the page into a pipe"
    )
  ) { "a splice of \($0.pageWords) into a pipe" }
}
