// Knows what kernels of the 6.x series do otherwise than those of 2014, each on a switch of its own.

/// The decisions that were taken after 2014: no kernel of that year has one of them.
package struct LaterRules: Hashable, Sendable {
  /// Whether the gather of the first loop locks the pages that it takes, and takes none it cannot.
  ///
  /// P5 does the work of P8 and P9 then: what is locked, what has left the file and what is being
  /// written never gets into the batch. Where everything that is left is locked the batch stays empty,
  /// and an empty batch ends the loop. Kernel: find_lock_entries(), mm/filemap.c, 6.1.
  package var lockingGather: Bool
  /// Whether the first and the last page of the hole are looked up between the loops although the
  /// hole does not cut them, and removed if they are still there.
  ///
  /// What the first loop left there waits for no second loop; if it is a swap entry, the puncher
  /// itself swaps it in first. Kernel: shmem_get_partial_folio(), mm/shmem.c, and
  /// truncate_inode_partial_folio(), mm/truncate.c, 6.1.
  package var wholeEdges: Bool
  /// Whether a gather ends with the hole and not only with the number of entries.
  ///
  /// Kernel: the argument `end - 1` of find_lock_entries() and find_get_entries(), mm/filemap.c, 6.1.
  package var boundedGather: Bool
  /// Whether reclaim raises info->swapped before the entry is in the tree and not after.
  ///
  /// Kernel: shmem_writepage(), mm/shmem.c, 6.1.
  package var swappedFirst: Bool
  /// Whether splice(2) is read(2) into a pipe: it locks the page that it finds, and where it finds none
  /// the pipe gets zeros and the hole stays one.
  ///
  /// Kernel: shmem_file_read_iter(), mm/shmem.c, 6.1, which asks for SGP_READ whatever it reads into since
  /// commit 56a8c8eb1eaf of 5.18, "tmpfs: do not allocate pages on read".
  package var spliceReads: Bool

  /// Sets every switch.
  package init(
    lockingGather: Bool,
    wholeEdges: Bool,
    boundedGather: Bool,
    swappedFirst: Bool,
    spliceReads: Bool,
  ) {
    self.lockingGather = lockingGather
    self.wholeEdges = wholeEdges
    self.boundedGather = boundedGather
    self.swappedFirst = swappedFirst
    self.spliceReads = spliceReads
  }

  /// As it was in 2014.
  package static let none = LaterRules(
    lockingGather: false,
    wholeEdges: false,
    boundedGather: false,
    swappedFirst: false,
    spliceReads: false
  )

  /// As it is in Linux 6.1.
  package static let v6_1 = LaterRules(
    lockingGather: true,
    wholeEdges: true,
    boundedGather: true,
    swappedFirst: true,
    spliceReads: true
  )
}
