// Knows how a place of a walk looks when its batch is kept in another kind of memory, and when frames and
// swap slots have other numbers.

extension UndoRange {
  /// The same place, its batch copied, where frames and swap slots have other numbers.
  init<Other>(copying walk: UndoRange<Other>, _ names: some Naming) {
    self =
      switch walk {
      case .begin: .begin
      case .gather(let loop, let from, let freed): .gather(loop, from: from, freed: freed)
      case .batch(let phase, let batch):
        .batch(
          phase,
          UndoBatch(
            loop: batch.loop,
            cursor: Cursor(copying: batch.cursor, names),
            freed: batch.freed
          )
        )
      case .edge(let edge, let place, let freed): .edge(edge, place.renamed(names), freed: freed)
      case .returnEarly: .returnEarly
      case .account(let freed): .account(freed: freed)
      }
  }
}

extension Cursor {
  fileprivate init<Other>(copying cursor: Cursor<Other>, _ names: some Naming) {
    batch = Batch()
    for position in 0..<cursor.batch.count {
      var gathered = cursor.batch[position]
      switch gathered.entry {
      case .swap(let swap) where position < cursor.position:
        gathered.entry = .swap(names[past: swap])
      case .page, .swap, .shadow: gathered.entry = names[gathered.entry]
      }
      batch.append(gathered)
    }
    position = cursor.position
    opensScan = cursor.opensScan
    isLocked = cursor.isLocked
  }
}

extension UndoEdgePlace {
  /// The same place with other numbers.
  func renamed(_ names: some Naming) -> UndoEdgePlace {
    switch self {
    case .lookUp: .lookUp
    case .lock(let page): .lock(names[page])
    case .swapIn(let swapIn): .swapIn(swapIn.renamed(names))
    case .zero(let page): .zero(names[page])
    case .remove(let page): .remove(names[page])
    case .unlock(let page): .unlock(names[page])
    }
  }
}
