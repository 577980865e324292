// Knows by which system calls a program can ask for a hole, and the words for them.

/// The system call that asks for the punch, if there is one.
package enum PunchCall: String, CaseIterable, Hashable, Sendable {
  /// fallocate(2) with FALLOC_FL_PUNCH_HOLE and FALLOC_FL_KEEP_SIZE: any range of bytes.
  case fallocate
  /// madvise(2) with MADV_REMOVE: whole pages of a shared mapping, by the same code.
  ///
  /// Kernel: madvise_remove(), mm/madvise.c, 3.16, which calls do_fallocate() with mmap_sem dropped;
  /// later kernels call that vfs_fallocate().
  case madvise
  /// None: a race without a punch, and without a hole.
  case none
}
