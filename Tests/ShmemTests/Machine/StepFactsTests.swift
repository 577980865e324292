// Compares the facts about steps with each other.

import Testing

@testable import Shmem

@Suite("Facts about steps")
struct StepFactsTests {
  @Test("the steps of a loop belong to it", arguments: [UndoLoop.first, .second])
  func loops(loop: UndoLoop) {
    let steps = loop.steps
    let ids = [
      steps.gather, steps.readOrder, steps.freeSwap, steps.clearShadow, steps.lock, steps.check,
      steps.unmap,
      steps.remove, steps.leave, steps.leavePastEnd,
    ]
    #expect(ids.allSatisfy { $0.loop == loop })
    // The first loop gives a swap entry back in a step of its own; the second waits for writeback, asks why, and splits
    // pages. Both can look up and lock the cached page of a swap entry.
    let others: Set<StepID> =
      loop == .first ? [.p6c, .p6l, .p7] : [.p16c, .p16l, .p16d, .p17w, .p19b, .p19c]
    #expect(Set(StepID.allCases.filter { $0.loop == loop }) == others.union(ids))
  }

  @Test("the kinds that take a step are those that run its function", arguments: StepID.allCases)
  func functions(stepID: StepID) {
    let kinds: Set<TaskKind> =
      switch stepID.function {
      case .entrance: Set(TaskKind.allCases)
      case .madvise: [.punch]
      case .undoRange, .loop: [.punch, .truncate, .preallocate, .evict]
      case .fault: [.faultRead, .faultWrite, .write]
      case .getPage: [.splice, .write, .faultRead, .faultWrite, .preallocate, .collapse]
      case .swapIn:
        [
          .punch, .read, .splice, .write, .faultRead, .faultWrite, .truncate, .preallocate,
          .collapse,
        ]
      case .diskRead: [.read, .write, .faultRead, .faultWrite, .readahead]
      }
    #expect(kinds.isSuperset(of: stepID.takers), "\(stepID.rawValue)")
    #expect(!stepID.takers.isEmpty, "\(stepID.rawValue)")
  }
}
