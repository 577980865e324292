// Knows what a state holds about the file as a whole: its size, its counters, its locks.

/// The phase of the punch, as far as promises care.
package enum PunchPhase: UInt8, Hashable, Sendable {
  /// Step P2 has not been taken.
  case before
  /// Between P2 and P22: the t0 and the t1 of the promises.
  case during
  /// Step P22 has been taken: what is in the hole now stays.
  case after
}

/// The state of the inode and of the swap code besides pages and slots.
package struct FileState: Hashable, Sendable {
  /// The task that holds i_mutex.
  package internal(set) var inodeMutexOwner: TaskID?
  /// The task that holds shmem_swaplist_mutex.
  package internal(set) var swaplistMutexOwner: TaskID?
  /// The task that holds invalidate_lock alone.
  ///
  /// The tasks that share it are known by their places. Kernel: `mapping->invalidate_lock`, include/linux/fs.h, 5.15.
  package internal(set) var invalidateLockOwner: TaskID?
  /// The phase of the punch.
  package internal(set) var phase = PunchPhase.before
  /// The size of the file.
  ///
  /// Kernel: `inode->i_size`, include/linux/fs.h, 3.16.
  package internal(set) var end = FileEnd(pages: 0, cutsLastPage: false)
  /// The least size that the file has had: all data after it had to go.
  package internal(set) var leastEnd = FileEnd(pages: 0, cutsLastPage: false)
  /// The size of the file in pages, the last of which it may cut.
  package var size: UInt64 { end.pages }
  /// The number of pages in the tree.
  ///
  /// Kernel: `mapping->nrpages`, include/linux/fs.h, 3.16.
  package internal(set) var nrpages = 0
  /// The number of shadow entries in the tree.
  ///
  /// Kernel: `mapping->nrshadows`, include/linux/fs.h, 3.16.
  package internal(set) var nrshadows = 0
  /// The number of swap entries, as accounted: the tree and this number change at different steps.
  ///
  /// Kernel: `info->swapped`, include/linux/shmem_fs.h, 3.16.
  package internal(set) var swapped = 0
  /// The data of a running preallocation in i_private.
  package internal(set) var preallocation: Preallocation?
  /// True if the inode is being evicted, or is gone: no task can open the file any more.
  package internal(set) var isEvicted = false
  /// True if swapoff has begun: no swap slot is given out any more.
  ///
  /// Kernel: SWP_WRITEOK cleared in sys_swapoff(), mm/swapfile.c, 3.16.
  package internal(set) var isSwapOff = false
  /// The pages outside the hole that had no data and into which a task has stored some, among the first of the file; kept
  /// only in a race with pages of several slots.
  package internal(set) var storedPages = StoredPages()
  /// The pages whose bytes have been written to blocks of an ordinary file since the blocks were last freed; of the pages
  /// of the hole only those that had been freed before.
  package internal(set) var written = WrittenBlocks()
  /// The swizzles that fuel was spent on; 0 where there is fuel for any number of them.
  package internal(set) var swizzles = 0
  /// The cause that stopped the kernel; after it no task takes a step.
  package internal(set) var oops: Oops?
}

/// The pages of the file that a task has stored bytes into, as far as they are among the first 64.
///
/// A state is copied for every step of a search: it has room for a word. Later pages are noted by the memory of a race
/// that is stepped by hand or sampled: see `MachineStorage.noteStore(at:)`.
package struct StoredPages: Hashable, Sendable {
  private var bits: UInt64 = 0

  /// Returns true if a page is among the first 64.
  static func canHold(_ index: PageIndex) -> Bool { index.rawValue < 64 }

  /// Returns true if a task has stored bytes into a page.
  func contains(_ index: PageIndex) -> Bool {
    Self.canHold(index) && bits & 1 << index.rawValue != 0
  }

  /// Notes a page.
  ///
  /// - Precondition: the page is among the first 64.
  mutating func insert(_ index: PageIndex) {
    precondition(Self.canHold(index), "a page after the first 64 is noted by the memory")
    bits |= 1 << index.rawValue
  }
}

/// The pages of an ordinary file that have been written to the disk, with the age of their bytes, as far as they are among
/// the first 32.
///
/// It is about what the race writes there: whether a page had a block at the start is not noted.
package struct WrittenBlocks: Hashable, Sendable {
  private var old: UInt32 = 0
  private var new: UInt32 = 0

  /// Returns the age of the bytes that were written for a page; nil if none were.
  subscript(index: PageIndex) -> Birth? {
    guard index.rawValue < 32 else { return nil }
    let bit: UInt32 = 1 << UInt32(index.rawValue)
    if old & bit != 0 { return .beforePunch }
    return new & bit != 0 ? .afterPunch : nil
  }

  /// Notes that the bytes of a page are written, in the place of those written before.
  mutating func insert(_ index: PageIndex, _ birth: Birth) {
    guard index.rawValue < 32 else { return }
    remove(index..<index.next)
    switch birth {
    case .beforePunch: old |= 1 << UInt32(index.rawValue)
    case .afterPunch: new |= 1 << UInt32(index.rawValue)
    }
  }

  /// Notes that the blocks of some pages are free.
  mutating func remove(_ pages: Range<PageIndex>) {
    let below = { (index: PageIndex) in
      index.rawValue < 32 ? UInt32(1) << UInt32(index.rawValue) - 1 : UInt32.max
    }
    let kept = below(pages.lowerBound) | ~below(pages.upperBound)
    old &= kept
    new &= kept
  }
}

/// The end of a file.
///
/// ```text
/// page   0     1     2
/// bytes  ##########          pages = 2, cutsLastPage: the tail of page 1 lies after the end
/// ```
package struct FileEnd: Hashable, Comparable, Sendable {
  /// The number of pages that have bytes before the end.
  package var pages: UInt64
  /// True if the end lies inside the last of them.
  package var cutsLastPage: Bool

  /// Returns true if the left end comes first.
  package static func < (left: FileEnd, right: FileEnd) -> Bool {
    left.pages != right.pages
      ? left.pages < right.pages : left.cutsLastPage && !right.cutsLastPage
  }

  /// Returns the parts of a page that lie after the end.
  package func partsBehind(of index: PageIndex) -> PageParts {
    if index.rawValue >= pages { return .all }
    return cutsLastPage && index.rawValue == pages - 1 ? .tail : []
  }
}
