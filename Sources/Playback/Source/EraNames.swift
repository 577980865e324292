// Knows the names that later kernels have for things that the sentences call by their name of 2014.

public import Shmem

extension Kernel {
  /// The same text with each name as this kernel has it: in 6.1 `i_mutex` reads `i_rwsem`.
  ///
  /// The sentences are written with the names of 2014. i_mutex became i_rwsem in 4.7. Later mmap_sem
  /// became mmap_lock, and do_fallocate(), which madvise_remove() calls, became vfs_fallocate().
  public func naming(_ text: String) -> String {
    guard hasLaterNames else { return text }
    return Self.laterNames.reduce(text) { $0.replacing($1.of2014, with: $1.later) }
  }

  private var hasLaterNames: Bool {
    switch self {
    case .v3_15, .inodeMutex, .rfc24June, .take2, .waitQueue, .v3_16: false
    case .v6_1: true
    }
  }

  private static let laterNames: [(of2014: String, later: String)] = [
    ("i_mutex", "i_rwsem"), ("mmap_sem", "mmap_lock"), ("do_fallocate()", "vfs_fallocate()"),
  ]
}
