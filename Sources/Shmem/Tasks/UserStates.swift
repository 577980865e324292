// Knows what a task that reads, writes or faults has in its hands, place by place.

extension Reader: TaskState {
  var isIdle: Bool { self == .idle }
  var isFinished: Bool { self == .finished }
  var heldPages: [PageNumber] { heldPage.map { [$0] } ?? [] }

  var swapIn: SwapIn? {
    guard case .swapIn(_, let swapIn) = self else { return nil }
    return swapIn
  }

  var rank: Int {
    switch self {
    case .idle: 0
    case .lookUp: 1
    case .lock: 2
    case .swapIn(_, let swapIn): 10 + swapIn.rank
    case .fromDisk(_, let read): 10 + read.rank
    case .unlock: 20
    case .copy: 21
    case .finished: 22
    }
  }
}

extension Splicer: TaskState {
  var isIdle: Bool { self == .idle }
  var isFinished: Bool { self == .finished }

  var rank: Int {
    switch self {
    case .idle: 0
    case .getPage(_, let getPage, let useless): (useless == nil ? 10 : 40) + getPage.rank
    case .unlock(_, _, let useless): useless == nil ? 30 : 60
    case .read(let reader): reader.rank
    case .check: 31
    case .drain: 61
    case .finished: 62
    }
  }
}

extension Writer: TaskState {
  var isIdle: Bool { self == .idle }
  var isFinished: Bool { self == .finished }
  var heldPages: [PageNumber] { heldPage.map { [$0] } ?? [] }
  var swap: SwapEntry? { getPage?.swap }
  var swapIn: SwapIn? { getPage?.swapIn }

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
}

extension Faulter: TaskState {
  var isIdle: Bool { self == .idle }
  var isFinished: Bool { self == .finished }
  var heldPages: [PageNumber] { heldPage.map { [$0] } ?? [] }
  var swap: SwapEntry? { getPage?.swap }
  var swapIn: SwapIn? { getPage?.swapIn }
  var faulter: Faulter? { self }

  /// From 0 to less than 100.
  var rank: Int {
    switch self {
    case .idle: 0
    case .lookAround(_, let from): 1 + 2 * from.clamped
    case .mapAround(_, _, let place): 2 + 2 * place.clamped
    case .gate: 50
    case .queue: 51
    case .asleep: 52
    case .signalled, .wokenEarly, .leaveQueue: 53
    case .takeMutex: 54
    case .dropMutex: 55
    case .getPage(_, let getPage): 60 + getPage.rank
    case .map: 80
    case .dirty: 81
    case .unlock: 82
    case .store: 83
    case .finished: 84
    }
  }
}
