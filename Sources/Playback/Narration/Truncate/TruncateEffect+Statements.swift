// Knows the steps of a truncate as statements of the kernel, and what to ask about them.

import Shmem

extension TruncateEffect<SharedStorage.Batch> {
  func statement(in context: StepContext) -> KernelStatement {
    switch self {
    case .takesMutex: return .lock(.inodeMutex)
    case .setsSize:
      let cutsInside = context.scenario[context.task].cutsInside
      let pages = context.ownIndex ?? PageIndex(0)
      let assignment = KernelStatement.assignment(
        .inodeSize,
        .set,
        .end(pages, cutsInside: cutsInside)
      )
      return cutsInside ? .long(assignment, short: "set i_size") : assignment
    case .unmaps: return .words("unmap beyond the end")
    case .undo(let effect): return effect.statement(in: context)
    case .unmapsAgain: return .words("unmap again")
    case .blocks(let effect): return effect.statement
    case .releasesMutex: return .unlock(.inodeMutex)
    }
  }

  func question(in context: StepContext) -> String {
    switch self {
    case .takesMutex: context.askWhoStaysOut
    case .setsSize: "What will a task find that looks beyond the new end?"
    case .unmaps, .unmapsAgain: "Which pte beyond the end will it clear, if there is any?"
    case .undo(let effect): effect.question(in: context)
    case .blocks(let effect): effect.question(in: context)
    case .releasesMutex: context.askWhoGoesOn(without: "i_mutex")
    }
  }

  func outcomes(in context: StepContext) -> StepOutcomes? {
    guard case .undo(let effect) = self else { return nil }
    return effect.outcomes(in: context)
  }
}
