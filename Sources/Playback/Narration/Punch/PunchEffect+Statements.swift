// Knows the steps of a punch as statements of the kernel, and what to ask about them.

import Shmem

extension PunchEffect<SharedStorage.Batch> {
  func statement(in context: StepContext) -> KernelStatement {
    switch self {
    case .dropsMmapSem: .call(.upRead, [.lock(.mmapSem)])
    case .takesMutex: .lock(.inodeMutex)
    case .publishes(let faults):
      faults == .none ? .words("start") : .assignment(.inodePrivate, .set, .hole)
    case .unmaps: .words("unmap the hole")
    case .undo(let effect, _): effect.statement(in: context)
    case .withdraws(let faults):
      switch faults {
      case .none: .words("stop")
      case .inodeMutex: .assignment(.inodePrivate, .set, .null)
      case .waitQueue: .sequence([.assignment(.inodePrivate, .set, .null), .words("wake")])
      }
    case .blocks(let effect): effect.statement
    case .releasesMutex: .unlock(.inodeMutex)
    case .takesMmapSem: .call(.downRead, [.lock(.mmapSem)])
    }
  }

  func question(in context: StepContext) -> String {
    switch self {
    case .dropsMmapSem: "Which lock will it want next, so that it must let go of this one?"
    case .takesMutex: context.askWhoStaysOut
    case .publishes(let faults):
      "How many pages of old data must the punch remove from now on?"
        + (faults == .none
          ? "" : " And what will a fault into the hole have to do?")
    case .unmaps: "Which pte in the hole will it clear, if there is any?"
    case .undo(let effect, _): effect.question(in: context)
    case .withdraws: "The removal is over. Will any old data be left in the hole?"
    case .blocks(let effect): effect.question(in: context)
    case .releasesMutex: context.askWhoGoesOn(without: "i_mutex")
    case .takesMmapSem: "What is left for it to do after this?"
    }
  }

  func outcomes(in context: StepContext) -> StepOutcomes? {
    switch self {
    case .undo(let effect, _): effect.outcomes(in: context)
    case .withdraws:
      StepOutcomes(
        ["all old data is gone from the hole", "old data is left behind in the hole"],
        right: context.snapshot.obligations.isEmpty ? 0 : 1
      )
    case .blocks(.frees):
      StepOutcomes(
        ["no page shows a block that is free", "a page shows old data from a block that is free"],
        right: context.snapshot.obligations.isEmpty ? 0 : 1
      )
    case .dropsMmapSem, .takesMutex, .publishes, .unmaps, .blocks, .releasesMutex, .takesMmapSem:
      nil
    }
  }
}
