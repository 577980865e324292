// Knows the facts that a step can depend on, and finds the earlier step that made each so.

import Shmem

/// A fact that a step depends on, or that a task waits for.
enum Dependency: Hashable {
  /// The entry that a slot holds, with the slots that it takes.
  case slot(PageIndex)
  /// The entry of a slot, and the age of the bytes that it leads to.
  case data(PageIndex)
  /// The entry that a walk has gathered.
  case gather(Gathered, by: TaskID)
  /// The change after which a slot no longer holds the entry that a walk has gathered, or no longer with its order.
  case departure(Gathered, by: TaskID)
  /// The order of a swap entry as a walk has read it by itself, before it empties the slots.
  case order(by: TaskID)
  /// The look of a walk at an edge of its range that lies in the slots of an entry now; at the front one, or at the last
  /// one of both.
  case edge(EntryRange, isFront: Bool, by: TaskID)
  /// The gather before this one, which has taken the cursor so far.
  case gatherBefore(by: TaskID)
  /// The last look of a task at a page or an entry, before it puts something else in the slot.
  case look(by: TaskID)
  /// The page that a swap-in goes on with, from the swap cache or from the device.
  case swapInPage(by: TaskID)
  /// The decision of a walk to go back.
  case decision(by: TaskID)
  /// The look at a slot by which a task goes to the disk.
  case lookUp(by: TaskID)
  /// The test that lets a fault in although a hole is being punched.
  case gate(by: TaskID)
  /// The size of the file.
  case fileEnd
  /// The blocks of the hole, free or not.
  case blocks
  /// The owner of a page lock.
  case pageLock(PageNumber)
  /// The owner of i_mutex.
  case inodeMutex
  /// The owner of shmem_swaplist_mutex.
  case swaplistMutex
  /// The tasks that hold invalidate_lock.
  case invalidateLock
  /// The write of a page.
  case writeback(PageNumber)
  /// The punch that is under way.
  case punch
  /// The place of a page on the LRU list.
  case isolation(PageNumber)
  /// The page of the file that a frame holds, and its pte.
  case mapping(PageNumber)
  /// The number of references to a page.
  case references(PageNumber)
  /// The references to a page that other tasks than one hold.
  case otherReferences(PageNumber, than: TaskID)
  /// The bytes of a page.
  case bytes(PageNumber)
  /// The dirty flag of a page.
  case dirt(PageNumber)
  /// The owner of a swap slot, and its flag for the swap cache.
  case swapSlot(SwapEntry)
  /// The page that the swap cache holds for a swap slot.
  case cachedPage(SwapEntry)
  /// The wake-up of a fault by something other than the punch.
  case earlyWakeUp(of: TaskID)
  /// The allocation of a swap slot.
  case allocation(SwapEntry)
  /// The swizzles that fuel was spent on.
  case fuel
  /// The end of the kernel.
  case oops
}
