// Knows what an eviction has in its hands, place by place.

extension Evictor: WalkerState {
  static var purpose: UndoRangeCall.Kind { .evict }

  var isCuttingFile: Bool { undo != nil }
  var isIdle: Bool { self == .idle }
  var isFinished: Bool { self == .finished }
  var index: PageIndex? { undo?.index }
}

extension Evictor {
  /// Makes the same place with its batch copied, and with other numbers for frames and swap slots.
  init<Other>(copying evictor: Evictor<Other>, _ renaming: some Renaming) {
    self =
      switch evictor {
      case .idle: .idle
      case .undo(let walk): .undo(UndoRange(copying: walk, renaming))
      case .leaveList: .leaveList
      case .finished: .finished
      }
  }
}
