// Knows which decisions of the 2014 code can be switched, and the words for them.

/// What a page fault does on meeting a hole that is being punched.
package enum FaultGate: String, CaseIterable, Hashable, Sendable {
  /// It walks in.
  case none
  /// It waits for i_mutex, which the puncher holds, and faults again.
  case inodeMutex = "i_mutex"
  /// It sleeps on the puncher's wait queue until the punch is over.
  case waitQueue = "waitq"
}

/// In which state a fault sleeps on the puncher's wait queue.
package enum WaitState: String, CaseIterable, Hashable, Sendable {
  /// Nothing ends its sleep but the end of the punch. Kernel: TASK_UNINTERRUPTIBLE.
  case uninterruptible
  /// A signal that is going to kill it ends its sleep too. Kernel: TASK_KILLABLE, as in the first form
  /// of commit 8e205f779d14, which was in the mmotm tree from 15 to 22 July 2014 and in no release.
  case killable
}

/// How a wake-up on the puncher's wait queue treats the entry of a fault that is awake already.
package enum WakeFunction: String, CaseIterable, Hashable, Sendable {
  /// The entry stays on the queue: only the wake-up that wakes a task takes its entry off. Kernel:
  /// autoremove_wake_function(), kernel/sched/wait.c, which DEFINE_WAIT() chose from 8e205f779d14 on.
  case autoremove
  /// The entry leaves the queue. Kernel: synchronous_wake_function(), mm/shmem.c, since commit
  /// 10d20bd25e06 of Linux 4.9.
  case synchronous
}

/// In which loop a punch goes back when a swap entry was no longer there to be removed.
package enum SwapRetry: String, CaseIterable, Hashable, Sendable {
  /// In neither.
  case off
  /// In the second loop, as it was meant.
  case second
  /// In the first loop: a backport into which the hunk was patched at the wrong place, as it fits
  /// both loops and patch(1) takes the first. Kernel: Vlastimil Babka's warning of 3 July 2014.
  case first
}

/// What a scan of the second loop does at the end of the hole.
///
/// A scan that begins at the start of the hole and finds nothing in it ends the loop, whatever this
/// says.
package enum PastEnd: String, CaseIterable, Hashable, Sendable {
  /// The loop has no condition but an empty gather. An entry behind the hole makes the scan go on after
  /// that entry, one entry a gather, up to the end of the file. Nobody meant it: `end - index` wraps
  /// below 0, so the bound of the gather is gone. Kernel: `for ( ; ; )`, v3.1 to v3.15.
  case crawl
  /// The same loop, but the cursor never passes the end of the hole, so that the next gather finds
  /// nothing. Kernel: Hugh Dickins's test patch of 25 June 2014, one line:
  /// `index = min(index, end)`.
  case bounded
  /// An entry behind the hole makes the loop start over at once; without `rescan` it ends the loop.
  /// Kernel: commit 792ceaefe621, which did this to truncate_inode_pages_range(), mm/truncate.c.
  case restart
  /// The scan ends at the end of the hole, without another gather. Kernel: `while (index < end)`, Hugh
  /// Dickins's patches of 26 June and 2 July 2014, and b1a366500bd5.
  case stop

  /// Whether a failed preallocation that came out without an end is taken for a truncation.
  ///
  /// Since b1a366500bd5 an empty gather ends the loop at `index == start || end != -1`; before, at
  /// `index == start || unfalloc`, where a preallocation always ends.
  var asksForTruncation: Bool {
    switch self {
    case .crawl, .bounded: false
    case .restart, .stop: true
    }
  }
}

/// Where the range ends that a failed preallocation has taken back.
package enum UnfallocEnd: String, CaseIterable, Hashable, Sendable {
  /// One byte too far, as in every kernel of 2014: the first byte of the next page is zeroed, P12.
  case past
  /// At the last byte, since commit b9b4bb26af01 of 2016. Before page 0 that comes out as -1, which
  /// means the whole file, until nothing is left: what has been written to is never left out.
  case last
  /// At the last byte, and not at all if the first page failed: Linux 4.7, commit "tmpfs: fix
  /// regression hang in fallocate undo" (Hugh Dickins).
  case checked
}

