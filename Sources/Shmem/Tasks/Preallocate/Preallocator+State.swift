// Knows what a preallocation has in its hands, place by place.

extension Preallocator: WalkerState {
  var isIdle: Bool { self == .idle }
  var isFinished: Bool { self == .finished }
  var heldPages: [PageNumber] { heldPage.map { [$0] } ?? [] }
  var swap: SwapEntry? { getPage?.swap }
  var swapIn: SwapIn? { undo?.swapIn ?? getPage?.swapIn }

  func swizzledIndex(in context: SwizzleContext) -> PageIndex? {
    guard swapIn?.hasSwizzled == true else { return nil }
    return undo == nil ? index : context.failedAt
  }
}

extension Preallocator {
  /// The same place, its batch copied, where frames and swap slots have other numbers.
  init<Other>(copying preallocator: Preallocator<Other>, _ renaming: some Renaming) {
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
