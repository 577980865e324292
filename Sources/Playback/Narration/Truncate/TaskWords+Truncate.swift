// Knows the words for a truncate as a whole.

import Shmem

extension TaskWords {
  /// The words for a truncate.
  static let truncate = TaskWords(
    entrance: .truncate,
    fileEntrance: .fileTruncate,
    injection: InjectionKey(
      letter: "t",
      name: "truncate",
      label: "truncate before this slot, as a task to step"
    )
  ) { task in
    let whole = Int((task.index ?? PageIndex(0)).rawValue)
    let pages = Narrator.count(whole, "page", "pages")
    return "a truncate to \(pages)\(task.cutsInside ? " and a part" : "")"
  }
}
