// Knows what a preallocation has in its hands, place by place.

extension Preallocator: WalkerState {
  static var purpose: UndoRangeCall.Kind { .unfallocate }

  /// With `last` it scans without end for pages that it never removes: those that have been written.
  static func goesRoundByItself(_ task: TaskSpec, in scenario: Scenario) -> Bool {
    scenario.unfallocationCanHaveNoEnd
  }

  var isIdle: Bool { self == .idle }
  var isFinished: Bool { self == .finished }
  var heldPages: [PageNumber] { heldPage.map { [$0] } ?? [] }

  /// The page that the task holds a reference to, apart from those of a batch.
  private var heldPage: PageNumber? {
    switch self {
    case .getPage(_, let getPage): getPage.heldPage
    case .commit(_, let page): page
    case .undo(let undo): undo.heldPage
    case .idle, .publish, .decide, .withdraw, .releaseMutex, .finished: nil
    }
  }

  var lockedPage: PageNumber? {
    switch self {
    case .getPage(_, let getPage): getPage.lockedPage
    case .commit(_, let page): page
    case .undo(let undo): undo.lockedPage
    case .idle, .publish, .decide, .withdraw, .releaseMutex, .finished: nil
    }
  }

  var index: PageIndex? {
    switch self {
    case .getPage(let index, _), .commit(let index, _): index
    case .undo(let undo): undo.index
    case .idle, .publish, .decide, .withdraw, .releaseMutex, .finished: nil
    }
  }

  func references(to page: PageNumber) -> Int {
    undo?.references(to: page) ?? (heldPage == page ? 1 : 0)
  }

  func remembers(_ swap: SwapEntry) -> Bool {
    undo?.remembers(swap) ?? swapIn?.remembers(swap) ?? (getPage?.swap == swap)
  }

  var swap: SwapEntry? { getPage?.swap }
  var swapIn: SwapIn? { undo?.swapIn ?? getPage?.swapIn }

  func swizzledIndex(in context: SwizzleContext) -> PageIndex? {
    guard swapIn?.hasSwizzled == true else { return nil }
    return undo == nil ? index : context.failedAt
  }
}

extension Preallocator {
  /// Makes the same place with its batch copied, and with other numbers for frames and swap slots.
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
