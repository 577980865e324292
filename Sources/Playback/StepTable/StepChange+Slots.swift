// Finds the slots that a step looks at.

package import Shmem

extension StepChange {
  /// The slots that the step looks at, or whose page or entry it works on; of a gather the first one that it takes.
  package var slotsLookedAt: [PageIndex] {
    guard let step, let effect else { return [] }
    if let undo = effect.undo { return [undo.index].compactMap(\.self) }
    let task = step.task
    let own =
      before.machine[task].index ?? step.pick ?? before.scenario[task].index
      ?? after.machine[task].index
    return [effect.indexAround, own].compactMap(\.self)
  }
}

extension TaskEffect<SharedStorage.Batch> {
  /// The page of the file that a fault deals with besides its own one; nil if there is none.
  fileprivate var indexAround: PageIndex? {
    guard case .fault(.around(let effect, _)) = self else { return nil }
    switch effect {
    case .locks(_, let index), .maps(_, let index), .leaves(_, let index, _): return index
    case .findsOwnUnmapped, .findsOwnMapped: return nil
    }
  }
}

extension UndoEffect<SharedStorage.Batch> {
  /// The slot that the step looks at, or whose page or entry it works on; nil if there is none.
  fileprivate var index: PageIndex? {
    switch self {
    case .edge(_, let visit): visit.index
    case .gathersSlot(let gather): gather.index
    case .gathers(let batch, _), .exceptional(_, let batch), .page(_, let batch):
      batch.cursor.current.index
    case .findsNothing(let gather, _, _): gather.start
    case .begins, .leaves, .returnsEarly, .accounts: nil
    }
  }
}
