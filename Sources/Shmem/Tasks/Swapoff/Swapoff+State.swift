// Knows what a swapoff has in its hands, place by place.

extension Swapoff: TaskState {
  /// It goes round the swap area until no slot is in use.
  static func goesRoundByItself(_ task: TaskSpec, in scenario: Scenario) -> Bool { true }

  var isIdle: Bool { self == .idle }
  var isFinished: Bool { self == .finished }

  /// The page with its slot, once it has one.
  private var cached: CachedPage? {
    switch self {
    case .idle, .find, .finished: nil
    case .cached(_, let cached), .add(let cached, _), .clean(let cached, _): cached
    }
  }

  var heldPages: [PageNumber] { cached.map { [$0.page] } ?? [] }
  func references(to page: PageNumber) -> Int { cached?.page == page ? 1 : 0 }

  var lockedPage: PageNumber? {
    if case .cached(.lock, _) = self { return nil }
    return cached?.page
  }

  var swap: SwapEntry? { cached?.swap }

  /// The page of the file whose entry the task has found.
  var index: PageIndex? {
    switch self {
    case .idle, .find, .cached, .finished: nil
    case .add(_, let index): index
    case .clean(_, let added): added
    }
  }

  /// The page of the file where the page took the place of an entry that is not free yet.
  private var swizzled: (index: PageIndex, swap: SwapEntry)? {
    guard case .clean(let cached, let added?) = self else { return nil }
    return (added, cached.swap)
  }

  var isAboutToSwizzle: Bool {
    switch self {
    case .cached(.release, _), .clean, .idle, .find, .finished: false
    case .cached, .add: true
    }
  }

  func swizzledIndex(in context: SwizzleContext) -> PageIndex? { swizzled?.index }
  func ownedSwaps(under rules: Rules) -> SwapRange? {
    swizzled.map { SwapRange(first: $0.swap, order: 0) }
  }
  func swappedLag(under rules: Rules) -> Int { swizzled == nil ? 0 : 1 }

  /// The steps of swapoff are never taken alone.
  var rank: Int { 0 }

  /// Returns the same place with other numbers.
  ///
  /// The slot that it goes on from is a position in the area, which may lie after the last slot.
  func renamed(_ renaming: some Renaming) -> Swapoff {
    switch self {
    case .idle, .find, .finished: self
    case .cached(let phase, let cached): .cached(phase, cached.renamed(renaming))
    case .add(let cached, let index): .add(cached.renamed(renaming), index)
    case .clean(let cached, let added): .clean(cached.renamed(renaming), added: added)
    }
  }
}
