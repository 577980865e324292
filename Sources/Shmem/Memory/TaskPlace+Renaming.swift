// Knows how a place without a batch looks when frames and swap slots have other numbers.

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

extension UndoEdgePlace {
  /// The same place with other numbers.
  func renamed(_ renaming: some Renaming) -> UndoEdgePlace {
    switch self {
    case .lookUp: .lookUp
    case .lock(let page): .lock(renaming[page])
    case .swapIn(let swapIn): .swapIn(swapIn.renamed(renaming))
    case .zero(let page): .zero(renaming[page])
    case .remove(let page): .remove(renaming[page])
    case .unlock(let page): .unlock(renaming[page])
    }
  }
}
