// Knows how to tell the steps of a collapse.

import Shmem

extension CollapseEffect<SharedStorage.Batch>: StepWords {
  func sentence(in context: StepContext) -> String {
    let name = context.name
    switch self {
    case .allocates(let page, let range):
      return
        "\(name) gets \(range.count) free frames from \(page) on, as one page for "
        + "\(UndoWords.slots(range)), and locks it."
    case .declines(let range):
      return range.isLarge
        ? "The file ends inside \(UndoWords.slots(range)): \(name) gives up."
        : "This kernel has no page of several slots: \(name) gives up."
    case .looks(let look, let index, let collapse):
      return look.sentence(at: index, collapse, in: context)
    case .getPage(.passesSizeTest(.nothing, _), let index, _):
      return "Slot \(index) is empty by now, and \(name) allocates no page for it: it gives up."
    case .getPage(let effect, let index, _): return effect.sentence(at: index, in: context)
    case .page(let effect, let page, _, _): return effect.sentence(page, in: context)
    case .copies(let collapse):
      let pages = collapse.oldPages.map(\.description).joined(separator: ", ")
      return collapse.oldPages.isEmpty
        ? "No page is left in the range: \(name) has nothing to copy."
        : "\(name) copies into \(collapse.page) the bytes of \(pages)."
    case .joins(let collapse):
      return "\(name) puts \(collapse.page) into \(UndoWords.slots(collapse.range)) by one store"
        + (collapse.oldPages.isEmpty ? "." : ": the old pages have left the file.")
    case .findsSlotChanged(let index, _):
      return "Slot \(index) holds \(context.describe(slot: index)) by now: \(name) gives up."
    case .releases(let collapse, let hasJoined):
      guard !hasJoined || !collapse.oldPages.isEmpty else {
        return "\(name) unlocks \(collapse.page)."
      }
      return hasJoined
        ? "\(name) unlocks \(collapse.page) and the old pages, and drops those."
        : "\(name) unlocks all pages and frees \(collapse.page): the file is as before."
    }
  }
}

extension CollapseEffect<SharedStorage.Batch>.Look {
  fileprivate func sentence(
    at index: PageIndex,
    _ collapse: Collapse<SharedStorage.Batch>,
    in context: StepContext
  ) -> String {
    let name = context.name
    switch self {
    case .isEmpty: return "Slot \(index) is empty: \(name) counts it."
    case .locks(let page): return "\(name) finds \(page) in slot \(index), and locks it."
    case .findsLocked(let page, let holder):
      return
        "\(name) cannot lock \(page), as \(context.name(of: holder)) has locked it: it gives up."
    case .needsPage:
      return
        "Slot \(index) holds \(context.describe(slot: index)): \(name) gets the page that belongs there."
    case .findsUnfit:
      return
        "Slot \(index) holds \(context.describe(slot: index)), which cannot be joined: \(name) "
        + "gives up."
    case .findsNothing:
      return "All of \(UndoWords.slots(collapse.range)) are empty: \(name) gives up."
    }
  }
}

extension CollapseEffect<SharedStorage.Batch>.OnPage {
  fileprivate func sentence(_ page: PageNumber, in context: StepContext) -> String {
    let name = context.name
    switch self {
    case .isolates:
      return "\(name) isolates \(page) and clears its ptes; it has no other references."
    case .findsLarge: return "\(page) takes several slots: \(name) gives up."
    case .findsIsolated: return "Another task has isolated \(page): \(name) gives up."
    case .findsReferenced(let count):
      return
        "\(name) counts \(count) references on \(page), more than the tree's and its own: it gives "
        + "up."
    }
  }
}
