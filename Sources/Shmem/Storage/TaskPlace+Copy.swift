// Knows how a place in the code looks when its batch is kept in another kind of memory.

extension TaskPlace {
  /// The same place, its batch copied.
  public init<Other>(copying place: TaskPlace<Other>) {
    self =
      switch place {
      case .puncher(let puncher): .puncher(Puncher(copying: puncher))
      case .reader(let reader): .reader(reader)
      case .splicer(let splicer): .splicer(splicer)
      case .writer(let writer): .writer(writer)
      case .faulter(let faulter): .faulter(faulter)
      case .reclaimer(let reclaimer): .reclaimer(reclaimer)
      case .truncater(let truncater): .truncater(Truncater(copying: truncater))
      case .preallocator(let preallocator): .preallocator(Preallocator(copying: preallocator))
      case .evictor(let evictor): .evictor(Evictor(copying: evictor))
      case .swapoff(let swapoff): .swapoff(swapoff)
      }
  }
}

extension Puncher {
  fileprivate init<Other>(copying puncher: Puncher<Other>) {
    self =
      switch puncher {
      case .dropMmapSem: .dropMmapSem
      case .takeMutex: .takeMutex
      case .publish: .publish
      case .unmap(let from): .unmap(from: from)
      case .undo(let walk): .undo(UndoRange(copying: walk))
      case .withdraw: .withdraw
      case .releaseMutex: .releaseMutex
      case .takeMmapSem: .takeMmapSem
      case .finished: .finished
      }
  }
}

extension Truncater {
  fileprivate init<Other>(copying truncater: Truncater<Other>) {
    self =
      switch truncater {
      case .idle: .idle
      case .setSize: .setSize
      case .unmap(let from): .unmap(from: from)
      case .undo(let walk): .undo(UndoRange(copying: walk))
      case .unmapAgain(let from): .unmapAgain(from: from)
      case .releaseMutex: .releaseMutex
      case .finished: .finished
      }
  }
}

extension Preallocator {
  fileprivate init<Other>(copying preallocator: Preallocator<Other>) {
    self =
      switch preallocator {
      case .idle: .idle
      case .publish: .publish
      case .decide: .decide
      case .getPage(let index, let getPage): .getPage(index, getPage)
      case .commit(let index, let page): .commit(index, page)
      case .undo(let walk): .undo(UndoRange(copying: walk))
      case .withdraw: .withdraw
      case .releaseMutex: .releaseMutex
      case .finished: .finished
      }
  }
}

extension Evictor {
  fileprivate init<Other>(copying evictor: Evictor<Other>) {
    self =
      switch evictor {
      case .idle: .idle
      case .undo(let walk): .undo(UndoRange(copying: walk))
      case .leaveList: .leaveList
      case .finished: .finished
      }
  }
}

extension UndoRange {
  fileprivate init<Other>(copying walk: UndoRange<Other>) {
    self =
      switch walk {
      case .begin: .begin
      case .gatherFirst(let from, let freed): .gatherFirst(from: from, freed: freed)
      case .first(let place, let cursor, let freed):
        .first(place, Cursor(copying: cursor), freed: freed)
      case .edge(let edge, let place, let freed): .edge(edge, place, freed: freed)
      case .returnEarly: .returnEarly
      case .gatherSecond(let from, let freed): .gatherSecond(from: from, freed: freed)
      case .second(let place, let cursor, let freed):
        .second(place, Cursor(copying: cursor), freed: freed)
      case .account(let freed): .account(freed: freed)
      }
  }
}

extension Cursor {
  fileprivate init<Other>(copying cursor: Cursor<Other>) {
    batch = Batch()
    for position in 0..<cursor.batch.count { batch.append(cursor.batch[position]) }
    position = cursor.position
    opensScan = cursor.opensScan
    isLocked = cursor.isLocked
  }
}
