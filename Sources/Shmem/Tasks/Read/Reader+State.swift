// Knows what a read(2) has in its hands, place by place.

extension Reader: TaskState {
  var isIdle: Bool { self == .idle }
  var isFinished: Bool { self == .finished }
  var heldPages: [PageNumber] { heldPage.map { [$0] } ?? [] }
  func references(to page: PageNumber) -> Int { heldPage == page ? 1 : 0 }

  /// The page that the task holds a reference to.
  var heldPage: PageNumber? {
    switch self {
    case .idle, .lookUp, .finished: nil
    case .lock(_, let page), .unlock(_, let page), .copy(_, let page): page
    case .swapIn(_, let swapIn): swapIn.heldPage
    case .fromDisk(_, let read): read.heldPage
    }
  }

  /// The page that the task has locked.
  var lockedPage: PageNumber? {
    switch self {
    case .idle, .lookUp, .lock, .copy, .finished: nil
    case .unlock(_, let page): page
    case .swapIn(_, let swapIn): swapIn.lockedPage
    case .fromDisk(_, let read): read.lockedPage
    }
  }

  /// The swap entry among the task's local variables.
  var swap: SwapEntry? {
    switch self {
    case .idle, .lookUp, .lock, .fromDisk, .unlock, .copy, .finished: nil
    case .swapIn(_, let swapIn): swapIn.swap
    }
  }

  /// The page of the file that is read, once the task has started.
  var index: PageIndex? {
    switch self {
    case .idle, .finished: nil
    case .lookUp(let index), .lock(let index, _), .swapIn(let index, _), .fromDisk(let index, _),
      .unlock(let index, _), .copy(let index, _):
      index
    }
  }

  var swapIn: SwapIn? {
    guard case .swapIn(_, let swapIn) = self else { return nil }
    return swapIn
  }

  var isFillingPageCache: Bool {
    guard case .fromDisk(_, let read) = self else { return false }
    return read.isFillingPageCache
  }

  /// From 0 to 22, in the order of the code.
  var rank: Int {
    switch self {
    case .idle: 0
    case .lookUp: 1
    case .lock: 2
    case .swapIn(_, let swapIn): 10 + swapIn.rank
    case .fromDisk(_, let read): 10 + read.rank
    case .unlock: 20
    case .copy: 21
    case .finished: 22
    }
  }

  /// Returns the same place with other numbers.
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
