// Knows what a splice read has in its hands, place by place.

extension Splicer: TaskState {
  /// A page that has been read from the disk is looked up once more (M4) and can be gone.
  static func canBeUndone(_ task: TaskSpec, in scenario: Scenario) -> Bool {
    scenario.mapping == .file
  }

  var isIdle: Bool { self == .idle }
  var isFinished: Bool { self == .finished }

  /// The pages that the task holds a reference to; the same one twice if it holds two.
  var heldPages: [PageNumber] {
    switch self {
    case .idle, .finished: []
    case .getPage(_, let getPage, let useless): [getPage.heldPage, useless].compactMap(\.self)
    case .unlock(_, let page, let useless): [page] + [useless].compactMap(\.self)
    case .read(let reader): [reader.heldPage].compactMap(\.self)
    case .check(_, let page), .drain(_, let page): [page]
    }
  }

  /// The page that the task has locked.
  var lockedPage: PageNumber? {
    switch self {
    case .idle, .check, .drain, .finished: nil
    case .getPage(_, let getPage, _): getPage.lockedPage
    case .unlock(_, let page, _): page
    case .read(let reader): reader.lockedPage
    }
  }

  /// The page of the file that is spliced, once the task has started.
  var index: PageIndex? {
    switch self {
    case .idle, .finished: nil
    case .read(let reader): reader.index
    case .getPage(let index, _, _), .unlock(let index, _, _), .check(let index, _),
      .drain(let index, _):
      index
    }
  }

  /// The swap entry among the task's local variables.
  var swap: SwapEntry? {
    switch self {
    case .getPage(_, let getPage, _): getPage.swap
    case .read(let reader): reader.swap
    case .idle, .unlock, .check, .drain, .finished: nil
    }
  }

  /// The swap-in that the task is in the middle of.
  var swapIn: SwapIn? {
    switch self {
    case .getPage(_, let getPage, _): getPage.swapIn
    case .read(.swapIn(_, let swapIn)): swapIn
    case .idle, .unlock, .read, .check, .drain, .finished: nil
    }
  }

  /// From 0 to 62, in the order of the code.
  var rank: Int {
    switch self {
    case .idle: 0
    case .getPage(_, let getPage, let useless): (useless == nil ? 10 : 40) + getPage.rank
    case .unlock(_, _, let useless): useless == nil ? 30 : 60
    case .read(let reader): reader.rank
    case .check: 31
    case .drain: 61
    case .finished: 62
    }
  }

  /// Returns the same place with other numbers.
  func renamed(_ renaming: some Renaming) -> Splicer {
    switch self {
    case .idle, .finished: self
    case .getPage(let index, let getPage, let useless):
      .getPage(index, getPage.renamed(renaming), useless: useless.map { renaming[$0] })
    case .unlock(let index, let page, let useless):
      .unlock(index, renaming[page], useless: useless.map { renaming[$0] })
    case .read(let reader): .read(reader.renamed(renaming))
    case .check(let index, let page): .check(index, renaming[page])
    case .drain(let index, let page): .drain(index, renaming[page])
    }
  }
}
