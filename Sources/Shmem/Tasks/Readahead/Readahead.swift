// Knows where a read-ahead, of swap or of an ordinary file, can be in its code.

/// The place of a read-ahead in its code.
///
/// Kernel: swap_cluster_readahead(), mm/swap_state.c, 6.12, which reads the neighbours of the swap slot that a fault asks
/// for, one page each, whatever order their entries have; for an ordinary file page_cache_ra_unbounded(),
/// mm/readahead.c, 5.15, which reads what is not in the page cache.
package enum Readahead: Hashable, Sendable {
  /// It has not started.
  case idle
  /// It found no page of an ordinary file and reads one from the disk.
  case fromDisk(PageIndex, DiskRead)
  /// It is done.
  case finished
}
