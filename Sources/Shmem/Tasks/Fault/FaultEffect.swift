// Knows what the steps of a page fault do.

/// The effect of a step of a page fault, with its values, and the page of the file that is
/// touched.
package enum FaultEffect: Hashable, Sendable {
  /// F0: does something about the pages around it.
  case around(OnAround, for: PageIndex)
  /// F1 to F4: does something about a punch that may keep it out.
  case gate(AtGate, at: PageIndex)
  /// F5 to F11, S1 to S9: a step of getting the page.
  case getPage(GetPageEffect, at: PageIndex)
  /// F16 to F20: does something in page_mkwrite.
  case mkwrite(InMkwrite, PageNumber, at: PageIndex)
  /// F20: gives invalidate_lock back, as the page has left the file; the access faults again.
  case givesUp(at: PageIndex)
  /// F12 to F14: does something with the page.
  case page(OnPage, PageNumber, at: PageIndex)
  /// F15: stores through the pte into a page frame.
  case stores(into: PageNumber, at: PageIndex)
  /// F15: finds the pte gone, and faults again.
  case findsPteGone(at: PageIndex)
  /// F15: finds that the pte only allows reading, and faults again.
  case findsPteReadOnly(at: PageIndex)

  /// The effect of a step on the pages around the one that is touched.
  package enum OnAround: Hashable, Sendable {
    /// Locks the next page of the window that can be had without waiting.
    case locks(PageNumber, at: PageIndex)
    /// Finds no other page, and its own not mapped: the access faults as usual.
    case findsOwnUnmapped
    /// Finds no other page, and its own mapped: the access is done.
    case findsOwnMapped
    /// Maps the locked page and unlocks it.
    case maps(PageNumber, at: PageIndex)
    /// Unlocks the page, which has a pte already or lies after the end of the file.
    case leaves(PageNumber, at: PageIndex, isMapped: Bool)
  }

  /// The effect of a step at a punch that may keep the access out.
  package enum AtGate: Hashable, Sendable {
    /// F1: sees no punch over the page and walks in.
    case passes
    /// F1: sees a punch and has to sleep on its wait queue.
    case mustSleep
    /// F1: sees a punch, drops mmap_sem and has to take i_mutex.
    case mustTakeMutex
    /// F1: sees a punch and may not wait: NOPAGE, and the access faults again.
    case mayNotWait
    /// F2: joins the wait queue.
    case joinsQueue
    /// F3: is woken by the punch, which takes its entry off the queue.
    case isWoken
    /// F3k: is woken by a signal that is to kill it; its entry stays on the queue.
    case isSignalled
    /// F3w: is woken by something other than the punch; its entry stays on the queue.
    case isWokenEarly
    /// F4: leaves the queue; the access will fault again.
    case leavesQueue
    /// F4: takes its entry off the queue, which is still there; the access will fault again.
    case leavesQueueEarly
    /// F4: takes its entry off the queue and dies of its signal.
    case dies
    /// F4: finds that the punch has returned, on whose stack the queue lay, which stops the kernel.
    case findsQueueGone(in: Faulter.GatePhase)
    /// F2i: takes i_mutex.
    case takesMutex
    /// F3i: releases i_mutex; the access will fault again.
    case dropsMutex
  }

  /// The effect of a step in page_mkwrite.
  package enum InMkwrite: Hashable, Sendable {
    /// F16: unlocks the page.
    case unlocks
    /// F17: shares invalidate_lock.
    case takesLock
    /// F18: locks the page, which still belongs to the file.
    case locks
    /// F18: lets go of the page, which has left the file; the access faults again.
    case findsGone
    /// F18: lets go of the page, which lies after the end of the file; the access faults again.
    case findsBehindEnd
    /// F19: marks the page dirty; if it had no block it gets one, and if its block is going to be freed with the hole,
    /// its bytes count as old from now on.
    case getsBlock(isNew: Bool, isFreedLater: Bool)
    /// F20: gives invalidate_lock back.
    case releasesLock
  }

  /// The effect of a step on the page that the fault has got.
  package enum OnPage: Hashable, Sendable {
    /// F12: maps it. False if the page belongs to the file no more.
    case maps(isInFile: Bool)
    /// F12: finds it mapped, and drops the reference.
    case findsMapped
    /// F12: finds another page mapped and this one removed under its lock: unlocks it and lets go.
    case findsOtherMapped
    /// F13: marks it dirty.
    case dirties
    /// F14: unlocks it.
    case unlocks
  }
}

extension FaultEffect: StepEffect {
  var getPage: GetPageEffect? {
    guard case .getPage(let effect, _) = self else { return nil }
    return effect
  }
}
