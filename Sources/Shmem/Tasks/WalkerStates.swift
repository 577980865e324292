// Knows what a task that may be in shmem_undo_range() has in its hands, place by place.

/// A place in the code of a kind of task that calls shmem_undo_range().
protocol WalkerState: TaskState {
  associatedtype Batch: GatheredBatch

  /// The walk, while it lasts.
  var undo: UndoRange<Batch>? { get }
}

extension WalkerState {
  var lockedPage: PageNumber? { undo?.lockedPage }
  var lockedPages: [PageNumber] { undo?.lockedPages ?? lockedPage.map { [$0] } ?? [] }
  var heldPages: [PageNumber] { undo?.edgePage.map { [$0] } ?? [] }
  func references(to page: PageNumber) -> Int { undo?.references(to: page) ?? 0 }
  var swap: SwapEntry? { nil }
  func remembers(_ swap: SwapEntry) -> Bool { undo?.remembers(swap) ?? false }
  var swapIn: SwapIn? { undo?.swapIn }

  func swizzledIndex(in context: SwizzleContext) -> PageIndex? { nil }

  func ownedSwap(under rules: Rules) -> SwapEntry? {
    undo?.emptied ?? swapIn.flatMap { $0.hasSwizzled ? $0.swap : nil }
  }

  func swappedLag(under rules: Rules) -> Int {
    (undo?.freed ?? 0) + (swapIn?.awaitsAccounting == true ? 1 : 0)
  }

  /// The steps of such a task are never taken alone, but for the puncher's.
  var rank: Int { 0 }
}

extension Puncher: WalkerState {
  var isIdle: Bool {
    switch self {
    case .dropMmapSem, .takeMutex: true
    case .publish, .unmap, .undo, .withdraw, .releaseMutex, .takeMmapSem, .finished: false
    }
  }

  var isFinished: Bool { self == .finished }

  func swizzledIndex(in context: SwizzleContext) -> PageIndex? {
    guard case .undo(.edge(let edge, .swapIn(let swapIn), _)) = self, swapIn.hasSwizzled else {
      return nil
    }
    return context.hole.index(of: edge)
  }

  var rank: Int {
    switch self {
    case .dropMmapSem: 0
    case .takeMutex: 1
    case .publish: 2
    case .unmap(let from): 3 + from.clamped
    case .undo(let walk): 1000 + walk.rank
    case .withdraw: 10_000
    case .releaseMutex: 10_001
    case .takeMmapSem: 10_002
    case .finished: 10_003
    }
  }
}

extension Truncater: WalkerState {
  var isIdle: Bool { self == .idle }
  var isFinished: Bool { self == .finished }
}

extension Evictor: WalkerState {
  var isIdle: Bool { self == .idle }
  var isFinished: Bool { self == .finished }
  var index: PageIndex? { undo?.index }
}

extension Preallocator: WalkerState {
  var isIdle: Bool { self == .idle }
  var isFinished: Bool { self == .finished }
  var heldPages: [PageNumber] { heldPage.map { [$0] } ?? [] }
  var swap: SwapEntry? { getPage?.swap }
  var swapIn: SwapIn? { undo?.swapIn ?? getPage?.swapIn }

  func swizzledIndex(in context: SwizzleContext) -> PageIndex? {
    guard swapIn?.hasSwizzled == true else { return nil }
    return undo == nil ? index : context.failedAt
  }
}

extension UndoRange {
  /// From 0 to less than 9000; a page takes twenty of them.
  fileprivate var rank: Int {
    switch self {
    case .begin: 0
    case .gatherFirst(let from, _): 100 + 20 * from.clamped
    case .first(let place, let cursor, _): 100 + cursor.rank(Int(place.rawValue))
    case .edge(let edge, let place, _):
      (edge == .before || edge == .first ? 1000 : 1100) + place.rank
    case .returnEarly: 1200
    case .gatherSecond(let from, _): 2000 + 20 * from.clamped
    case .second(let place, let cursor, _): 2000 + cursor.rank(Int(place.rawValue))
    case .account: 3000
    }
  }
}

extension Cursor {
  /// More from entry to entry, and between two entries by how far one has been dealt with, up to 8.
  fileprivate func rank(_ place: Int) -> Int {
    20 * lastIndex.clamped + (isExhausted ? 10 : 1 + place)
  }
}

extension UndoEdgePlace {
  fileprivate var rank: Int {
    switch self {
    case .lookUp: 0
    case .lock: 1
    case .swapIn(let swapIn): 10 + swapIn.rank
    case .zero, .remove: 20
    case .unlock: 21
    }
  }
}

extension PageIndex {
  /// The number of the page, or that of a page after every small file.
  var clamped: Int { Int(min(rawValue, 16)) }
}
