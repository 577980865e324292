// Knows the words for a swapoff as a whole.

import Shmem

extension TaskWords {
  /// The words for a swapoff.
  static let swapoff = TaskWords(
    entrance: .swapoff,
    fileEntrance: nil,
    injection: InjectionKey(
      letter: "o",
      name: "swapoff",
      label: "swapoff, which brings all pages back"
    )
  ) { _ in "swapoff of the whole area" }
}
