// Knows why a scenario can be refused.

/// The reason why a scenario is refused.
package enum ScenarioError: Error, Hashable, Sendable {
  /// The batch limit lies outside `Scenario.batchLimits`.
  case batchLimitOutOfRange(Int)
  /// The map shift lies outside `Scenario.mapShifts`.
  case mapShiftOutOfRange(Int)
  /// The file has no page, or more than `Scenario.fileLimit`.
  case fileSizeOutOfRange(UInt64)
  /// The hole, whose end is given, extends past the end of the file.
  case holeBehindFile(last: UInt64, filePages: UInt64)
  /// The hole has neither a whole page nor a part of one.
  case emptyHole
  /// There is a hole, although no call asks for a punch.
  case holeWithoutPunch
  /// The hole cuts a page although madvise(2) asks for it, which knows whole pages only.
  case adviceCutsPage
  /// The number of swizzles is negative.
  case fuelOutOfRange(Int)
  /// Swizzles are counted although such a file has none, as nothing of it goes to swap.
  case fuelOfOtherMapping
  /// There are more than `Scenario.taskLimit` tasks.
  case tooManyTasks(Int)
  /// A task beside the puncher is a puncher: i_mutex admits one at a time.
  case secondPuncher
  /// A task needs the file open although another evicts it.
  case openDuringEviction(TaskSpec)
  /// The file is to be evicted more than once.
  case secondEviction
  /// A task works on a page after the end of the file.
  case taskBehindFile(TaskSpec, filePages: UInt64)
  /// A task that works on no page of the file has one.
  case taskWithPage(TaskSpec)
  /// No entry that starts like this can have an order.
  case orderOfOtherSlot(SlotStart)
  /// The model has no pages of an order in such a file.
  case orderOfOtherMapping(Mapping)
  /// A task makes pages of an order that is higher than `EntryRange.highestOrder`, or joins pages into one of order 0.
  case taskOrderOutOfRange(TaskSpec)
  /// A task makes pages of an order, which the model does not have in such a file.
  case taskOrderOfOtherMapping(TaskSpec, Mapping)
  /// A task joins pages whose first is no multiple of their number, or some of which lie after the end of the file.
  case taskOutOfLine(TaskSpec, order: Int)
  /// The order of an entry is higher than `EntryRange.highestOrder`.
  case orderOutOfRange(Int)
  /// An entry of an order does not begin at a multiple of the number of its slots, or has not room for all of them.
  case entryOutOfLine(at: PageIndex, order: Int)
  /// A task gives back swap slots by their number, which the model does not know of entries that take several slots.
  case taskBesideLargeEntries(TaskSpec)
  /// No page of such a file can start like this.
  case slotOfOtherMapping(SlotStart, Mapping)
  /// Such a file cannot have a task of this kind.
  case taskOfOtherMapping(TaskSpec, Mapping)
}
