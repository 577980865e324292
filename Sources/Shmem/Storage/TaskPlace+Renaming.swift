// Knows how a place without a batch looks when frames and swap slots have other numbers.

extension Reader {
  /// The same place with other numbers.
  func renamed(_ names: some Naming) -> Reader {
    switch self {
    case .idle, .lookUp, .finished: self
    case .lock(let index, let page): .lock(index, names[page])
    case .swapIn(let index, let swapIn): .swapIn(index, swapIn.renamed(names))
    case .fromDisk(let index, let read): .fromDisk(index, read.renamed(names))
    case .unlock(let index, let page): .unlock(index, names[page])
    case .copy(let index, let page): .copy(index, names[page])
    }
  }
}

extension Splicer {
  /// The same place with other numbers.
  func renamed(_ names: some Naming) -> Splicer {
    switch self {
    case .idle, .finished: self
    case .getPage(let index, let getPage, let useless):
      .getPage(index, getPage.renamed(names), useless: useless.map { names[$0] })
    case .unlock(let index, let page, let useless):
      .unlock(index, names[page], useless: useless.map { names[$0] })
    case .read(let reader): .read(reader.renamed(names))
    case .check(let index, let page): .check(index, names[page])
    case .drain(let index, let page): .drain(index, names[page])
    }
  }
}

extension Writer {
  /// The same place with other numbers.
  func renamed(_ names: some Naming) -> Writer {
    switch self {
    case .idle, .touchBuffer, .releaseMutex, .finished: self
    case .faultBuffer(let index, let faulter): .faultBuffer(index, faulter.renamed(names))
    case .getPage(let index, let getPage): .getPage(index, getPage.renamed(names))
    case .copy(let index, let page): .copy(index, names[page])
    case .commit(let index, let page, let copied): .commit(index, names[page], copied: copied)
    case .unlock(let index, let page, let copied): .unlock(index, names[page], copied: copied)
    }
  }
}

extension Faulter {
  /// The same place with other numbers.
  func renamed(_ names: some Naming) -> Faulter {
    switch self {
    case .idle, .lookAround, .gate, .queue, .asleep, .signalled, .wokenEarly, .leaveQueue,
      .takeMutex,
      .dropMutex, .store, .finished:
      self
    case .mapAround(let index, let page, let place): .mapAround(index, names[page], at: place)
    case .getPage(let index, let getPage): .getPage(index, getPage.renamed(names))
    case .map(let index, let page): .map(index, names[page])
    case .dirty(let index, let page): .dirty(index, names[page])
    case .unlock(let index, let page): .unlock(index, names[page])
    }
  }
}

extension Swapoff {
  /// The same place with other numbers.
  ///
  /// Where it goes on from is a position in the area, which may lie behind the last slot.
  func renamed(_ names: some Naming) -> Swapoff {
    switch self {
    case .idle, .find, .finished: self
    case .lock(let page, let swap): .lock(names[page], names[swap])
    case .waitForWriteback(let page, let swap): .waitForWriteback(names[page], names[swap])
    case .check(let page, let swap): .check(names[page], names[swap])
    case .search(let page, let swap): .search(names[page], names[swap])
    case .add(let page, let swap, let index): .add(names[page], names[swap], index)
    case .clean(let page, let swap, let added): .clean(names[page], names[swap], added: added)
    case .release(let page, let swap): .release(names[page], names[swap])
    }
  }
}

extension GetPage {
  /// The same place with other numbers.
  func renamed(_ names: some Naming) -> GetPage {
    switch self {
    case .lookUp, .allocate: self
    case .lock(let page): .lock(names[page])
    case .testSize(let found): .testSize(found.renamed(names))
    case .swapIn(let swapIn): .swapIn(swapIn.renamed(names))
    case .fromDisk(let read): .fromDisk(read.renamed(names))
    case .add(let page): .add(names[page])
    case .addToLRU(let page): .addToLRU(names[page])
    case .clear(let page, let isNew): .clear(names[page], isNew: isNew)
    }
  }
}

extension GetPage.Found {
  fileprivate func renamed(_ names: some Naming) -> GetPage.Found {
    switch self {
    case .nothing: .nothing
    case .page(let page): .page(names[page])
    case .swap(let swap): .swap(names[swap])
    }
  }
}

extension SwapIn {
  /// The same place with other numbers.
  func renamed(_ names: some Naming) -> SwapIn {
    switch self {
    case .lookUpCache(let swap): .lookUpCache(names[swap])
    case .lock(let page, let swap): .lock(names[page], names[swap])
    case .confirm(let page, let swap): .confirm(names[page], names[swap])
    case .waitForWriteback(let page, let swap): .waitForWriteback(names[page], names[swap])
    case .add(let page, let swap): .add(names[page], names[swap])
    case .takeOut(let page, let swap): .takeOut(names[page], names[swap])
    case .putIn(let page, let swap): .putIn(names[page], names[swap])
    case .account(let page, let swap): .account(names[page], names[swap])
    case .leaveSwapCache(let page, let swap): .leaveSwapCache(names[page], names[swap])
    }
  }
}

extension DiskRead {
  /// The same place with other numbers.
  fileprivate func renamed(_ names: some Naming) -> DiskRead {
    switch self {
    case .allocate: .allocate
    case .add(let page): .add(names[page])
    case .read(let page): .read(names[page])
    case .unlock(let page): .unlock(names[page])
    }
  }
}
