// Knows which names of 2014 have other names in later kernels.

package import Shmem

extension Kernel {
  /// Returns a text with the names that this kernel uses: for 6.1 `i_mutex` becomes `i_rwsem`.
  ///
  /// All sentences of the program use the names of 2014. i_mutex became i_rwsem in 4.7. Later
  /// mmap_sem became mmap_lock, do_fallocate(), which madvise_remove() calls, became vfs_fallocate(), and the
  /// tree's tree_lock became xa_lock, the lock inside its i_pages.
  package func naming(_ text: String) -> String {
    guard year > 2014 else { return text }
    return Self.laterNames.reduce(text) { $0.replacing($1.of2014, with: $1.later) }
  }

  private static let laterNames: [(of2014: String, later: String)] = [
    ("i_mutex", "i_rwsem"), ("mmap_sem", "mmap_lock"), ("do_fallocate()", "vfs_fallocate()"),
    ("tree_lock", "xa_lock"),
  ]
}
