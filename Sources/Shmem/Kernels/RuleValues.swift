// Knows the values that rules can have, and the words for them.

/// The values of one rule.
package protocol RuleValue: Hashable, Sendable {
  /// All values, in the order in which they are listed.
  static var values: [Self] { get }
  /// The word for the value on the command line and in demo files.
  var word: String { get }
  /// The values that stand in for this one when a race is tried without it.
  var alternatives: [Self] { get }
}

extension RuleValue {
  /// Every other value.
  package var alternatives: [Self] { Self.values.filter { $0 != self } }
}

extension RuleValue where Self: CaseIterable, Self: RawRepresentable<String> {
  /// All cases, in the order of their declaration.
  package static var values: [Self] { Array(allCases) }
  /// The raw value.
  package var word: String { rawValue }
}

extension Bool: RuleValue {
  /// On, then off.
  package static var values: [Bool] { [true, false] }
  /// `on` or `off`.
  package var word: String { self ? "on" : "off" }
  /// Off for a rule that is on; none for a rule that is off.
  package var alternatives: [Bool] { self ? [false] : [] }
}

/// The way of a page fault that meets a hole during the punch.
package enum FaultGate: String, CaseIterable, RuleValue {
  /// It walks in.
  case none
  /// It waits for i_mutex, which the puncher holds, and faults again.
  case inodeMutex = "i_mutex"
  /// It sleeps on the puncher's wait queue until the punch is over.
  case waitQueue = "waitq"
}

/// The sleep of a fault on the puncher's wait queue.
package enum WaitState: String, CaseIterable, RuleValue {
  /// Nothing ends its sleep but the end of the punch. Kernel: TASK_UNINTERRUPTIBLE.
  case uninterruptible
  /// A signal that is going to kill it ends its sleep too. Kernel: TASK_KILLABLE, as in the first form
  /// of commit 8e205f779d14, which was in the mmotm tree from 15 to 22 July 2014 and in no release.
  case killable
}

/// The treatment, by a wake-up on the puncher's wait queue, of the entry of a fault that is awake already.
package enum WakeFunction: String, CaseIterable, RuleValue {
  /// The entry stays on the queue: only the wake-up that wakes a task takes its entry off. Kernel:
  /// autoremove_wake_function(), kernel/sched/wait.c, which DEFINE_WAIT() chose from 8e205f779d14 on.
  case autoremove
  /// The entry leaves the queue. Kernel: synchronous_wake_function(), mm/shmem.c, since commit
  /// 10d20bd25e06 of Linux 4.9.
  case synchronous
}

/// The loop in which a punch goes back when a swap entry was no longer there to be removed.
package enum SwapRetry: String, CaseIterable, RuleValue {
  /// In neither.
  case off
  /// In the second loop, as it was meant.
  case second
  /// In the first loop: a backport into which the hunk was patched at the wrong place, as it fits
  /// both loops and patch(1) takes the first. Kernel: Vlastimil Babka's warning of 3 July 2014.
  case first
}

