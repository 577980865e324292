// Knows in which order locks may be taken, and which task takes one out of order.

/// A class of locks, as lockdep tells them apart: every i_mutex is of one class, whichever file it
/// belongs to.
///
/// The cases are in the order in which a task may take them. Kernel: "Lock ordering" at the head of
/// mm/filemap.c, 3.16: i_mutex, then mmap_sem, then the page lock, and since 5.15 invalidate_lock before that one; and
/// shmem_swaplist_mutex under the page lock, shmem_writepage(), mm/shmem.c, 3.16. Left out: spinlocks, which are taken and released
/// inside one step.
package enum LockClass: UInt8, Hashable, Comparable, Sendable {
  /// i_mutex, of this file or of another one.
  case inodeMutex
  /// mmap_sem of the address space, for reading.
  case mmapSem
  /// invalidate_lock, alone or shared; before 5.15 a lock of the file system in its place.
  case invalidateLock
  /// The lock of a page.
  case pageLock
  /// shmem_swaplist_mutex.
  case swaplistMutex

  /// Returns true if the left class is taken first.
  package static func < (left: LockClass, right: LockClass) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// A lock that is wanted out of order.
package struct LockInversion: Hashable, Sendable {
  /// The task that wants a lock.
  package var task: TaskID
  /// The class of the lock that it wants.
  package var wanted: LockClass
  /// A class that it may hold then: the same one or one that comes later.
  package var held: LockClass
}

extension Machine {
  /// Returns the status of the promise that locks are taken in order.
  ///
  /// Like lockdep it asks for no deadlock, only for the pattern that makes one possible. The promise is broken while
  /// some task is about to sleep for a lock whose class does not come after every class that the task **may** hold. The
  /// locks that a task takes itself are known. Its caller's locks are taken to be these:
  ///
  /// * A fault may come out of write(2), which takes the i_mutex of another file and then copies from
  ///   a user's buffer that is mapped from this one. So a fault counts as holding an i_mutex.
  /// * A fault holds mmap_sem as well, but not where it is going to sleep for a punch: it drops it first,
  ///   if it may be retried.
  ///
  /// A collapse may have the locks of pages when it sleeps for that of a page that comes after them in the file. The kernel
  /// wants several page locks taken in this order, and the new page is out of the reach of others. Kernel: folio_lock(),
  /// include/linux/pagemap.h, 6.12.
  ///
  /// A lock that is only tried, in P8 and C2, cannot make a task sleep and is in order everywhere.
  ///
  /// Source: Hugh Dickins, 2 July 2014, "[PATCH 1/3]": why the mmotm tree reverted commit f00cdc6df7d7, whose faults
  /// take i_mutex, until the wait queue took its place. The class of the caller's i_mutex is the class wanted in F2i.
  func lockOrder(in scenario: Scenario) -> PromiseStatus {
    for task in tasks {
      guard let inversion = lockInversion(by: task, in: scenario) else { continue }
      return .broken(.lockOrder(inversion))
    }
    return .holds
  }

  /// Returns the lock that a task wants out of order, if it is about to want one.
  func lockInversion(by task: TaskID, in scenario: Scenario) -> LockInversion? {
    guard let wanted = readiness(of: task, in: scenario).id?.lockWanted,
      let held = locksPerhapsHeld(by: task, in: scenario).first(where: { $0 >= wanted })
    else { return nil }
    return LockInversion(task: task, wanted: wanted, held: held)
  }

  private func locksPerhapsHeld(by task: TaskID, in scenario: Scenario) -> [LockClass] {
    let place = storage[task]
    var held = callersLocks(at: place, of: scenario[task])
    if file.inodeMutexOwner == task { held.append(.inodeMutex) }
    if holdsInvalidateLock(task, in: scenario) { held.append(.invalidateLock) }
    if !scenario[task].kind.joinsPages,
      place.lockedPages.contains(where: { storage[$0].lockOwner == task })
    {
      held.append(.pageLock)
    }
    if file.swaplistMutexOwner == task { held.append(.swaplistMutex) }
    return held
  }

  /// Returns the locks that a task may have brought along.
  private func callersLocks(
    at place: TaskPlace<Storage.Batch>,
    of spec: TaskSpec
  ) -> [LockClass] {
    if case .puncher(.dropMmapSem) = place { return [.mmapSem] }
    guard let faulter = place.faulter else { return [] }
    switch faulter {
    case .idle, .store, .finished: return []
    case .lookAround, .mapAround, .gate(.test, _), .getPage, .mkwrite, .giveUp, .locked:
      return [.inodeMutex, .mmapSem]
    case .gate: return spec.mayRetry ? [.inodeMutex] : [.inodeMutex, .mmapSem]
    }
  }
}
