// Knows where a page fault through a shared mapping of the file can be.

/// The place of a page fault in its code.
///
/// Kernel: shmem_fault() with shmem_getpage(SGP_CACHE), mm/shmem.c; do_read_fault() and
/// do_shared_fault(), mm/memory.c, 3.16.
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
