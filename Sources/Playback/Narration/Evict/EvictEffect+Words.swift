// Knows how to tell the steps of an eviction, as statements of the kernel too, and what to ask about them.

import Shmem

extension EvictEffect<SharedStorage.Batch>: StepWords {
  func sentence(in context: StepContext) -> String {
    let name = context.name
    switch self {
    case .begins:
      return
        "\(name) begins to remove the file, which is no longer open or mapped: it takes no lock "
        + "and clears no pte."
    case .undo(let effect): return effect.sentence(in: context)
    case .leavesList:
      return "\(name) takes the file off the list that swapoff searches: the file is gone."
    }
  }

  func statement(in context: StepContext) -> KernelStatement {
    switch self {
    case .begins: .assignment(.inodeSize, .set, .number(0))
    case .undo(let effect): effect.statement(in: context)
    case .leavesList: .words("leave the swaplist")
    }
  }

  func question(in context: StepContext) -> String {
    switch self {
    case .begins: "Which lock must it take first, if any?"
    case .undo(let effect): effect.question(in: context)
    case .leavesList: "Can swapoff find the file from now on?"
    }
  }

  func outcomes(in context: StepContext) -> StepOutcomes? {
    guard case .undo(let effect) = self else { return nil }
    return effect.outcomes(in: context)
  }
}
