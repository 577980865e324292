// Knows the position of a loop of shmem_undo_range() in a batch of gathered entries.

/// A batch and the position in it.
package struct Cursor<Batch: GatheredBatch>: Hashable, Sendable {
  /// The entries as the gather saw them.
  package internal(set) var batch: Batch
  /// The entry being worked on, counted from 0; the number of entries when all are done.
  package internal(set) var position: Int {
    get { Int(storedPosition) }
    set { storedPosition = UInt32(newValue) }
  }
  /// The position in four bytes: the checker copies the place of every task for every step.
  private var storedPosition: UInt32
  /// True if this batch was gathered from the start of the range and nothing in it was looked at yet, which is
  /// when a rescanning loop may end.
  package internal(set) var opensScan: Bool
  /// True if the gather has locked the pages, each of which stays locked until it has been worked on.
  package internal(set) var isLocked: Bool

  /// Puts a cursor on an entry of a batch.
  init(batch: Batch, position: Int, opensScan: Bool, isLocked: Bool = false) {
    self.batch = batch
    storedPosition = UInt32(position)
    self.opensScan = opensScan
    self.isLocked = isLocked
  }

  /// The entry being worked on.
  ///
  /// - Precondition: the position lies below the number of entries.
  package var current: Gathered { batch[position] }

  /// True if every entry has been worked on.
  package var isExhausted: Bool { position == batch.count }

  /// The page being worked on.
  ///
  /// - Precondition: the current entry is a page.
  var page: PageNumber {
    guard let page = current.entry.page else {
      preconditionFailure("the cursor is at a page when one is locked, checked or removed")
    }
    return page
  }

  /// The swap entry being worked on.
  ///
  /// - Precondition: the current entry is a swap entry.
  var swap: SwapEntry {
    guard let swap = current.entry.swap else {
      preconditionFailure("the cursor is at a swap entry when one is removed")
    }
    return swap
  }

  /// The same batch, one entry further.
  var advanced: Cursor {
    Cursor(batch: batch, position: position + 1, opensScan: false, isLocked: isLocked)
  }

  /// The pages of the batch from the entry being worked on to the end.
  var pagesAhead: [PageNumber] {
    (position..<batch.count).compactMap { batch[$0].entry.page }
  }

  /// The kernel's `index` on leaving the batch: the last page looked at.
  var lastIndex: PageIndex { batch[min(position, batch.count - 1)].index }

  /// The page of the file from which on a gather goes on: after all slots of the last entry looked at.
  var nextIndex: PageIndex { batch[min(position, batch.count - 1)].range.end }

  /// Returns true if an entry is in the batch and still to be worked on.
  func isToDo(_ entry: Entry) -> Bool {
    (position..<batch.count).contains { batch[$0].entry == entry }
  }
}
