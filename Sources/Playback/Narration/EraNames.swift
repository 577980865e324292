// Knows which names of 2014 have other names in later kernels.

package import Shmem

extension Kernel {
  /// Returns a text with the names that this kernel uses: for 6.1 `i_mutex` becomes `i_rwsem`.
  ///
  /// All sentences of the program use the names of 2014. i_mutex became i_rwsem in 4.7. Later
  /// mmap_sem became mmap_lock, and do_fallocate(), which madvise_remove() calls, became
  /// vfs_fallocate().
  package func naming(_ text: String) -> String {
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
