// Knows every rule: its name, its values, its effect, and the promise that a guard is for.

extension Rule {
  /// All rules, in the order in which they are listed: the guards last.
  package static let all: [Rule] = decisions + guards

  private static let decisions = [
    Rule(
      "first-pass",
      \.firstPass,
      "the first loop runs, which removes what it can without sleeping"
    ),
    Rule("rescan", \.rescan, "the second loop starts over until a scan finds nothing"),
    Rule(
      "past-end",
      \.pastEnd,
      "what a scan of the second loop does at the end of the hole: crawl on to the end of the file, "
        + "stay inside, start over at once, or stop"
    ),
    Rule(
      "swap-retry",
      \.swapRetry,
      olderWords: ["on": .second],
      "which loop goes back if a swap entry is no longer in its slot; `on` is `second`"
    ),
    Rule(
      "page-retry",
      \.pageRetry,
      "the second loop goes back if a page no longer belongs to the file"
    ),
    Rule(
      "retry-from",
      \.retryFrom,
      "where a retry gathers again: from the page itself, the first of its batch, or the first of the hole"
    ),
    Rule(
      "retry-limit",
      \.retryLimit,
      "how many retries of either kind a walk may make; after that its cursor goes on"
    ),
    Rule(
      "slow-gather",
      \.slowGather,
      "a gather takes its slots one by one, each in a step of its own"
    ),
    Rule(
      "lock-cached-page",
      \.lockCachedPage,
      "a walk locks the swap-cache page of a swap entry, sleeping if it must, before it removes the entry"
    ),
    Rule(
      "fault-gate",
      \.faultGate,
      "what a fault into the hole does: enter it, wait for i_mutex, or wait on the queue"
    ),
    Rule(
      "wait-state",
      \.waitState,
      "whether a fault on the queue sleeps until the punch is over, or a signal can wake it"
    ),
    Rule(
      "wake-function",
      \.wakeFunction,
      "whether a fault that is already awake stays on the queue, or the punch takes it off"
    ),
    Rule(
      "unfalloc-end",
      \.unfallocEnd,
      "where a failed preallocation stops taking back: a byte too far, at its last byte, or there unless its first page failed"
    ),
    Rule(
      "locking-gather",
      \.lockingGather,
      "the first loop locks pages as it gathers and leaves out locked ones"
    ),
    Rule(
      "whole-edges",
      \.wholeEdges,
      "the first and the last page of the hole are looked up and removed between the loops"
    ),
    Rule("bounded-gather", \.boundedGather, "a gather takes nothing beyond the hole"),
    Rule(
      "swapped-first",
      \.swappedFirst,
      "reclaim raises info->swapped before the entry is in its slot"
    ),
    Rule(
      "splice-reads",
      \.spliceReads,
      "splice(2) is read(2) into a pipe: it puts nothing into a hole"
    ),
    Rule(
      "large-folio",
      \.largeFolio,
      "a page can take several slots: two, four, eight or more"
    ),
    Rule(
      "big-split",
      \.bigSplit,
      "the second loop splits a page that reaches past the hole, and does not remove it as a whole"
    ),
    Rule(
      "split-shape",
      \.splitShape,
      "whether a page at an edge, or a swap entry, is split into single ones, or only around the page that is wanted"
    ),
    Rule(
      "large-swap",
      \.largeSwap,
      "a page of several slots goes out to swap as one entry, and not as single ones"
    ),
    Rule(
      "free-atomic",
      \.freeAtomic,
      "order, value and range of a swap entry are compared under the lock that empties its slots"
    ),
    Rule(
      "retry-where",
      \.retryWhere,
      "where the second loop goes on after a swap entry that it could not remove: at the same page, "
        + "there unless the entry reaches past the hole, or at its first page unless it reaches past either end"
    ),
    Rule(
      "border-direct",
      \.borderDirect,
      "a page at an edge is swapped in even if it lies beyond i_size"
    ),
    Rule(
      "border-advance",
      \.borderAdvance,
      "a truncate no longer scans an entry that it has given up at its edge"
    ),
    Rule(
      "split-aware",
      \.splitAware,
      "a swap entry is removed only if it still has the order that was gathered"
    ),
    Rule(
      "clean-keep",
      \.cleanKeep,
      "the second loop keeps a clean page that it cannot split"
    ),
    Rule(
      "unsplit-advance",
      \.unsplitAdvance,
      "a truncate no longer scans a page that it could not split"
    ),
    Rule(
      "cache-order",
      \.cacheOrder,
      "a swap-in splits a swap entry whose page in the swap cache takes fewer slots"
    ),
    Rule(
      "range-insert",
      \.rangeInsert,
      "a page of the swap cache can take the place of several swap entries"
    ),
    Rule(
      "read-large",
      \.readLarge,
      "a swap-in reads all pages of a swap entry at once, with `swap-device synchronous`"
    ),
    Rule(
      "busy-small",
      \.busySmall,
      "a read of a whole swap entry gives way to that of a single page where one of its pages is in the swap cache; "
        + "otherwise the task looks again"
    ),
    Rule(
      "through-cache",
      \.throughCache,
      "a read puts its page into the swap cache, with `swap-device synchronous` too; otherwise it only keeps others from it"
    ),
    Rule(
      "read-before-split",
      \.readBeforeSplit,
      "with `range-insert`, a single page of a swap entry of several slots is read before the entry is split"
    ),
    Rule(
      "store-back",
      \.storeBack,
      "with `swap-writeout refused`, reclaim stores the page back into the slots that hold its swap entry"
    ),
    Rule(
      "border-swapin",
      \.borderSwapIn,
      "whether there is memory for the swap-in of a page at an edge"
    ),
    Rule(
      "swap-device",
      \.swapDevice,
      "whether a read from the swap device is over when the call returns, as with zram"
    ),
    Rule(
      "large-swapin",
      \.largeSwapIn,
      "with `read-large`, which tasks get memory to read a whole swap entry at once: all, all but faults, or none"
    ),
    Rule(
      "swap-writeout",
      \.swapWriteout,
      "whether the swap device takes the pages that reclaim writes to it"
    ),
    Rule(
      "frees-blocks",
      \.freesBlocks,
      "when the blocks of an ordinary file are freed: in the instant in which its page cache is empty, or after that"
    ),
    Rule(
      "invalidate-lock",
      \.lockedFills,
      "with `frees-blocks after`, which tasks a punch keeps from adding pages until the blocks are free: none, "
        + "faults, or all"
    ),
  ]

