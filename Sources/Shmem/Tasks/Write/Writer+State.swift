// Knows what a write(2) has in its hands, place by place.

extension Writer: TaskState {
  static func goesRoundByItself(_ task: TaskSpec, in scenario: Scenario) -> Bool {
    task.buffer != nil && Faulter.goesRoundByItself(task, in: scenario)
  }

  var isIdle: Bool { self == .idle }
  var isFinished: Bool { self == .finished }
  var heldPages: [PageNumber] { heldPage.map { [$0] } ?? [] }
  func references(to page: PageNumber) -> Int { heldPage == page ? 1 : 0 }

  /// The page that the task holds a reference to.
  var heldPage: PageNumber? {
    switch self {
    case .idle, .touchBuffer, .releaseMutex, .finished: nil
    case .faultBuffer(_, let faulter): faulter.heldPage
    case .getPage(_, let getPage): getPage.heldPage
    case .copy(_, let page), .commit(_, let page, _), .unlock(_, let page, _): page
    }
  }

  /// The page that the task has locked.
  var lockedPage: PageNumber? {
    switch self {
    case .idle, .touchBuffer, .releaseMutex, .finished: nil
    case .faultBuffer(_, let faulter): faulter.lockedPage
    case .getPage(_, let getPage): getPage.lockedPage
    case .copy(_, let page), .commit(_, let page, _), .unlock(_, let page, _): page
    }
  }

  /// The page of the file that the task works on: the one that is written, or that of the buffer.
  var index: PageIndex? {
    switch self {
    case .idle, .releaseMutex, .finished: nil
    case .faultBuffer(_, let faulter): faulter.index
    case .touchBuffer(let index), .getPage(let index, _), .copy(let index, _),
      .commit(let index, _, _), .unlock(let index, _, _):
      index
    }
  }

  /// The page of the file that is written, once the write has begun.
  var writtenPage: PageIndex? {
    switch self {
    case .idle, .releaseMutex, .finished: nil
    case .touchBuffer(let index), .faultBuffer(let index, _), .getPage(let index, _),
      .copy(let index, _), .commit(let index, _, _), .unlock(let index, _, _):
      index
    }
  }

  /// The fault of its buffer, while it is in one.
  var faulter: Faulter? {
    guard case .faultBuffer(_, let faulter) = self else { return nil }
    return faulter
  }

  /// The place in getting the page, or in that of the buffer during its fault; nil if the write is in neither.
  var getPage: GetPage? {
    guard case .getPage(_, let getPage) = self else { return faulter?.getPage }
    return getPage
  }

  /// A write shares invalidate_lock in the fault of its buffer; for its own page it has i_mutex.
  var isFillingPageCache: Bool { faulter?.isFillingPageCache == true }

  var swap: SwapEntry? { getPage?.swap }
  var swapIn: SwapIn? { getPage?.swapIn }

  /// From 0 to 224, in the order of the code.
  var rank: Int {
    switch self {
    case .idle: 0
    case .touchBuffer: 1
    case .faultBuffer(_, let faulter): 100 + faulter.rank
    case .getPage(_, let getPage): 200 + getPage.rank
    case .copy: 220
    case .commit: 221
    case .unlock: 222
    case .releaseMutex: 223
    case .finished: 224
    }
  }

  /// Returns the same place with other numbers.
  func renamed(_ renaming: some Renaming) -> Writer {
    switch self {
    case .idle, .touchBuffer, .releaseMutex, .finished: self
    case .faultBuffer(let index, let faulter): .faultBuffer(index, faulter.renamed(renaming))
    case .getPage(let index, let getPage): .getPage(index, getPage.renamed(renaming))
    case .copy(let index, let page): .copy(index, renaming[page])
    case .commit(let index, let page, let copied): .commit(index, renaming[page], copied: copied)
    case .unlock(let index, let page, let copied): .unlock(index, renaming[page], copied: copied)
    }
  }
}
