// Knows where a read-ahead of swap can be in its code.

/// The place of a read-ahead in its code.
///
/// Kernel: swap_cluster_readahead(), mm/swap_state.c, 6.12, which reads the neighbours of the swap slot that a fault asks
/// for, one page each, whatever order their entries have.
package enum Readahead: Hashable, Sendable {
  /// It has not started.
  case idle
  /// It is done.
  case finished
}
