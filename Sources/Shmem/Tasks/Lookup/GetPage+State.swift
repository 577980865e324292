// Knows what a task that gets a page of the file has in its hands, place by place.

extension GetPage {
  /// The page that the task holds a reference to.
  var heldPage: PageNumber? {
    switch self {
    case .lookUp, .testSize(.nothing), .testSize(.swap), .allocate: nil
    case .lock(let page), .testSize(.page(let page)), .add(let page), .addToLRU(let page),
      .clear(let page, _):
      page
    case .swapIn(let swapIn): swapIn.heldPage
    case .fromDisk(let read): read.heldPage
    }
  }

  /// The page that the task has locked.
  var lockedPage: PageNumber? {
    switch self {
    case .lookUp, .lock, .testSize(.nothing), .testSize(.swap), .allocate: nil
    case .testSize(.page(let page)), .add(let page), .addToLRU(let page), .clear(let page, _):
      page
    case .swapIn(let swapIn): swapIn.lockedPage
    case .fromDisk(let read): read.lockedPage
    }
  }

  /// The swap entry among the task's local variables.
  var swap: SwapEntry? {
    switch self {
    case .testSize(.swap(let swap)): swap
    case .swapIn(let swapIn): swapIn.swap
    case .lookUp, .lock, .testSize(.nothing), .testSize(.page), .fromDisk, .allocate, .add,
      .addToLRU, .clear:
      nil
    }
  }

  /// The swap-in that the task is in the middle of.
  var swapIn: SwapIn? {
    guard case .swapIn(let swapIn) = self else { return nil }
    return swapIn
  }

  /// The rank of the place in the order of the code, from 0 to 16.
  var rank: Int {
    switch self {
    case .lookUp: 0
    case .lock: 1
    case .testSize: 2
    case .swapIn(let swapIn): 3 + swapIn.rank
    case .fromDisk(let read): 3 + read.rank
    case .allocate: 13
    case .add: 14
    case .addToLRU: 15
    case .clear: 16
    }
  }

  /// Returns the same place with other numbers.
  func renamed(_ renaming: some Renaming) -> GetPage {
    switch self {
    case .lookUp, .allocate: self
    case .lock(let page): .lock(renaming[page])
    case .testSize(let found): .testSize(found.renamed(renaming))
    case .swapIn(let swapIn): .swapIn(swapIn.renamed(renaming))
    case .fromDisk(let read): .fromDisk(read.renamed(renaming))
    case .add(let page): .add(renaming[page])
    case .addToLRU(let page): .addToLRU(renaming[page])
    case .clear(let page, let isNew): .clear(renaming[page], isNew: isNew)
    }
  }
}

extension GetPage.Found {
  fileprivate func renamed(_ renaming: some Renaming) -> GetPage.Found {
    switch self {
    case .nothing: .nothing
    case .page(let page): .page(renaming[page])
    case .swap(let swap): .swap(renaming[swap])
    }
  }
}
