// Knows what a page fault has in its hands, place by place.

extension Faulter: TaskState {
  var isIdle: Bool { self == .idle }
  var isFinished: Bool { self == .finished }
  var heldPages: [PageNumber] { heldPage.map { [$0] } ?? [] }
  func references(to page: PageNumber) -> Int { heldPage == page ? 1 : 0 }

  /// The page that the task holds a reference to; from F12 on that reference is the pte's.
  var heldPage: PageNumber? {
    switch self {
    case .getPage(_, let getPage): getPage.heldPage
    case .mapAround(_, let page, _), .mkwrite(_, _, let page), .locked(.map, _, let page): page
    case .idle, .lookAround, .gate, .giveUp, .locked(.dirty, _, _), .locked(.unlock, _, _), .store,
      .finished:
      nil
    }
  }

  var lockedPage: PageNumber? {
    switch self {
    case .getPage(_, let getPage): getPage.lockedPage
    case .mapAround(_, let page, _), .locked(_, _, let page), .mkwrite(.unlock, _, let page),
      .mkwrite(.getBlock, _, let page), .mkwrite(.releaseLock, _, let page):
      page
    case .idle, .lookAround, .gate, .mkwrite(.takeLock, _, _), .mkwrite(.lock, _, _), .giveUp,
      .store, .finished:
      nil
    }
  }

  var isFillingPageCache: Bool {
    switch self {
    case .getPage(_, .fromDisk(let read)): read.isFillingPageCache
    case .mkwrite(.lock, _, _), .mkwrite(.getBlock, _, _), .mkwrite(.releaseLock, _, _), .giveUp:
      true
    case .idle, .lookAround, .mapAround, .gate, .getPage, .mkwrite, .locked, .store, .finished:
      false
    }
  }

  /// The page of the file that is touched, once the fault has started.
  var index: PageIndex? {
    switch self {
    case .idle, .finished: nil
    case .lookAround(let index, _), .mapAround(let index, _, _), .gate(_, let index),
      .getPage(let index, _), .mkwrite(_, let index, _), .giveUp(let index),
      .locked(_, let index, _), .store(let index):
      index
    }
  }

  /// True if the fault has begun, or begun again, and no test of the hole has let it through.
  var isKeptOut: Bool {
    switch self {
    case .lookAround, .mapAround, .gate: true
    case .idle, .getPage, .mkwrite, .giveUp, .locked, .store, .finished: false
    }
  }

  /// True if the task is awake and its entry is still on the wait queue of the punch.
  var isAwakeOnQueue: Bool {
    switch self {
    case .gate(.signalled, _), .gate(.wokenEarly, _): true
    case .idle, .lookAround, .mapAround, .gate, .getPage, .mkwrite, .giveUp, .locked, .store,
      .finished:
      false
    }
  }

  /// The place in getting the page, or nil if the fault is not getting one.
  var getPage: GetPage? {
    guard case .getPage(_, let getPage) = self else { return nil }
    return getPage
  }

  var swap: SwapEntry? { getPage?.swap }
  var swapIn: SwapIn? { getPage?.swapIn }
  var faulter: Faulter? { self }

  /// From 0 to less than 100, in the order of the code.
  var rank: Int {
    switch self {
    case .idle: 0
    case .lookAround(_, let from): 1 + 2 * from.clamped
    case .mapAround(_, _, let place): 2 + 2 * place.clamped
    case .gate(let phase, _): 50 + phase.rank
    case .getPage(_, let getPage): 60 + getPage.rank
    case .mkwrite(let phase, _, _): 80 + Int(phase.rawValue)
    case .giveUp: 84
    case .locked(let phase, _, _): 85 + Int(phase.rawValue)
    case .store: 88
    case .finished: 89
    }
  }

  /// Returns the same place with other numbers.
  func renamed(_ renaming: some Renaming) -> Faulter {
    switch self {
    case .idle, .lookAround, .gate, .giveUp, .store, .finished: self
    case .mkwrite(let phase, let index, let page): .mkwrite(phase, index, renaming[page])
    case .mapAround(let index, let page, let place): .mapAround(index, renaming[page], at: place)
    case .getPage(let index, let getPage): .getPage(index, getPage.renamed(renaming))
    case .locked(let phase, let index, let page): .locked(phase, index, renaming[page])
    }
  }
}

extension Faulter {
  /// A page that is mapped for a store (F15), or has been read from the disk and is looked up once more (F5), can be gone.
  ///
  /// Before the store the page is mapped, and nothing else, and the task faults again. If faults are kept out, it waits
  /// then.
  static func canBeUndone(_ task: TaskSpec, in scenario: Scenario) -> Bool {
    scenario.mapping == .file || task.kind == .faultWrite && scenario.faultWay == .none
  }

  /// Kept out by a punch, a fault can fault again and again: it comes back to where it was without waiting.
  ///
  /// A fair scheduler lets the punch go on meanwhile, and it ends.
  static func goesRoundByItself(_ task: TaskSpec, in scenario: Scenario) -> Bool {
    guard scenario.fairness == .none else { return false }
    return scenario.faultWay == .inodeMutex && !task.mayRetry
  }
}

extension Faulter.GatePhase {
  /// From 0 to 5, in the order of the code.
  fileprivate var rank: Int {
    switch self {
    case .test: 0
    case .queue: 1
    case .asleep: 2
    case .signalled, .wokenEarly, .leaveQueue: 3
    case .takeMutex: 4
    case .dropMutex: 5
    }
  }
}
