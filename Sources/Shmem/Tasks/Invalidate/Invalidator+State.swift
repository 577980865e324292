// Knows what an invalidation has in its hands, place by place.

extension Invalidator: TaskState {
  var isIdle: Bool { self == .idle }
  var isFinished: Bool { self == .finished }

  var heldPages: [PageNumber] {
    guard case .page(_, _, let page) = self else { return [] }
    return [page]
  }

  var lockedPage: PageNumber? {
    switch self {
    case .idle, .emptySlot, .page(.lock, _, _), .finished: nil
    case .page(_, _, let page): page
    }
  }

  var swap: SwapEntry? { nil }

  /// The page of the file, once the task has found something there.
  var index: PageIndex? {
    switch self {
    case .idle, .finished: nil
    case .emptySlot(let index, _), .page(_, let index, _): index
    }
  }

  /// From 0 to 7, in the order of the code.
  var rank: Int {
    switch self {
    case .idle: 0
    case .emptySlot: 1
    case .page(let phase, _, _): 2 + Int(phase.rawValue)
    case .finished: 7
    }
  }

  /// Returns the same place with other numbers.
  func renamed(_ renaming: some Renaming) -> Invalidator {
    switch self {
    case .idle, .emptySlot, .finished: self
    case .page(let phase, let index, let page): .page(phase, index, renaming[page])
    }
  }
}
