// Knows how to tell the step of a read-ahead, as a statement of the kernel too, and what to ask about it.

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
    }
  }

  func statement(in context: StepContext) -> KernelStatement {
    .words("read ahead " + (context.ownIndex.map { "page \($0)" } ?? "a page"))
  }

  func question(in context: StepContext) -> String {
    switch self {
    case .reads(_, let index), .passes(_, let index): context.askWhatIsFound(at: index)
    }
  }

  func outcomes(in context: StepContext) -> StepOutcomes? { nil }
}
