// Knows the words for read(2) as a whole, and the functions that it is in.

import Shmem

extension Listing {
  /// read(2).
  package static let read = Listing(
    "shmem_file_read_iter()",
    "read(2)",
    in: .tmpfs,
    readLines
  )

  /// read(2) of an ordinary file.
  package static let fileRead = Listing(
    "do_generic_file_read()",
    "read(2)",
    in: .file,
    fileReadLines
  )
}

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
