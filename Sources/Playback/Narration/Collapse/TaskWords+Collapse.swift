// Knows the words for a collapse as a whole.

import Shmem

extension TaskWords {
  /// The words for a collapse.
  static let collapse = TaskWords(
    entrance: .collapse,
    fileEntrance: nil,
    injection: InjectionKey(
      letter: "K",
      name: "collapse",
      label: "collapse of 4 pages that begin here"
    )
  ) { task in
    guard let index = task.index else { return "a collapse of a range of its choice" }
    let range = EntryRange(order: task.order, covering: index)
    return "a collapse of pages \(range.base) to \(range.end.rawValue - 1)"
  }
}
