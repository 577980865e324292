// Knows the kernels of 2014, and a later one, as rows of rules.

/// A kernel, or a patch that was posted for one.
package enum Kernel: String, CaseIterable, Hashable, Sendable {
  /// Linux 3.15: rescans the hole until it is empty; faults walk in meanwhile.
  case v3_15 = "3.15"
  /// Commit f00cdc6df7d7, 3.16-rc3: as 3.15, but faults wait for i_mutex, out of lock order.
  ///
  /// The mmotm tree carried a revert from 2 to 15 July 2014. Linus's tree never did: there
  /// 8e205f779d14 puts the wait queue on top of it.
  case inodeMutex = "f00cdc6df7d7"
  /// The proposal of 24 June 2014: one scan, which still goes on to the end of the file, and no way
  /// back.
  case rfc24June = "rfc-24jun"
  /// The patch of 2 July 2014, never released: one scan, a way back for swap entries only.
  case take2 = "take-2"
  /// Commit 8e205f779d14, 3.16-rc: still rescans, but faults wait on a queue.
  case waitQueue = "8e205f779d14"
  /// Linux 3.16: one scan, both ways back, faults wait.
  case v3_16 = "3.16"
  /// Linux 6.1: as 3.16, but the first loop locks as it gathers, both ends of the hole are looked at
  /// between the loops, and splice puts nothing into a hole.
  case v6_1 = "6.1"
  /// Linux 6.6: as 6.1, with pages of an order, which are split before they go out to swap.
  case v6_6 = "6.6"
  /// Linux 6.12.0 to 6.12.68: such a page goes out as one swap entry of an order, which can be split.
  case v6_12_0 = "6.12.0"
  /// Linux 6.12.69, with commit 8a1968bd997f: the order is compared under the lock.
  case v6_12_69 = "6.12.69"
  /// Linux 6.12.70 to 6.12.77, with commit 2030dddf9545: the second loop goes on from the first page of an entry.
  case v6_12_70 = "6.12.70"
  /// Linux 6.12.78 to 6.12.117, of which 6.12.95 was recorded: the swap-in minds the order of the page in the swap cache.
  case v6_12_95 = "6.12.95"
  /// Linux 6.12.118, with the set of November 2026: a page at the edge of a truncate is swapped in.
  case v6_12_118 = "6.12.118"
  /// Linux 6.14: as 6.12.0 with commit 058313515d5a; from a synchronous swap device it reads whole entries, past the swap
  /// cache.
  case v6_14 = "6.14"
  /// Linux 6.18.0 to 6.18.8: as 6.14 with commits 5c241ed8d031 and a05dd8ae5cbb, and the splits of 6.15; a single page of an
  /// entry is read before the entry is split.
  case v6_18_0 = "6.18.0"
  /// Linux 7.3.4: as 6.12.95 with the splits of 6.15; from a synchronous swap device it reads whole entries, and otherwise as
  /// 6.18.0. A page that the swap device refuses goes back.
  case v7_3_4 = "7.3.4"
  /// Linux 7.3.4 with the set of November 2026, which it does not have.
  case v7_3_4November = "7.3.4+nov"
  /// The same with a proposal of 2025 on top: a swap entry is removed only with the order that was gathered.
  case proposal2025 = "split-aware"

  /// The row of rules that is this kernel.
  ///
  /// A row names the differences between the kernel and Linux 3.15, or the kernel that it is made from.
  ///
  /// Kernel: the loops of shmem_undo_range() and the test in shmem_fault(), mm/shmem.c; the
  /// versions as in the table of docs/kernel-map.md.
  package var rules: Rules {
    var rules = Rules()
    switch self {
    case .v3_15: break
    case .inodeMutex: rules.faultGate = .inodeMutex
    case .rfc24June: rules.rescan = false
    case .take2:
      rules.rescan = false
      rules.pastEnd = .stop
      rules.swapRetry = .second
    case .waitQueue: rules.faultGate = .waitQueue
    case .v3_16:
      rules = Kernel.take2.rules
      rules.pageRetry = true
      rules.faultGate = .waitQueue
    case .v6_1:
      rules = Kernel.v3_16.rules
      rules.wakeFunction = .synchronous
      rules.unfallocEnd = .checked
      rules.lockingGather = true
      rules.wholeEdges = true
      rules.boundedGather = true
      rules.swappedFirst = true
      rules.spliceReads = true
    case .v6_6, .v6_12_0, .v6_12_69, .v6_12_70, .v6_12_95, .v6_12_118, .v6_14, .v6_18_0, .v7_3_4,
      .v7_3_4November, .proposal2025:
      rules = rulesWithLargePages
    }
    return rules
  }

  /// The row of rules of a kernel whose pages can take several slots.
  private var rulesWithLargePages: Rules {
    var rules = Kernel.v6_1.rules
    switch self {
    case .v3_15, .inodeMutex, .rfc24June, .take2, .waitQueue, .v3_16, .v6_1: break
    case .v6_6:
      rules.largeFolio = true
      rules.bigSplit = true
    case .v6_12_0:
      rules = Kernel.v6_6.rules
      rules.largeSwap = true
      rules.freeAtomic = false
    case .v6_12_69:
      rules = Kernel.v6_12_0.rules
      rules.freeAtomic = true
      rules.retryWhere = .endSkip
    case .v6_12_70:
      rules = Kernel.v6_12_69.rules
      rules.retryWhere = .base
    case .v6_12_95:
      rules = Kernel.v6_12_70.rules
      rules.cacheOrder = true
      rules.rangeInsert = true
    case .v6_12_118:
      rules = Kernel.v6_12_95.rules
      rules.borderDirect = true
      rules.borderAdvance = true
      rules.cleanKeep = true
      rules.unsplitAdvance = true
    case .v6_14:
      rules = Kernel.v6_12_0.rules
      rules.cacheOrder = true
      rules.readLarge = true
      rules.throughCache = false
    case .v6_18_0:
      rules = Kernel.v6_14.rules
      rules.rangeInsert = true
      rules.swapInAsIn6_18()
    case .v7_3_4, .v7_3_4November:
      rules = (self == .v7_3_4 ? Kernel.v6_12_95 : .v6_12_118).rules
      rules.readLarge = true
      rules.swapInAsIn6_18()
      rules.storeBack = true
    case .proposal2025:
      rules = Kernel.v7_3_4November.rules
      rules.splitAware = true
    }
    return rules
  }

  /// The year of the kernel, or of the mail that proposed it.
  package var year: Int {
    switch self {
    case .v3_15, .inodeMutex, .rfc24June, .take2, .waitQueue, .v3_16: 2014
    case .v6_1: 2022
    case .v6_6: 2023
    case .v6_12_0: 2024
    case .v6_14, .v6_18_0: 2025
    case .v6_12_69, .v6_12_70, .v6_12_95, .v6_12_118, .v7_3_4, .v7_3_4November, .proposal2025: 2026
    }
  }

  /// The newest kernel that was released.
  package static let newest = v7_3_4

  /// The kernels and patches of 2014.
  package static let of2014 = allCases.filter { $0.year == 2014 }

  /// True if the page tree is an XArray, and no radix tree.
  ///
  /// Kernel: include/linux/xarray.h, in the page cache since 4.20.
  package var hasXArray: Bool { year > 2014 }

  /// The most entries that a gather collects in this kernel.
  ///
  /// Kernel: PAGEVEC_SIZE, include/linux/pagevec.h: 14 in 2014, 15 in 6.1 and 6.6, 31 in 6.12; FOLIO_BATCH_SIZE,
  /// include/linux/folio_batch.h, in 7.3.
  package var batchLimit: Int {
    switch self {
    case .v3_15, .inodeMutex, .rfc24June, .take2, .waitQueue, .v3_16: 14
    case .v6_1, .v6_6: 15
    case .v6_12_0, .v6_12_69, .v6_12_70, .v6_12_95, .v6_12_118, .v6_14, .v6_18_0, .v7_3_4,
      .v7_3_4November, .proposal2025:
      31
    }
  }

  /// Returns the row of rules that is this kernel, for a file of this kind.
  ///
  /// mm/truncate.c kept its scans all through 2014: any file system might rely on the instant at which
  /// the whole hole is empty. Only the crawl was ended, by 792ceaefe621, which was posted with take 2
  /// and released with 3.16. The model has the lock that the callers take in 6.1, and no other
  /// difference between mm/truncate.c of 2014 and of 6.1.
  package func rules(in mapping: Mapping) -> Rules {
    switch mapping {
    case .tmpfs: return rules
    case .file:
      var rules = Rules()
      if endsCrawl { rules.pastEnd = .restart }
      // Since 5.15: 730633f0b7f9.
      if year > 2014 { rules.lockedFills = .all }
      return rules
    }
  }

  /// True if mm/truncate.c has commit 792ceaefe621.
  private var endsCrawl: Bool {
    switch self {
    case .v3_15, .inodeMutex, .rfc24June, .waitQueue: false
    case .take2, .v3_16, .v6_1, .v6_6, .v6_12_0, .v6_12_69, .v6_12_70, .v6_12_95, .v6_12_118,
      .v6_14, .v6_18_0, .v7_3_4, .v7_3_4November, .proposal2025:
      true
    }
  }
}

extension Rules {
  /// Takes over the splits of 6.15, and the changes of the swap-in up to 6.18.
  fileprivate mutating func swapInAsIn6_18() {
    splitShape = .around
    busySmall = true
    readBeforeSplit = true
  }
}
