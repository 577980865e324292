// Knows where a preallocation that fails can be in its code, and what it tells reclaim.

/// The state of a running preallocation that reclaim sees through i_private.
///
/// Kernel: `struct shmem_falloc`, mm/shmem.c, 3.16.
package struct Preallocation: Hashable, Sendable {
  /// The page of the file that it began with.
  package let start: PageIndex
  /// The page of the file that comes next: those before it have been dealt with.
  package internal(set) var next: PageIndex
  /// The number of pages, never written, that it has made so far.
  ///
  /// Kernel: `nr_falloced`.
  package internal(set) var falloced: Int
  /// The number of times that reclaim has given such a page back instead of writing it.
  ///
  /// Kernel: `nr_unswapped`.
  package internal(set) var unswapped: Int

  /// Describes a preallocation that has got as far as `next`, or has just begun.
  init(from start: PageIndex, next: PageIndex? = nil, falloced: Int = 0, unswapped: Int = 0) {
    self.start = start
    self.next = next ?? start
    self.falloced = falloced
    self.unswapped = unswapped
  }

  /// Returns true if a page is one of those that have been dealt with.
  func covers(_ index: PageIndex) -> Bool { start <= index && index < next }
}

/// A place in the code of a preallocation that fails.
///
/// ```
/// U1 U2         lock i_mutex, set i_private
/// U3            a signal, or too much given back by reclaim? fail
///                 F5 ... F11, S1 ... S9   otherwise get the next page, or make one
/// U4              leave it dirty and, if it is new, never written; on to U3
/// P4 ... P21    take back what was never written
/// U5 U6         i_private is nothing, unlock i_mutex
/// ```
///
/// It starts at page 0, or where its task says, and is interrupted before the page of its task, if it has
/// not failed before: the signal is seen in U3, so that nothing else has to be short for it to fail.
///
/// Kernel: shmem_fallocate() without FALLOC_FL_PUNCH_HOLE, and shmem_undo_range() with `unfalloc`,
/// mm/shmem.c, 3.16. The names of the steps are ours.
package enum Preallocator<Batch: GatheredBatch>: Hashable, Sendable {
  /// It has not started.
  case idle
  /// It holds i_mutex.
  case publish
  /// It is about to go on with the next page, or to fail.
  case decide
  /// It gets a page, or makes one.
  case getPage(PageIndex, GetPage)
  /// It has the page, locked.
  case commit(PageIndex, PageNumber)
  /// It has failed and takes back what it made.
  case undo(UndoRange<Batch>)
  /// It has taken back what it could.
  case withdraw
  /// It holds nothing but i_mutex.
  case releaseMutex
  /// It has returned to the user, with an error.
  case finished

  /// The walk that takes pages back, while it lasts.
  package var undo: UndoRange<Batch>? {
    guard case .undo(let undo) = self else { return nil }
    return undo
  }

  /// The place in getting a page, while it gets one.
  var getPage: GetPage? {
    guard case .getPage(_, let getPage) = self else { return nil }
    return getPage
  }
}
