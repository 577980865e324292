// Knows what a read-ahead of swap has in its hands, place by place.

extension Readahead: TaskState {
  var isIdle: Bool { self == .idle }
  var isFinished: Bool { self == .finished }
  var heldPages: [PageNumber] { [] }
  var lockedPage: PageNumber? { nil }
  var swap: SwapEntry? { nil }
  var index: PageIndex? { nil }

  /// From 0 to 1, in the order of the code.
  var rank: Int { isIdle ? 0 : 1 }
}
