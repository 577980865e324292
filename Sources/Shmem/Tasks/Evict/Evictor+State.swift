// Knows what an eviction has in its hands, place by place.

extension Evictor: WalkerState {
  var isIdle: Bool { self == .idle }
  var isFinished: Bool { self == .finished }
  var index: PageIndex? { undo?.index }
}

extension Evictor {
  /// The same place, its batch copied, where frames and swap slots have other numbers.
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