/// The end of a scan of the second loop at the end of the hole.
///
/// A scan that begins at the start of the hole and finds nothing in it ends the loop, whatever this
/// says.
package enum PastEnd: String, CaseIterable, RuleValue {
  /// The loop has no condition but an empty gather. An entry after the hole makes the scan go on after that entry, one
  /// entry a gather, up to the end of the file. This is an accident: `end - index` wraps below 0, so the bound of the
  /// gather is gone. Kernel: `for ( ; ; )`, v3.1 to v3.15.
  case crawl
  /// The same loop, but the cursor never passes the end of the hole, so that the next gather finds
  /// nothing. Kernel: Hugh Dickins's test patch of 25 June 2014, one line:
  /// `index = min(index, end)`.
  case bounded
  /// An entry after the hole makes the loop start over at once; without `rescan` it ends the loop.
  /// Kernel: commit 792ceaefe621, which did this to truncate_inode_pages_range(), mm/truncate.c.
  case restart
  /// The scan ends at the end of the hole, without another gather. Kernel: `while (index < end)`, Hugh
  /// Dickins's patches of 26 June and 2 July 2014, and b1a366500bd5.
  case stop

  /// True if a failed preallocation that came out without an end is taken for a truncation.
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

/// The end of the range that a failed preallocation has taken back.
package enum UnfallocEnd: String, CaseIterable, RuleValue {
  /// One byte too far, as in every kernel of 2014: the first byte of the next page is zeroed, P12.
  case past
  /// At the last byte, since commit b9b4bb26af01 of 2016. Before page 0 that comes out as -1, which
  /// means the whole file, until nothing is left: what has been written to is never left out.
  case last
  /// At the last byte, and not at all if the first page failed: Linux 4.7, commit "tmpfs: fix
  /// regression hang in fallocate undo" (Hugh Dickins).
  case checked
}

/// The page of the file that a loop gathers from again after a retry.
package enum RetryFrom: String, CaseIterable, RuleValue {
  /// The page that could not be dealt with. Kernel: `index--` before the break out of the batch,
  /// shmem_undo_range(), mm/shmem.c, 3.16.
  case index
  /// The first page of the batch, as if the whole batch had to be taken again. No kernel does this.
  case batch
  /// The first page of the range, as if the loop began again. No kernel does this.
  case hole
}

/// The most retries that one call of shmem_undo_range() makes.
///
/// No kernel has a limit.
package enum RetryLimit: String, CaseIterable, RuleValue {
  /// Any number.
  case none
  /// One.
  case one = "1"
  /// Two.
  case two = "2"
  /// Three.
  case three = "3"

  /// The number; nil without a limit.
  var number: Int? {
    switch self {
    case .none: nil
    case .one: 1
    case .two: 2
    case .three: 3
    }
  }
}

/// The page of the file that the second loop goes on with after a swap entry that it could not remove.
///
/// Kernel: shmem_undo_range(), mm/shmem.c, 6.12.
package enum RetryWhere: String, CaseIterable, RuleValue {
  /// The same page again: up to 6.12.68.
  case same
  /// The next entry if this one ends after the hole, else the same page again: 8a1968bd997f.
  case endSkip = "end-skip"
  /// The next entry if this one reaches past either end of the hole, else its first page: 2030dddf9545.
  case base
}

/// The pieces into which an entry that takes several slots is split.
///
/// A page that reclaim has to split becomes single pages in every kernel.
package enum SplitShape: String, CaseIterable, RuleValue {
  /// Single ones: up to 6.14.
  case uniform
  /// Single ones around the page that is wanted, and larger ones the farther from it: since 6.15.
  case around
}

/// The end of the swap-in of a page at an edge that is not in the swap cache.
package enum BorderSwapIn: String, CaseIterable, RuleValue {
  /// It gets the memory that it needs.
  case succeeds = "ok"
  /// It gets none, or the device fails.
  case fails
}

/// The kind of the swap device.
package enum SwapDevice: String, CaseIterable, RuleValue {
  /// A read takes its time, and goes through the swap cache with read-ahead: a disk.
  case asynchronous
  /// A read is over when the call returns, so that read-ahead is of no use: zram. Kernel: SWP_SYNCHRONOUS_IO,
  /// include/linux/swap.h.
  case synchronous
}

/// The tasks that get a page of the order of a swap entry, to read the whole of it at once.
///
/// Kernel: shmem_swapin_folio(), mm/shmem.c, 6.14.
package enum LargeSwapIn: String, CaseIterable, RuleValue {
  /// All.
  case succeeds = "ok"
  /// All but page faults. Kernel: userfaultfd_armed(), which asks for the mapping of a fault.
  case faultsFail = "faults-fail"
  /// None: there is no memory, or zswap has been on.
  case fails
}

/// The end of a write to the swap device.
package enum SwapWriteout: String, CaseIterable, RuleValue {
  /// The device takes the page.
  case succeeds = "ok"
  /// It does not, and reclaim has to keep the page: zswap cannot compress it, and may not pass it on to a disk. Kernel:
  /// AOP_WRITEPAGE_ACTIVATE from swap_writeout(), mm/page_io.c, 7.3.
  case refused
}

/// The moment at which the blocks of an ordinary file are freed.
package enum BlockFreeing: String, CaseIterable, RuleValue {
  /// The instant in which the page cache is found empty. No file system does this.
  case atOnce = "at-once"
  /// A step after the walk. Kernel: ext4_punch_hole() and ext4_truncate(), fs/ext4/inode.c.
  case after
}

/// The tasks that take a lock of the file to add pages to its page cache, or to find blocks for pages that are to be written.
package enum LockedFills: String, CaseIterable, RuleValue {
  /// No task, and there is no such lock: ext4 before commit ea3d7209ca01 of 4.5.
  case off
  /// Faults alone: the file system's own lock before 5.15. Kernel: i_mmap_sem in ext4_filemap_fault() and
  /// ext4_page_mkwrite(), fs/ext4/inode.c; XFS_MMAPLOCK in xfs_filemap_fault(), fs/xfs/xfs_file.c.
  case faults
  /// Faults, reads and read-ahead; write(2) never takes it, as it holds i_mutex. Kernel: mapping->invalidate_lock, mm/filemap.c and mm/readahead.c, since commit
  /// 730633f0b7f9 of 5.15.
  case all
}
