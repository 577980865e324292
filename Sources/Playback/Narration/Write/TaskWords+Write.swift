// Knows the words for write(2) as a whole.

import Shmem

extension TaskWords {
  /// The words for write(2).
  static let write = TaskWords(
    entrance: .write,
    fileEntrance: .fileWrite,
    refusal: "cannot read its buffer and fails, -EFAULT",
    injection: InjectionKey(
      letter: "W",
      name: "write",
      label: "write(2) to a part of the page"
    )
  ) { task in
    let buffer = task.buffer.map { " from a buffer in page \($0)" } ?? ""
    return "write(2) to \(task.pageWords)\(buffer)"
  }
}
