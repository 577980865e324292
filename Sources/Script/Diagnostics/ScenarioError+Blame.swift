// Knows which line of a header is to blame for a scenario that is refused.
package import Shmem

extension ScenarioError {
  /// The key of the header whose value is to blame.
  package var headerKey: HeaderKey {
    switch self {
    case .batchLimitOutOfRange: .batch
    case .mapShiftOutOfRange: .shift
    case .fileSizeOutOfRange, .slotOfOtherMapping, .orderOfOtherSlot, .orderOfOtherMapping,
      .orderOutOfRange,
      .entryOutOfLine:
      .slots
    case .holeBehindFile, .emptyHole, .holeWithoutPunch, .adviceCutsPage: .hole
    case .fuelOutOfRange, .fuelOfOtherMapping: .fuel
    case .tooManyTasks, .secondPuncher, .secondEviction, .taskBehindFile, .taskWithPage,
      .openDuringEviction, .taskOfOtherMapping, .taskBesideLargeEntries, .taskOrderOutOfRange,
      .taskOrderOfOtherMapping, .taskOutOfLine:
      .tasks
    }
  }

  /// The task that is to blame; nil if none is.
  package var blamedTask: TaskSpec? {
    switch self {
    case .taskBehindFile(let task, _), .taskWithPage(let task), .openDuringEviction(let task),
      .taskOfOtherMapping(let task, _), .taskBesideLargeEntries(let task),
      .taskOrderOutOfRange(let task), .taskOrderOfOtherMapping(let task, _),
      .taskOutOfLine(let task, _):
      task
    case .batchLimitOutOfRange, .mapShiftOutOfRange, .fileSizeOutOfRange, .holeBehindFile,
      .emptyHole, .adviceCutsPage, .fuelOutOfRange, .fuelOfOtherMapping, .tooManyTasks,
      .secondPuncher, .secondEviction, .slotOfOtherMapping, .holeWithoutPunch, .orderOfOtherSlot,
      .orderOfOtherMapping, .orderOutOfRange, .entryOutOfLine:
      nil
    }
  }
}
