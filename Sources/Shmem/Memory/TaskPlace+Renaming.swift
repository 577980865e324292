// Knows how a place without a batch looks when frames and swap slots have other numbers.

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
