// Knows what the model leaves out that could change a verdict.

/// A behaviour of a kernel that the model leaves out, although it could change a verdict.
///
/// Only docs/kernel-map.md lists the behaviour that is left out and cannot change a verdict.
package enum Omission: String, CaseIterable, Hashable, Sendable {
  /// A file system frees the blocks of a hole in an ordinary file after the walk through the page
  /// cache, and a read in between brings old data back. With `frees-blocks at-once` both are one instant.
  ///
  /// Kernel: ext4_punch_hole(), fs/ext4/inode.c, 3.16, which calls truncate_pagecache_range() first.
  case blocksFreedLater
  /// A task that waits for invalidate_lock alone keeps new ones from sharing it. Here they can go before it, so that
  /// a loop that is found, in which it waits for ever, can end.
  ///
  /// Kernel: rwsem_down_write_slowpath(), kernel/locking/rwsem.c, 5.15.
  case lockQueue

  /// The behaviour that is left out, as a noun phrase: no capital letter, no full stop.
  package var words: String {
    switch self {
    case .blocksFreedLater:
      "the time between the removal of the last page and the freeing of the blocks"
    case .lockQueue:
      "the queue of invalidate_lock, in which a waiting punch comes before later reads and faults"
    }
  }

  /// The behaviour that is left out, as a sentence to stand after a verdict.
  package var sentence: String { "Not modelled: \(words)." }
}

extension Scenario {
  /// The omissions of the model that could change a verdict on this race, in the order of the cases.
  package var omissions: [Omission] {
    switch mapping {
    case .tmpfs: []
    case .file where !hasBlockSteps: [.blocksFreedLater]
    case .file: locksPageCache ? [.lockQueue] : []
    }
  }
}
