// Knows what a task that may be in shmem_undo_range() has in its hands, place by place.

/// A place in the code of a kind of task that calls shmem_undo_range().
protocol WalkerState: TaskState {
  associatedtype Batch: GatheredBatch

  /// The walk, while it lasts.
  var undo: UndoRange<Batch>? { get }
  /// The purpose for which such a task walks.
  static var purpose: UndoRangeCall.Kind { get }
}

extension WalkerState {
  var undoPurpose: UndoRangeCall.Kind? { undo == nil ? nil : Self.purpose }
  var lockedPage: PageNumber? { undo?.lockedPage }
  var lockedPages: [PageNumber] { undo?.lockedPages ?? lockedPage.map { [$0] } ?? [] }
  var heldPages: [PageNumber] { undo?.heldPage.map { [$0] } ?? [] }
  func references(to page: PageNumber) -> Int { undo?.references(to: page) ?? 0 }
  var swap: SwapEntry? { nil }
  func remembers(_ swap: SwapEntry) -> Bool { undo?.remembers(swap) ?? false }
  var swapIn: SwapIn? { undo?.swapIn }

  func swizzledIndex(in context: SwizzleContext) -> PageIndex? { nil }

  func ownedSwaps(under rules: Rules) -> SwapRange? { swapIn?.ownedSwaps }

  func owns(_ swap: SwapEntry, under rules: Rules) -> Bool {
    undo?.hasEmptied(swap) == true || swapIn?.ownedSwaps?.contains(swap) == true
  }

  func swappedLag(under rules: Rules) -> Int {
    (undo?.swappedLag ?? 0) + (swapIn?.swappedLag ?? 0)
  }

  /// The steps of such a task are never taken alone, but for the puncher's.
  var rank: Int { 0 }
}
