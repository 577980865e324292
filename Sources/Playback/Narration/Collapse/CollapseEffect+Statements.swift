// Knows the steps of a collapse as statements of the kernel, and what to ask about them.

import Shmem

extension CollapseEffect<SharedStorage.Batch> {
  func statement(in context: StepContext) -> KernelStatement {
    switch self {
    case .allocates, .declines: .words("get a large page")
    case .looks(_, let index, _): .words("look at slot \(index)")
    case .getPage(let effect, let index, _): effect.statement(at: index, in: context)
    case .page(_, let page, _, _):
      .long(.words("isolate \(page), count refs"), short: "isolate \(page)")
    case .copies(let collapse): .words("copy into \(collapse.page)")
    case .joins(let collapse), .findsSlotChanged(_, let collapse):
      .words("join into \(collapse.page)")
    case .releases: .words("unlock all pages")
    }
  }

  func question(in context: StepContext) -> String {
    switch self {
    case .allocates, .declines: "Does this kernel have pages of several slots?"
    case .looks(_, let index, _): "Is slot \(index) empty, or can its page be locked?"
    case .getPage(let effect, let index, _): effect.question(at: index, in: context)
    case .page(_, let page, _, _): "Does another task hold a reference on \(page)?"
    case .copies: "Can the old pages still change?"
    case .joins, .findsSlotChanged: "Are the slots that were empty still empty?"
    case .releases: "Which pages does the file hold after this?"
    }
  }

  func outcomes(in context: StepContext) -> StepOutcomes? {
    switch self {
    case .looks(let look, let index, _): return look.outcomes(at: index)
    case .getPage(let effect, let index, _): return effect.outcomes(at: index, in: context)
    case .page(let effect, let page, _, _):
      let texts = [
        "\(page) has no other references: it goes on",
        "another task has isolated \(page): it gives up",
        "\(page) has other references: it gives up", "\(page) takes several slots: it gives up",
      ]
      switch effect {
      case .isolates: return StepOutcomes(texts, right: 0)
      case .findsIsolated: return StepOutcomes(texts, right: 1)
      case .findsReferenced: return StepOutcomes(texts, right: 2)
      case .findsLarge: return StepOutcomes(texts, right: 3)
      }
    case .joins(let collapse), .findsSlotChanged(_, let collapse):
      let texts = ["\(collapse.page) goes in", "a slot has been filled: it gives up"]
      if case .joins = self { return StepOutcomes(texts, right: 0) }
      return StepOutcomes(texts, right: 1)
    case .allocates, .declines, .copies, .releases: return nil
    }
  }
}

extension CollapseEffect<SharedStorage.Batch>.Look {
  /// Returns the outcomes of the look at a slot, which are the same for every slot of the range.
  fileprivate func outcomes(at index: PageIndex) -> StepOutcomes {
    let right =
      switch self {
      case .isEmpty: 0
      case .locks: 1
      case .needsPage: 2
      case .findsLocked, .findsUnfit, .findsNothing: 3
      }
    return StepOutcomes(
      [
        "slot \(index) is empty: it counts it and goes on",
        "slot \(index) holds a page, which it locks",
        "the page of slot \(index) is in swap or unwritten: it gets it",
        "there is nothing that it can lock and join: it gives up",
      ],
      right: right
    )
  }
}
