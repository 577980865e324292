// Knows the words for write(2) as a whole, and the functions that it is in.

import Shmem

extension Listing {
  /// write(2).
  package static let write = Listing(
    "generic_perform_write()",
    "write(2)",
    in: .tmpfs,
    writeLines
  )
}

extension TaskWords {
  /// The words for write(2).
  static let write = TaskWords(
    entrance: .write,
    fileEntrance: nil,
    refusal: "cannot read its buffer and fails, -EFAULT"
  ) { task in
    let buffer = task.buffer.map { " from a buffer in page \($0)" } ?? ""
    return "write(2) to \(task.pageWords)\(buffer)"
  }
}
