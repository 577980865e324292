// Knows the steps of a truncate as statements of the kernel, and what to ask about them.

import Shmem

extension TruncateEffect<SharedStorage.Batch> {
  func statement(in context: StepContext) -> String {
    switch self {
    case .takesMutex: return "lock i_mutex"
    case .setsSize:
      let inside = context.scenario[context.task].cutsInside ? " and a part" : ""
      return "i_size = \(context.ownIndex ?? PageIndex(0))\(inside)"
    case .unmaps: return "unmap behind the end"
    case .undo(let effect): return effect.statement(in: context)
    case .unmapsAgain: return "unmap again"
    case .releasesMutex: return "unlock i_mutex"
    }
  }

  func question(in context: StepContext) -> String {
    switch self {
    case .takesMutex: context.askWhoStaysOut
    case .setsSize: "What becomes of whoever looks behind the new end?"
    case .unmaps, .unmapsAgain: "Which pte behind the end will it clear, if there is any?"
    case .undo(let effect): effect.question(in: context)
    case .releasesMutex: context.askWhoGoesOn(without: "i_mutex")
    }
  }
}
