// Knows what a task that joins pages into a larger one has in its hands, place by place.

extension Collapser: TaskState {
  var isIdle: Bool { self == .idle }
  var isFinished: Bool { self == .finished }

  /// The page of the file that it gets, or else the first of the range.
  var index: PageIndex? {
    guard case .getting(_, _, let index) = self else { return collapse?.range.base }
    return index
  }

  /// The step of getting a page that it is in.
  private var getPage: GetPage? {
    guard case .getting(_, let getPage, _) = self else { return nil }
    return getPage
  }

  var swap: SwapEntry? { getPage?.swap }
  var swapIn: SwapIn? { getPage?.swapIn }

  /// The new page, which no other task can reach before K6.
  var lockedPage: PageNumber? { collapse?.page }

  var lockedPages: [PageNumber] { pages(and: getPage?.lockedPage) }

  /// All pages that it holds a reference to are locked, but for one that it is going to lock.
  var heldPages: [PageNumber] { pages(and: getPage?.heldPage) }

  private func pages(and other: PageNumber?) -> [PageNumber] {
    let pages = collapse?.pages ?? []
    if case .isolating(_, let page, _) = self { return pages + [page] }
    return other.map { pages + [$0] } ?? pages
  }

  /// Twenty for each slot of the range, and four more: in the order of the code.
  var rank: Int {
    switch self {
    case .idle: 0
    case .looking(let collapse, let index): 1 + 20 * Self.offset(of: index, in: collapse)
    case .getting(let collapse, let getPage, let index):
      2 + 20 * Self.offset(of: index, in: collapse) + getPage.rank
    case .isolating(let collapse, _, let index): 20 + 20 * Self.offset(of: index, in: collapse)
    case .copying(let collapse): 1 + 20 * Int(collapse.range.count)
    case .joining(let collapse): 2 + 20 * Int(collapse.range.count)
    case .releasing(let collapse, _): 3 + 20 * Int(collapse.range.count)
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
      case .getting(let collapse, let getPage, let index):
        .getting(Collapse(copying: collapse, renaming), getPage.renamed(renaming), at: index)
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
