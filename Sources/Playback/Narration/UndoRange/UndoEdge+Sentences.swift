// Knows how to tell what shmem_undo_range() does about the pages at the edges of its range.

import Shmem

extension UndoWords {
  func tell(_ effect: UndoEdgeEffect, _ visit: UndoEdgeVisit) -> String {
    let (edge, index) = (visit.edge, visit.index)
    switch effect {
    case .findsNoPage(nil): return "\(tellLookUp(visit)): slot \(index) is empty."
    case .findsNoPage(.some), .findsSwap, .findsPage:
      let holds = edge.isWhole ? "still holds" : "holds"
      let slot = context.describe(slot: index)
      return "\(tellLookUp(visit)): slot \(index) \(holds) \(slot)."
    case .findsCutOff: return "\(tellLookUp(visit)): it lies beyond the end of the file."
    case .locks(let page), .findsPageCutOff(let page):
      return edge.isWhole
        ? "\(who) locks \(page); here it may sleep for the lock."
        : "\(who) locks \(page) at the edge of \(range)."
    case .findsMoved(let page):
      return "\(page) has left the file meanwhile: \(who) looks page \(index) up again."
    case .findsUnwritten(let page):
      return "\(page) was never written: \(who) has nothing to zero on page \(index)."
    case .swapIn(let effect): return effect.sentence(at: index, in: context)
    case .zeroes(let page):
      let mark = call.mapping == .tmpfs ? ", marks it dirty" : ""
      let part = edge == .before ? "the tail" : "the head"
      return "\(who) zeroes \(part) of page \(index) in \(page)\(mark) and unlocks it."
    case .cuts(let page, .splits(let split, thenAtEnd: true)):
      return tell(.splits(split, thenAtEnd: true), of: page)
    case .cuts(let page, let cut): return "\(tell(cut, of: page)) It unlocks \(page)."
    case .cutsEnd(let page, let cut): return "\(tell(cut)) It unlocks \(page)."
    case .unmaps(let page): return "\(who) clears the pte of \(page)."
    case .removes(let page):
      return
        "\(who) removes \(page), all of which lies in \(range): \(tellEmptied(by: page, at: index))."
    case .unlocks(let page): return "\(who) unlocks \(page) and lets go of it."
    }
  }

  private func tellLookUp(_ visit: UndoEdgeVisit) -> String {
    let page =
      switch visit.edge {
      case .before, .after: "page \(visit.index), which \(range) covers in part"
      case .first: "page \(visit.index), the first page of \(range)"
      case .last: "page \(visit.index), the last page of \(range)"
      }
    return "\(who) looks at \(page)"
  }
}
