// Knows what a hole punch has in its hands, place by place.

extension Puncher: WalkerState {
  static var purpose: UndoRangeCall.Kind { .punch }

  var isIdle: Bool {
    switch self {
    case .dropMmapSem, .takeMutex: true
    case .publish, .unmap, .undo, .withdraw, .blocks, .releaseMutex, .takeMmapSem, .finished: false
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
    case .blocks(.takeLock): 2
    case .publish: 3
    case .unmap(let from): 4 + from.clamped
    case .undo(let walk): 1000 + walk.rank
    case .withdraw: 10_000
    case .blocks(.free): 10_001
    case .blocks(.releaseLock): 10_002
    case .releaseMutex: 10_003
    case .takeMmapSem: 10_004
    case .finished: 10_005
    }
  }
}

extension Puncher {
  /// Returns true if it has begun and has not returned to its caller.
  func hasFileOpen(in scenario: Scenario) -> Bool {
    switch self {
    case .takeMutex: scenario.call == .madvise
    case .dropMmapSem, .finished: false
    case .publish, .unmap, .undo, .withdraw, .blocks, .releaseMutex, .takeMmapSem: true
    }
  }

  /// Makes the same place with its batch copied, and with other numbers for frames and swap slots.
  init<Other>(copying puncher: Puncher<Other>, _ renaming: some Renaming) {
    self =
      switch puncher {
      case .dropMmapSem: .dropMmapSem
      case .takeMutex: .takeMutex
      case .publish: .publish
      case .unmap(let from): .unmap(from: from)
      case .undo(let walk): .undo(UndoRange(copying: walk, renaming))
      case .withdraw: .withdraw
      case .blocks(let place): .blocks(place)
      case .releaseMutex: .releaseMutex
      case .takeMmapSem: .takeMmapSem
      case .finished: .finished
      }
  }
}
