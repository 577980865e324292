// Knows what a truncate has in its hands, place by place.

extension Truncater: WalkerState {
  static var purpose: UndoRangeCall.Kind { .truncate }

  var isIdle: Bool { self == .idle }
  var isFinished: Bool { self == .finished }
}

extension Truncater {
  /// Makes the same place with its batch copied, and with other numbers for frames and swap slots.
  init<Other>(copying truncater: Truncater<Other>, _ renaming: some Renaming) {
    self =
      switch truncater {
      case .idle: .idle
      case .setSize: .setSize
      case .unmap(let from): .unmap(from: from)
      case .undo(let walk): .undo(UndoRange(copying: walk, renaming))
      case .unmapAgain(let from): .unmapAgain(from: from)
      case .blocks(let place): .blocks(place)
      case .releaseMutex: .releaseMutex
      case .finished: .finished
      }
  }
}
