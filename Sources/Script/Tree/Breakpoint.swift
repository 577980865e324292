// Lists the conditions that a run can stop at.
package import Shmem

/// A condition that becomes true at a step, and stops a run there.
package enum Breakpoint: Hashable, Sendable {
  /// The claim becomes true.
  case begins(Expectation)
  /// The claim stops being true.
  case ends(Expectation)
  /// The slot of a page holds another entry than before, or none, or one again.
  case slotChanges(PageIndex)
  /// A promise gets another status.
  case promiseChanges(Promise)
  /// The punch goes back to gather an entry again.
  case retry
  /// The punch has returned, and old data is left behind in the hole.
  case leftBehind
}