/// The decisions in which kernels differ, each on its own switch.
package struct Rules: Hashable, Sendable {
  /// Whether the first loop, which takes what it can get without sleeping, runs at all.
  package var firstPass: Bool
  /// Whether the second loop starts over until a scan from the start of the hole finds nothing.
  package var rescan: Bool
  /// What a scan of the second loop does at the end of the hole.
  package var pastEnd: PastEnd
  /// Where a swap entry that was no longer there to be removed sends the cursor back.
  package var swapRetry: SwapRetry
  /// Whether the second loop goes back when a locked page no longer belongs to the file.
  package var pageRetry: Bool
  /// What a fault into the hole does meanwhile.
  package var faultGate: FaultGate
  /// How a fault sleeps that waits on the queue.
  package var waitState: WaitState
  /// How P22 treats the entry of a fault that is awake already.
  package var wakeFunction: WakeFunction
  /// Where the range ends that a failed preallocation has taken back.
  package var unfallocEnd: UnfallocEnd
  /// What later kernels do otherwise.
  package var later: LaterRules
  /// The guards that are in place.
  package var guards: Guards

  /// Sets every switch.
  package init(
    firstPass: Bool,
    rescan: Bool,
    pastEnd: PastEnd,
    swapRetry: SwapRetry,
    pageRetry: Bool,
    faultGate: FaultGate,
    waitState: WaitState,
    wakeFunction: WakeFunction,
    unfallocEnd: UnfallocEnd,
    later: LaterRules,
    guards: Guards,
  ) {
    self.firstPass = firstPass
    self.rescan = rescan
    self.pastEnd = pastEnd
    self.swapRetry = swapRetry
    self.pageRetry = pageRetry
    self.faultGate = faultGate
    self.waitState = waitState
    self.wakeFunction = wakeFunction
    self.unfallocEnd = unfallocEnd
    self.later = later
    self.guards = guards
  }

  /// The value of a rule in the words of the command line and of demo files.
  package subscript(rule: RuleName) -> String {
    switch rule {
    case .firstPass: firstPass ? "on" : "off"
    case .rescan: rescan ? "on" : "off"
    case .pastEnd: pastEnd.rawValue
    case .swapRetry: swapRetry.rawValue
    case .pageRetry: pageRetry ? "on" : "off"
    case .faultGate: faultGate.rawValue
    case .waitState: waitState.rawValue
    case .wakeFunction: wakeFunction.rawValue
    case .unfallocEnd: unfallocEnd.rawValue
    case .lockingGather: later.lockingGather ? "on" : "off"
    case .wholeEdges: later.wholeEdges ? "on" : "off"
    case .boundedGather: later.boundedGather ? "on" : "off"
    case .swappedFirst: later.swappedFirst ? "on" : "off"
    case .spliceReads: later.spliceReads ? "on" : "off"
    case .pageLock: guards.pageLock ? "on" : "off"
    case .freeableCheck: guards.freeableCheck ? "on" : "off"
    case .compareInFreeSwap: guards.compareInFreeSwap ? "on" : "off"
    case .atomicSwizzle: guards.atomicSwizzle ? "on" : "off"
    case .ownSwapFirst: guards.ownSwapFirst ? "on" : "off"
    case .truncateRescan: guards.truncateRescan ? "on" : "off"
    }
  }

  /// Sets a rule by its words, or changes nothing and says no.
  ///
  /// - Returns: whether `word` is a word for one of the rule's `values`.
  package mutating func set(_ rule: RuleName, to word: String) -> Bool {
    guard let value = rule.value(for: word) else { return false }
    switch rule {
    case .firstPass: firstPass = value == "on"
    case .rescan: rescan = value == "on"
    case .pastEnd: pastEnd = PastEnd(rawValue: value) ?? pastEnd
    case .swapRetry: swapRetry = SwapRetry(rawValue: value) ?? swapRetry
    case .pageRetry: pageRetry = value == "on"
    case .faultGate: faultGate = FaultGate(rawValue: value) ?? faultGate
    case .waitState: waitState = WaitState(rawValue: value) ?? waitState
    case .wakeFunction: wakeFunction = WakeFunction(rawValue: value) ?? wakeFunction
    case .unfallocEnd: unfallocEnd = UnfallocEnd(rawValue: value) ?? unfallocEnd
    case .lockingGather: later.lockingGather = value == "on"
    case .wholeEdges: later.wholeEdges = value == "on"
    case .boundedGather: later.boundedGather = value == "on"
    case .swappedFirst: later.swappedFirst = value == "on"
    case .spliceReads: later.spliceReads = value == "on"
    case .pageLock: guards.pageLock = value == "on"
    case .freeableCheck: guards.freeableCheck = value == "on"
    case .compareInFreeSwap: guards.compareInFreeSwap = value == "on"
    case .atomicSwizzle: guards.atomicSwizzle = value == "on"
    case .ownSwapFirst: guards.ownSwapFirst = value == "on"
    case .truncateRescan: guards.truncateRescan = value == "on"
    }
    return true
  }
}

