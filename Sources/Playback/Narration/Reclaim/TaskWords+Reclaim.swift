// Knows the words for a pass of reclaim as a whole, and the functions that it is in.

import Shmem

extension Listing {
  /// Reclaim.
  package static let reclaim = Listing(
    "shrink_page_list(), shmem_writepage()",
    "reclaim",
    in: .tmpfs,
    reclaimLines
  )

  /// Reclaim from an ordinary file.
  package static let fileReclaim = Listing(
    "shrink_page_list(), writepage",
    "reclaim",
    in: .file,
    fileReclaimLines
  )
}

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
