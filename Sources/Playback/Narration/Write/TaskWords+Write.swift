// Knows the words for write(2) as a whole.

import Shmem

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