/// The name of a rule on the command line and in demo files.
package enum RuleName: String, CaseIterable, Hashable, Sendable {
  /// The first loop.
  case firstPass = "first-pass"
  /// The scan from the start, over and over.
  case rescan
  /// What a scan does at the end of the hole.
  case pastEnd = "past-end"
  /// The way back after a failed removal of a swap entry.
  case swapRetry = "swap-retry"
  /// The way back after finding a page that left the file.
  case pageRetry = "page-retry"
  /// What faults do meanwhile.
  case faultGate = "fault-gate"
  /// How a fault on the wait queue sleeps.
  case waitState = "wait-state"
  /// What a wake-up does with the entry of a fault that is awake already.
  case wakeFunction = "wake-function"
  /// The end of what a failed preallocation takes back.
  case unfallocEnd = "unfalloc-end"
  /// The gather that locks.
  case lockingGather = "locking-gather"
  /// The lookups at the ends of the hole.
  case wholeEdges = "whole-edges"
  /// The gather that ends with the hole.
  case boundedGather = "bounded-gather"
  /// The accounting before the store.
  case swappedFirst = "swapped-first"
  /// The splice that is a read.
  case spliceReads = "splice-reads"
  /// The puncher's page lock.
  case pageLock = "page-lock"
  /// Reclaim's test for foreign references.
  case freeableCheck = "freeable-check"
  /// The comparison before a swap entry is removed.
  case compareInFreeSwap = "compare-in-free-swap"
  /// The single store that exchanges page and swap entry.
  case atomicSwizzle = "atomic-swizzle"
  /// The owner of a swap slot before its entry is in the tree.
  case ownSwapFirst = "own-swap-first"
  /// A truncate's scan from the start, over and over.
  case truncateRescan = "truncate-rescan"

  /// The words that can stand behind the name.
  package var values: [String] {
    switch self {
    case .firstPass, .rescan, .pageRetry, .lockingGather, .wholeEdges, .boundedGather,
      .swappedFirst, .spliceReads, .pageLock, .freeableCheck, .compareInFreeSwap, .atomicSwizzle,
      .ownSwapFirst, .truncateRescan:
      ["on", "off"]
    case .pastEnd: PastEnd.allCases.map(\.rawValue)
    case .swapRetry: SwapRetry.allCases.map(\.rawValue)
    case .faultGate: FaultGate.allCases.map(\.rawValue)
    case .waitState: WaitState.allCases.map(\.rawValue)
    case .wakeFunction: WakeFunction.allCases.map(\.rawValue)
    case .unfallocEnd: UnfallocEnd.allCases.map(\.rawValue)
    }
  }

  /// The value that a word stands for: the word itself, or the `on` that `swap-retry` used to have.
  package func value(for word: String) -> String? {
    if self == .swapRetry, word == "on" { return SwapRetry.second.rawValue }
    return values.contains(word) ? word : nil
  }

  /// Whether it names a guard, which is on in every kernel.
  package var isGuard: Bool {
    switch self {
    case .firstPass, .rescan, .pastEnd, .swapRetry, .pageRetry, .faultGate, .waitState,
      .wakeFunction, .unfallocEnd, .lockingGather, .wholeEdges, .boundedGather, .swappedFirst,
      .spliceReads:
      false
    case .pageLock, .freeableCheck, .compareInFreeSwap, .atomicSwizzle, .ownSwapFirst,
      .truncateRescan:
      true
    }
  }
}
