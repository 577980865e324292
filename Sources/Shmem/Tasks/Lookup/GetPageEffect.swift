// Knows what the steps of getting a page of the file do, whichever task takes them.

/// The effect of a step of getting a page, with its values.
///
/// It is a part of the effects of all tasks that get pages. `then` is the way in which the code goes on.
package enum GetPageEffect: Hashable, Sendable {
  /// F5: finds no page in the slot: nothing, or a shadow.
  case findsNothing(Entry?, then: GetPageResult)
  /// S1: finds a swap entry.
  case findsSwap(SwapEntry, then: GetPageResult)
  /// F5: finds a page and takes a reference.
  case findsPage(PageNumber)
  /// F5: locks the page.
  case locks(PageNumber, then: GetPageResult)
  /// F5: lets go of the page, which has left the file, and looks it up again.
  case findsGone(PageNumber)
  /// F6: finds that the page lies inside the file.
  case passesSizeTest(GetPage.Found, then: GetPageResult)
  /// F6: finds that the page lies after the end of the file, and lets go of it.
  case findsBehindEnd(GetPage.Found)
  /// S2 to S9: a step of the swap-in.
  case swapIn(SwapInEffect)
  /// M0 to M5: a step of reading the page from the disk.
  case fromDisk(DiskReadEffect)
  /// F8: takes a free frame, or the frames of a page of an order, and locks it.
  case allocates(PageNumber, order: Int)
  /// F9: puts the new page into the empty slot.
  case adds(PageNumber)
  /// F9: throws the new page away, because the slot is no longer empty, and looks it up again.
  case findsSlotTaken(PageNumber)
  /// F10: puts the new page of an order on the LRU list.
  case addsToLRU(PageNumber, order: Int, then: GetPageResult)
  /// F11: fills the page with zeros.
  case clears(PageNumber, Clearing)

  /// The fate of a page that F11 has filled with zeros.
  package enum Clearing: Hashable, Sendable {
    /// The caller gets it.
    case isKept
    /// It is new and lies after the end of the file: it is taken back.
    case isTakenBack
    /// It was found without bytes and lies after the end of the file: the task lets go of it.
    case isLeft
  }

  /// See `StepEffect`.
  var takesTreeLock: Bool {
    switch self {
    case .adds, .findsSlotTaken, .clears(_, .isTakenBack): true
    case .swapIn(let effect): effect.takesTreeLock
    case .fromDisk(let effect): effect.takesTreeLock
    case .findsNothing, .findsSwap, .findsPage, .locks, .findsGone, .passesSizeTest,
      .findsBehindEnd, .allocates, .addsToLRU, .clears(_, .isKept), .clears(_, .isLeft):
      false
    }
  }

  /// True if the step finds that the page lies after the end of the file, so that the caller gets none.
  var endsBehindEnd: Bool {
    switch self {
    case .findsBehindEnd, .clears(_, .isTakenBack), .clears(_, .isLeft): true
    case .swapIn(let effect): effect.endsBehindEnd
    case .findsNothing, .findsSwap, .findsPage, .locks, .findsGone, .passesSizeTest, .fromDisk,
      .allocates, .adds, .findsSlotTaken, .addsToLRU, .clears(_, .isKept):
      false
    }
  }
}
