// Knows how a place in the code looks when its batch is kept in another kind of memory, and when
// frames and swap slots have other numbers.

extension TaskPlace {
  /// The same place, its batch copied.
  package init<Other>(copying place: TaskPlace<Other>) {
    self.init(copying: place, IdentityRenaming())
  }

  /// The same place, its batch copied, where frames and swap slots have other numbers.
  init<Other>(copying place: TaskPlace<Other>, _ renaming: some Renaming) {
    self =
      switch place {
      case .puncher(let puncher): .puncher(Puncher(copying: puncher, renaming))
      case .reader(let reader): .reader(reader.renamed(renaming))
      case .splicer(let splicer): .splicer(splicer.renamed(renaming))
      case .writer(let writer): .writer(writer.renamed(renaming))
      case .faulter(let faulter): .faulter(faulter.renamed(renaming))
      case .reclaimer(let reclaimer): .reclaimer(reclaimer.renamed(renaming))
      case .truncater(let truncater): .truncater(Truncater(copying: truncater, renaming))
      case .preallocator(let preallocator):
        .preallocator(Preallocator(copying: preallocator, renaming))
      case .evictor(let evictor): .evictor(Evictor(copying: evictor, renaming))
      case .swapoff(let swapoff): .swapoff(swapoff.renamed(renaming))
      }
  }
}

extension Puncher {
  fileprivate init<Other>(copying puncher: Puncher<Other>, _ renaming: some Renaming) {
    self =
      switch puncher {
      case .dropMmapSem: .dropMmapSem
      case .takeMutex: .takeMutex
      case .publish: .publish
      case .unmap(let from): .unmap(from: from)
      case .undo(let walk): .undo(UndoRange(copying: walk, renaming))
      case .withdraw: .withdraw
      case .releaseMutex: .releaseMutex
      case .takeMmapSem: .takeMmapSem
      case .finished: .finished
      }
  }
}

extension Truncater {
  fileprivate init<Other>(copying truncater: Truncater<Other>, _ renaming: some Renaming) {
    self =
      switch truncater {
      case .idle: .idle
      case .setSize: .setSize
      case .unmap(let from): .unmap(from: from)
      case .undo(let walk): .undo(UndoRange(copying: walk, renaming))
      case .unmapAgain(let from): .unmapAgain(from: from)
      case .releaseMutex: .releaseMutex
      case .finished: .finished
      }
  }
}

extension Preallocator {
  fileprivate init<Other>(copying preallocator: Preallocator<Other>, _ renaming: some Renaming) {
    self =
      switch preallocator {
      case .idle: .idle
      case .publish: .publish
      case .decide: .decide
      case .getPage(let index, let getPage): .getPage(index, getPage.renamed(renaming))
      case .commit(let index, let page): .commit(index, renaming[page])
      case .undo(let walk): .undo(UndoRange(copying: walk, renaming))
      case .withdraw: .withdraw
      case .releaseMutex: .releaseMutex
      case .finished: .finished
      }
  }
}

extension Evictor {
  fileprivate init<Other>(copying evictor: Evictor<Other>, _ renaming: some Renaming) {
    self =
      switch evictor {
      case .idle: .idle
      case .undo(let walk): .undo(UndoRange(copying: walk, renaming))
      case .leaveList: .leaveList
      case .finished: .finished
      }
  }
}

extension UndoRange {
  fileprivate init<Other>(copying walk: UndoRange<Other>, _ renaming: some Renaming) {
    self =
      switch walk {
      case .begin: .begin
      case .gatherFirst(let from, let freed): .gatherFirst(from: from, freed: freed)
      case .first(let place, let cursor, let freed):
        .first(place, Cursor(copying: cursor, renaming), freed: freed)
      case .edge(let edge, let place, let freed): .edge(edge, place.renamed(renaming), freed: freed)
      case .returnEarly: .returnEarly
      case .gatherSecond(let from, let freed): .gatherSecond(from: from, freed: freed)
      case .second(let place, let cursor, let freed):
        .second(place, Cursor(copying: cursor, renaming), freed: freed)
      case .account(let freed): .account(freed: freed)
      }
  }
}

extension Cursor {
  fileprivate init<Other>(copying cursor: Cursor<Other>, _ renaming: some Renaming) {
    batch = Batch()
    for position in 0..<cursor.batch.count {
      var gathered = cursor.batch[position]
      switch gathered.entry {
      case .swap(let swap) where position < cursor.position:
        gathered.entry = .swap(renaming[past: swap])
      case .page, .swap, .shadow: gathered.entry = renaming[gathered.entry]
      }
      batch.append(gathered)
    }
    position = cursor.position
    opensScan = cursor.opensScan
    isLocked = cursor.isLocked
  }
}
