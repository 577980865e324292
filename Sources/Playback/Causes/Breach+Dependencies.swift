// Knows which facts a broken promise is about, so that the step which made each so can be found.

import Shmem

extension Breach {
  /// The facts that the breach is about, the most important first.
  var dependencies: [Dependency] {
    switch self {
    case .survived(let pages), .lostOutside(let pages), .leftBehindEnd(let pages):
      pages.first(from: PageIndex(0)).map { [.slot($0)] } ?? []
    case .emptySlot(let index, let task): [.slot(index), .look(by: task)]
    case .references(let page, _, _): [.references(page)]
    case .strayPte(let page): [.mapping(page)]
    case .slotDisagrees(let index): [.slot(index)]
    case .swapCount(let swap, _, _), .hasCache(let swap): [.swapSlot(swap)]
    case .pageTotal, .shadowTotal, .swappedTotal: []
    case .oops(let oops): oops.dependencies
    case .lockOrder(let inversion): inversion.held.dependencies
    }
  }
}

extension Oops {
  fileprivate var dependencies: [Dependency] {
    switch self {
    case .pageLeftFile(let page), .removedWhileMapped(let page): [.mapping(page)]
    case .slotLost(_, let index), .slotTaken(let index): [.slot(index)]
    case .freedWhileLocked(let page): [.pageLock(page)]
    case .waitQueueGone: [.inodeMutex]
    }
  }
}

extension LockClass {
  /// The owner of the lock, where the machine has one such lock.
  fileprivate var dependencies: [Dependency] {
    switch self {
    case .inodeMutex: [.inodeMutex]
    case .swaplistMutex: [.swaplistMutex]
    case .invalidateLock: [.invalidateLock]
    case .mmapSem, .pageLock: []
    }
  }
}
