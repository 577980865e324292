// Knows the words for a punch as a whole.

import Shmem

extension TaskWords {
  /// The words for a punch.
  static let punch = TaskWords(entrance: .fallocate, fileEntrance: .filePunch) { _ in "a punch" }
}
