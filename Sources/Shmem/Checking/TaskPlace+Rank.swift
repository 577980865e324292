// Knows how far a task has come in its code, so that it is known when it goes back.

extension TaskPlace {
  /// How far the task has come; it is further if this is more.
  ///
  /// A task that goes round comes by a step behind which this is no more than before, whatever round
  /// it is: over the whole of its code, a lookup that is repeated, a retry. Any number for a place
  /// will do for that. These are in the order of the code, so that most steps lead further.
  var rank: Int {
    switch self {
    case .puncher(let puncher): puncher.rank
    case .reader(let reader): reader.rank
    case .splicer(let splicer): splicer.rank
    case .writer(let writer): writer.rank
    case .faulter(let faulter): faulter.rank
    case .reclaimer(let reclaimer): reclaimer.rank
    // Their steps are never taken alone.
    case .truncater, .preallocator, .evictor, .swapoff: 0
    }
  }
}

extension SwapIn {
  /// From 0 to 8.
  fileprivate var rank: Int {
    switch self {
    case .lookUpCache: 0
    case .lock: 1
    case .confirm: 2
    case .waitForWriteback: 3
    case .add: 4
    case .takeOut: 5
    case .putIn: 6
    case .account: 7
    case .leaveSwapCache: 8
    }
  }
}

extension DiskRead {
  /// From 0 to 3.
  fileprivate var rank: Int {
    switch self {
    case .allocate: 0
    case .add: 1
    case .read: 2
    case .unlock: 3
    }
  }
}

extension GetPage {
  /// From 0 to 15.
  fileprivate var rank: Int {
    switch self {
    case .lookUp: 0
    case .lock: 1
    case .testSize: 2
    case .swapIn(let swapIn): 3 + swapIn.rank
    case .fromDisk(let read): 3 + read.rank
    case .allocate: 12
    case .add: 13
    case .addToLRU: 14
    case .clear: 15
    }
  }
}

extension Reader {
  fileprivate var rank: Int {
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

extension Splicer {
  fileprivate var rank: Int {
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

extension Faulter {
  /// From 0 to less than 100.
  fileprivate var rank: Int {
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

extension Writer {
  fileprivate var rank: Int {
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

extension Reclaimer {
  fileprivate var rank: Int {
    switch self {
    case .idle: 0
    case .tryLock: 1
    case .unmap: 2
    case .test: 3
    case .enterWritepage: 4
    case .getSwap: 5
    case .lockSwaplist: 6
    case .addToSwapCache: 7
    case .countSwap: 8
    case .ownSwap: 9
    case .swizzle: 10
    case .takeOut: 11
    case .putIn: 12
    case .ownSwapLate: 13
    case .account: 14
    case .startWrite: 15
    case .endWrite: 16
    case .laterPass: 17
    case .finished: 18
    }
  }
}

extension Puncher {
  fileprivate var rank: Int {
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

extension UndoRange {
  /// From 0 to less than 9000; a page takes twenty of them.
  fileprivate var rank: Int {
    switch self {
    case .begin: 0
    case .gatherFirst(let from, _): 100 + 20 * from.clamped
    case .first(let place, let cursor, _):
      100 + cursor.rank(Int(place.rawValue))
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
  /// The number of the page, or that of a page behind every small file.
  fileprivate var clamped: Int { Int(min(rawValue, 16)) }
}
