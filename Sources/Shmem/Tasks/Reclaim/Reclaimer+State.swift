// Knows what a pass of reclaim has in its hands, place by place.

extension Reclaimer: TaskState {
  var isIdle: Bool { self == .idle }
  var isFinished: Bool { self == .finished }

  var index: PageIndex? {
    switch self {
    case .idle, .finished: nil
    case .isolated(let isolated), .locked(_, let isolated): isolated.index
    case .storing(_, let stored): stored.index
    case .writing(_, let written): written.index
    }
  }

  /// The page that the task holds a reference to: from isolation until the write has started.
  private var heldPage: PageNumber? {
    switch self {
    case .idle, .writing(.end, _), .writing(.laterPass, _), .finished: nil
    case .isolated(let isolated), .locked(_, let isolated): isolated.page
    case .storing(_, let stored): stored.page
    case .writing(.start, let written), .writing(.putBack, let written): written.page
    }
  }

  var heldPages: [PageNumber] { heldPage.map { [$0] } ?? [] }
  func references(to page: PageNumber) -> Int { heldPage == page ? 1 : 0 }

  var lockedPage: PageNumber? {
    switch self {
    case .idle, .isolated, .writing(.end, _), .writing(.laterPass, _), .finished: nil
    case .locked, .storing, .writing(.start, _), .writing(.putBack, _): heldPage
    }
  }

  var swap: SwapEntry? {
    switch self {
    case .idle, .isolated, .locked, .finished: nil
    case .storing(_, let stored): stored.swap
    case .writing(_, let written): written.store.swap
    }
  }

  var isAboutToSwizzle: Bool {
    switch self {
    case .isolated, .locked: true
    case .storing(let phase, _): phase <= .takeOut
    case .idle, .writing, .finished: false
    }
  }

  func swizzledIndex(in context: SwizzleContext) -> PageIndex? {
    switch self {
    case .locked(.enterWritepage, let isolated), .locked(.split, let isolated),
      .locked(.getSwap, let isolated):
      isolated.index
    case .storing(let phase, let stored): phase <= .putIn ? stored.index : nil
    case .idle, .isolated, .locked(.unmap, _), .locked(.test, _), .writing, .finished: nil
    }
  }

  var hasEmptiedSlot: Bool {
    guard case .storing(.putIn, _) = self else { return false }
    return true
  }

  func ownedSwaps(under rules: Rules) -> SwapRange? {
    switch self {
    case .storing(.swizzle, let stored), .storing(.takeOut, let stored),
      .storing(.putIn, let stored):
      rules.ownsSwapFirst ? stored.swaps : nil
    case .idle, .isolated, .locked, .storing, .writing, .finished: nil
    }
  }

  var swapsAboutToBeOwned: SwapRange? {
    guard case .storing(.ownSwapLate, let stored) = self else { return nil }
    return stored.swaps
  }

  var swapsWithoutPage: SwapRange? {
    switch self {
    case .storing(.lockSwaplist, let stored), .storing(.addToSwapCache, let stored): stored.swaps
    case .idle, .isolated, .locked, .storing, .writing, .finished: nil
    }
  }

  func swappedLag(under rules: Rules) -> Int {
    switch self {
    case .storing(.account, let stored), .storing(.ownSwapLate, let stored):
      rules.countsSwappedFirst ? 0 : -stored.swaps.count
    case .storing(.ownSwap, let stored), .storing(.swizzle, let stored),
      .storing(.takeOut, let stored), .storing(.putIn, let stored):
      rules.countsSwappedFirst ? stored.swaps.count : 0
    case .storing(.lockSwaplist, _), .storing(.addToSwapCache, _), .storing(.countSwap, _), .idle,
      .isolated, .locked, .writing, .finished:
      0
    }
  }

  var pageUnderWrite: PageNumber? {
    guard case .writing(.end, let written) = self else { return nil }
    return written.page
  }

  /// From 0 to 20, in the order of the code.
  var rank: Int {
    switch self {
    case .idle: 0
    case .isolated: 1
    case .locked(let phase, _): 2 + Int(phase.rawValue)
    case .storing(let phase, _): 7 + Int(phase.rawValue)
    case .writing(let phase, _): 16 + Int(phase.rawValue)
    case .finished: 20
    }
  }
}

extension Reclaimer.StoringPhase: Comparable {
  /// Returns true if the left phase comes first in the code.
  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

extension Reclaimer {
  /// Returns the same place with other numbers.
  func renamed(_ renaming: some Renaming) -> Reclaimer {
    switch self {
    case .idle, .finished: self
    case .isolated(let isolated): .isolated(isolated.renamed(renaming))
    case .locked(let phase, let isolated): .locked(phase, isolated.renamed(renaming))
    case .storing(let phase, let stored):
      .storing(
        phase,
        Stored(
          index: stored.index,
          page: renaming[stored.page],
          swap: renaming[stored.swap],
          order: stored.order
        )
      )
    case .writing(let phase, let written):
      .writing(
        phase,
        Written(
          index: written.index,
          page: renaming.page(of: written, in: phase),
          store: written.store.renamed(renaming)
        )
      )
    }
  }
}

extension Reclaimer.Isolated {
  fileprivate func renamed(_ renaming: some Renaming) -> Reclaimer.Isolated {
    Reclaimer.Isolated(index: index, page: renaming[page])
  }
}

extension Reclaimer.Store {
  fileprivate func renamed(_ renaming: some Renaming) -> Reclaimer.Store {
    switch self {
    case .swap(let swap): .swap(renaming[swap])
    case .disk: .disk
    }
  }
}

extension Renaming {
  /// Returns the new number of a page that is written; a later pass knows it by its swap slot.
  fileprivate func page(
    of written: Reclaimer.Written,
    in phase: Reclaimer.WritingPhase
  ) -> PageNumber {
    switch (phase, written.store) {
    case (.laterPass, .swap(let swap)): self[written.page, of: swap]
    case (.start, _), (.putBack, _), (.end, _), (.laterPass, .disk): self[written.page]
    }
  }
}
