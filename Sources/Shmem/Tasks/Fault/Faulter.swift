// Knows where a page fault through a shared mapping of the file can be.

/// The place of a page fault in its code.
///
/// Kernel: shmem_fault() with shmem_getpage(SGP_CACHE), mm/shmem.c; do_read_fault() and
/// do_shared_fault(), mm/memory.c, 3.16; for an ordinary file filemap_fault(), mm/filemap.c, and for a store
/// page_mkwrite, which tmpfs does not have.
package enum Faulter: Hashable, Sendable {
  /// It has not started.
  case idle
  /// It looks for pages to map around the one it is about, from a page on.
  case lookAround(PageIndex, from: PageIndex)
  /// It has a page of the window locked that may be mapped as well.
  case mapAround(PageIndex, PageNumber, at: PageIndex)
  /// The access has faulted, and no test of the hole has let it through.
  case gate(GatePhase, PageIndex)
  /// It gets the page, or makes one.
  case getPage(PageIndex, GetPage)
  /// It has the page of an ordinary file and asks the file system whether it may be written.
  case mkwrite(MkwritePhase, PageIndex, PageNumber)
  /// The page of an ordinary file has left the file: it holds nothing but invalidate_lock, and will fault again.
  case giveUp(PageIndex)
  /// It has the page, locked.
  case locked(LockedPhase, PageIndex, PageNumber)
  /// The user is about to store through the pte.
  case store(PageIndex)
  /// It is done.
  case finished

  /// The next action of an access that a punch may keep out.
  package enum GatePhase: UInt8, Hashable, Sendable {
    /// To look for a punch over the page: F1. The access has just faulted, or faulted again.
    case test
    /// To join the wait queue: F2.
    case queue
    /// To be woken on the wait queue: F3.
    case asleep
    /// To leave the queue after a signal, which has left the task's entry there: F4.
    case signalled
    /// To leave the queue after something other than the punch has woken the task and left its entry there: F4.
    case wokenEarly
    /// To leave the queue after the punch has woken the task and taken its entry off: F4.
    case leaveQueue
    /// To take i_mutex, without mmap_sem: F2i.
    case takeMutex
    /// To release i_mutex, which it took for no other purpose than to wait: F3i.
    case dropMutex
  }

  /// The next action of a store's fault in page_mkwrite, which a file system has if it has to find blocks for pages.
  ///
  /// Kernel: do_shared_fault() and do_page_mkwrite(), mm/memory.c; ext4_page_mkwrite(), fs/ext4/inode.c, and
  /// __block_page_mkwrite(), fs/buffer.c, 3.16; the lock from ea3d7209ca01 (4.5) on.
  package enum MkwritePhase: UInt8, Hashable, Sendable {
    /// To unlock the page: F16.
    case unlock
    /// To share invalidate_lock: F17. It holds a reference to the page, and no lock.
    case takeLock
    /// To lock the page again and test it: F18.
    case lock
    /// To find a block for it, and to mark it dirty: F19.
    case getBlock
    /// To give invalidate_lock back, with the page locked: F20.
    case releaseLock
  }

  /// The next action on a page that the fault has got.
  package enum LockedPhase: UInt8, Hashable, Sendable {
    /// To map it: F12.
    case map
    /// To mark it dirty, for a store: F13. It is mapped, and the pte has the reference.
    case dirty
    /// To unlock it: F14.
    case unlock
  }
}
