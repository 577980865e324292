// Knows the words for a pin as a whole.

import Shmem

extension TaskWords {
  /// The words for a pin.
  static let pin = TaskWords(
    entrance: .pin,
    fileEntrance: nil,
    injection: InjectionKey(
      letter: "P",
      name: "pin",
      label: "pin, which holds a reference to the page"
    )
  ) { "a pin of \($0.pageWords)" }
}
