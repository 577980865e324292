// Knows what a task that joins pages into a larger one has in its hands, place by place.

extension Collapser: TaskState {
  var isIdle: Bool { self == .idle }
  var isFinished: Bool { self == .finished }
  var index: PageIndex? { collapse?.range.base }
  var swap: SwapEntry? { nil }

  /// The new page, which no other task can reach before K6.
  var lockedPage: PageNumber? { collapse?.page }

  /// All pages that it holds a reference to are locked.
  var lockedPages: [PageNumber] {
    let pages = collapse?.pages ?? []
    guard case .isolating(_, let page, _) = self else { return pages }
    return pages + [page]
  }

  var heldPages: [PageNumber] { lockedPages }

  /// Two for each slot of the range, and four more: in the order of the code.
  var rank: Int {
    switch self {
    case .idle: 0
    case .looking(let collapse, let index): 1 + 2 * Self.offset(of: index, in: collapse)
    case .isolating(let collapse, _, let index): 2 + 2 * Self.offset(of: index, in: collapse)
    case .copying(let collapse): 1 + 2 * Int(collapse.range.count)
    case .joining(let collapse): 2 + 2 * Int(collapse.range.count)
    case .releasing(let collapse, _): 3 + 2 * Int(collapse.range.count)
    case .finished: .max
    }
  }

  private static func offset(of index: PageIndex, in collapse: Collapse<Batch>) -> Int {
    Int(index.distance(from: collapse.range.base))
  }
}

extension Collapser {
  /// Makes the same place with its pages copied, and with other numbers for frames.
  init<Other>(copying collapser: Collapser<Other>, _ renaming: some Renaming) {
    self =
      switch collapser {
      case .idle: .idle
      case .looking(let collapse, let index):
        .looking(Collapse(copying: collapse, renaming), at: index)
      case .isolating(let collapse, let page, let index):
        .isolating(Collapse(copying: collapse, renaming), renaming[page], at: index)
      case .copying(let collapse): .copying(Collapse(copying: collapse, renaming))
      case .joining(let collapse): .joining(Collapse(copying: collapse, renaming))
      case .releasing(let collapse, let hasJoined):
        .releasing(Collapse(copying: collapse, renaming), hasJoined: hasJoined)
      case .finished: .finished
      }
  }
}
