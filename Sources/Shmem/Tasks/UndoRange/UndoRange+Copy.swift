// Knows how a place of a walk looks when its batch is kept in another kind of memory, and when frames and
// swap slots have other numbers.

extension UndoRange {
  /// Makes the same place with its batch copied, and with other numbers for frames and swap slots.
  init<Other>(copying walk: UndoRange<Other>, _ renaming: some Renaming) {
    self =
      switch walk {
      case .begin: .begin
      case .gather(let loop, let from, let counts): .gather(loop, from: from, counts: counts)
      case .gathering(let gathering):
        .gathering(
          UndoGathering(
            batch: UndoBatch(copying: gathering.batch, renaming),
            start: gathering.start,
            next: gathering.next
          )
        )
      case .batch(let phase, let batch): .batch(phase, UndoBatch(copying: batch, renaming))
      case .edge(let edge, let place, let counts):
        .edge(edge, place.renamed(renaming), counts: counts)
      case .returnEarly: .returnEarly
      case .account(let freed): .account(freed: freed)
      }
  }
}

extension UndoBatch {
  fileprivate init<Other>(copying batch: UndoBatch<Other>, _ renaming: some Renaming) {
    self.init(
      loop: batch.loop,
      cursor: Cursor(copying: batch.cursor, renaming),
      counts: batch.counts
    )
    cachedPage = batch.cachedPage.map { renaming[$0] }
    orderRead = batch.orderRead
    emptiedOrder = batch.emptiedOrder
    target = batch.target
  }
}

extension Cursor {
  fileprivate init<Other>(copying cursor: Cursor<Other>, _ renaming: some Renaming) {
    var batch = Batch()
    for position in 0..<cursor.batch.count {
      var gathered = cursor.batch[position]
      switch gathered.entry {
      case .swap(let swap) where position < cursor.position:
        gathered.entry = .swap(renaming[past: swap])
      case .page, .swap, .shadow: gathered.entry = renaming[gathered.entry]
      }
      batch.append(gathered)
    }
    self.init(
      batch: batch,
      position: cursor.position,
      opensScan: cursor.opensScan,
      isLocked: cursor.isLocked
    )
  }
}

extension UndoEdgePlace {
  /// Returns the same place with other numbers.
  func renamed(_ renaming: some Renaming) -> UndoEdgePlace {
    switch self {
    case .lookUp: .lookUp
    case .lock(let page): .lock(renaming[page])
    case .swapIn(let swapIn): .swapIn(swapIn.renamed(renaming))
    case .zero(let page): .zero(renaming[page])
    case .cut(let page): .cut(renaming[page])
    case .cutEnd(let page): .cutEnd(renaming[page])
    case .remove(let page): .remove(renaming[page])
    case .unlock(let page): .unlock(renaming[page])
    }
  }
}
