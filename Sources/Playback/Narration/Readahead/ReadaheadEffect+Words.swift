// Knows how to tell the steps of a read-ahead, as statements of the kernel too, and what to ask about them.

import Shmem

extension ReadaheadEffect: StepWords {
  func sentence(in context: StepContext) -> String {
    switch self {
    case .reads(let cached, let index):
      return
        "\(context.name) reads \(cached.swap), which has page \(index), into \(cached.page), in the swap cache: the file's "
        + "tree does not change."
    case .passes(_, let index):
      return
        "Slot \(index) holds \(context.describe(slot: index)): there is nothing to read, or it has been read."
    case .findsNothing(_, let index):
      return
        "\(context.name) finds \(context.describe(slot: index)) in slot \(index): it will read the page from the disk."
    case .fromDisk(let effect, let index): return effect.sentence(at: index, in: context)
    }
  }

  func statement(in context: StepContext) -> KernelStatement {
    guard case .fromDisk(let effect, let index) = self else {
      return .words("read ahead " + (context.ownIndex.map { "page \($0)" } ?? "a page"))
    }
    return effect.statement(at: index)
  }

  func question(in context: StepContext) -> String {
    switch self {
    case .reads(_, let index), .passes(_, let index), .findsNothing(_, let index):
      context.askWhatIsFound(at: index)
    case .fromDisk(let effect, let index): effect.question(at: index, in: context)
    }
  }

  func outcomes(in context: StepContext) -> StepOutcomes? {
    guard case .fromDisk(let effect, let index) = self else { return nil }
    return effect.outcomes(at: index, in: context)
  }
}
