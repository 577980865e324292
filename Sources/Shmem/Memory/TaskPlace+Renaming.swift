// Knows how a place without a batch looks when frames and swap slots have other numbers.

extension Reader {
  /// The same place with other numbers.
  func renamed(_ renaming: some Renaming) -> Reader {
    switch self {
    case .idle, .lookUp, .finished: self
    case .lock(let index, let page): .lock(index, renaming[page])
    case .swapIn(let index, let swapIn): .swapIn(index, swapIn.renamed(renaming))
    case .fromDisk(let index, let read): .fromDisk(index, read.renamed(renaming))
    case .unlock(let index, let page): .unlock(index, renaming[page])
    case .copy(let index, let page): .copy(index, renaming[page])
    }
  }
}

extension Splicer {
  /// The same place with other numbers.
  func renamed(_ renaming: some Renaming) -> Splicer {
    switch self {
    case .idle, .finished: self
    case .getPage(let index, let getPage, let useless):
      .getPage(index, getPage.renamed(renaming), useless: useless.map { renaming[$0] })
    case .unlock(let index, let page, let useless):
      .unlock(index, renaming[page], useless: useless.map { renaming[$0] })
    case .read(let reader): .read(reader.renamed(renaming))
    case .check(let index, let page): .check(index, renaming[page])
    case .drain(let index, let page): .drain(index, renaming[page])
    }
  }
}

extension Writer {
  /// The same place with other numbers.
  func renamed(_ renaming: some Renaming) -> Writer {
    switch self {
    case .idle, .touchBuffer, .releaseMutex, .finished: self
    case .faultBuffer(let index, let faulter): .faultBuffer(index, faulter.renamed(renaming))
    case .getPage(let index, let getPage): .getPage(index, getPage.renamed(renaming))
    case .copy(let index, let page): .copy(index, renaming[page])
    case .commit(let index, let page, let copied): .commit(index, renaming[page], copied: copied)
    case .unlock(let index, let page, let copied): .unlock(index, renaming[page], copied: copied)
    }
  }
}

extension Faulter {
  /// The same place with other numbers.
  func renamed(_ renaming: some Renaming) -> Faulter {
    switch self {
    case .idle, .lookAround, .gate, .queue, .asleep, .signalled, .wokenEarly, .leaveQueue,
      .takeMutex,
      .dropMutex, .store, .finished:
      self
    case .mapAround(let index, let page, let place): .mapAround(index, renaming[page], at: place)
    case .getPage(let index, let getPage): .getPage(index, getPage.renamed(renaming))
    case .map(let index, let page): .map(index, renaming[page])
    case .dirty(let index, let page): .dirty(index, renaming[page])
    case .unlock(let index, let page): .unlock(index, renaming[page])
    }
  }
}

extension Swapoff {
  /// The same place with other numbers.
  ///
  /// Where it goes on from is a position in the area, which may lie behind the last slot.
  func renamed(_ renaming: some Renaming) -> Swapoff {
    switch self {
    case .idle, .find, .finished: self
    case .lock(let page, let swap): .lock(renaming[page], renaming[swap])
    case .waitForWriteback(let page, let swap): .waitForWriteback(renaming[page], renaming[swap])
    case .check(let page, let swap): .check(renaming[page], renaming[swap])
    case .search(let page, let swap): .search(renaming[page], renaming[swap])
    case .add(let page, let swap, let index): .add(renaming[page], renaming[swap], index)
    case .clean(let page, let swap, let added): .clean(renaming[page], renaming[swap], added: added)
    case .release(let page, let swap): .release(renaming[page], renaming[swap])
    }
  }
}
