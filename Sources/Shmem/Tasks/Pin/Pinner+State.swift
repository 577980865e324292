// Knows what a task that pins a page has in its hands, place by place.

extension Pinner: TaskState {
  var isIdle: Bool { self == .idle }
  var isFinished: Bool { self == .finished }

  var heldPages: [PageNumber] {
    guard case .holding(let page, _) = self else { return [] }
    return [page]
  }

  var lockedPage: PageNumber? { nil }
  var swap: SwapEntry? { nil }

  var index: PageIndex? {
    guard case .holding(_, let index) = self else { return nil }
    return index
  }

  /// From 0 to 2, in the order of the code.
  var rank: Int {
    switch self {
    case .idle: 0
    case .holding: 1
    case .finished: 2
    }
  }

  /// Returns the same place with other numbers.
  func renamed(_ renaming: some Renaming) -> Pinner {
    switch self {
    case .idle, .finished: self
    case .holding(let page, let index): .holding(renaming[page], at: index)
    }
  }
}