  private static let guards = [
    Rule(
      "page-lock",
      \.guards.pageLock,
      guards: .promise(.oldDataGone),
      "the puncher locks a page before it checks and removes it"
    ),
    // A gathered page that goes out is met again by the retries. Where a kernel has too few of them, old data can
    // be lost with the check as well: it only takes more steps.
    Rule(
      "freeable-check",
      \.guards.freeableCheck,
      guards: .nothing,
      "reclaim keeps a dirty page that has other references"
    ),
    Rule(
      "compare-in-free-swap",
      \.guards.compareInFreeSwap,
      guards: .promise(.countsBalance),
      "a slot is emptied only if it still holds the swap entry"
    ),
    Rule(
      "atomic-swizzle",
      \.guards.atomicSwizzle,
      guards: .promise(.neverEmpty),
      "page and swap entry change places in one store"
    ),
    Rule(
      "own-swap-first",
      \.guards.ownSwapFirst,
      guards: .promise(.countsBalance),
      "a swap slot gets its owner before its entry is in the tree"
    ),
    Rule(
      "truncate-rescan",
      \.guards.truncateRescan,
      guards: .promise(.truncateLeavesNothing),
      "the second loop of a truncate starts over until a scan finds nothing"
    ),
  ]
}

extension Rules {
  /// The punch's remedy against a change of the slot, and the effect of the punch on faults into the hole:
  /// `both retries, faults wait`.
  ///
  /// The words follow from the values of the rules and not from the name of the kernel, so that they stay right when
  /// rules are changed.
  package var essence: String {
    let faults =
      switch faultGate {
      case .none: "faults enter"
      case .inodeMutex: "faults take i_mutex"
      case .waitQueue: waitState == .killable ? "faults wait, killable" : "faults wait"
      }
    return ([remedy, faults] + laterWords).joined(separator: ", ")
  }

  /// The punch's remedy against a change of the slot: `both retries`.
  package var remedy: String {
    let retries =
      switch (swapRetry, pageRetry) {
      case (.off, false): ""
      case (.off, true): "page retry"
      case (.second, false): "swap retry"
      case (.second, true): "both retries"
      case (.first, false): "swap retry in loop 1"
      case (.first, true): "page retry, swap retry in loop 1"
      }
    guard rescan else { return retries.isEmpty ? "no retry" : retries }
    return retries.isEmpty ? "rescan" : "rescan, \(retries)"
  }

  /// The words for those rules of later kernels that matter in a race of one hole.
  private var laterWords: [String] {
    (lockingGather ? ["locking gather"] : []) + (wholeEdges ? ["whole edges"] : [])
  }
}
