// Knows in words why a task waits and what it holds.

package import Shmem

/// A thing that a task holds.
package enum Holding: Hashable, Sendable {
  /// i_mutex.
  case inodeMutex
  /// shmem_swaplist_mutex.
  case swaplistMutex
  /// invalidate_lock, alone or together with others.
  case invalidateLock
  /// The lock of a page.
  case pageLock(PageNumber)
  /// A reference to a page; two references are two holdings.
  case reference(PageNumber)
  /// A place in the wait queue of the punch.
  case waitQueue
  /// A swap entry among its local variables, which nothing pins.
  case value(SwapEntry)

  /// The kinds of holdings.
  fileprivate enum Kind: Hashable {
    case inodeMutex, swaplistMutex, invalidateLock, pageLock, reference, waitQueue, value
  }

  fileprivate var kind: Kind {
    switch self {
    case .inodeMutex: .inodeMutex
    case .swaplistMutex: .swaplistMutex
    case .invalidateLock: .invalidateLock
    case .pageLock: .pageLock
    case .reference: .reference
    case .waitQueue: .waitQueue
    case .value: .value
    }
  }

  /// The name of the page or swap entry that is held.
  fileprivate var object: String? {
    switch self {
    case .inodeMutex, .swaplistMutex, .invalidateLock, .waitQueue: nil
    case .pageLock(let page), .reference(let page): page.description
    case .value(let swap): swap.description
    }
  }
}

extension Snapshot {
  /// Returns the reason why a task cannot take its next step, as the end of a sentence.
  package func describe(_ reason: WaitReason) -> String {
    scenario.kernel.naming(describeAsOf2014(reason))
  }

  private func describeAsOf2014(_ reason: WaitReason) -> String {
    switch reason {
    case .inodeMutex(let owner): "waits for i_mutex, which \(name(of: owner)) holds"
    case .pageLock(let page, let owner):
      "waits for the lock of \(page), which \(name(of: owner)) holds"
    case .invalidateLock: "waits for invalidate_lock, which \(invalidateLockHolders)"
    case .writeback(let page): "waits until \(page) has been written to \(writeTarget)"
    case .waitQueue: "sleeps until the punch is over (P22)"
    case .swaplistMutex(let owner): "waits for the swaplist mutex, which \(name(of: owner)) holds"
    case .swapCache(let swap): "waits until the page of \(swap) is in the swap cache"
    case .noPage(let index): "finds no page in slot \(index)"
    case .isolated(let page): "finds \(page) on no LRU list"
    case .fileInUse(let user): "waits until \(name(of: user)) has closed the file"
    case .noFuel(let fuel):
      "may not begin: the race allows only \(fuel) swizzle\(fuel == 1 ? "" : "s")"
    case .oops: "cannot go on, as the kernel has stopped"
    }
  }

  /// The tasks that hold invalidate_lock, with their verb: "read-1 holds", "read-1 and fault-1 share".
  private var invalidateLockHolders: String {
    let names = machine.invalidateLockHolders(in: scenario).map(name(of:))
    return "\(names.joined(separator: " and ")) \(names.count == 1 ? "holds" : "share")"
  }

  /// The place to which pages are written.
  private var writeTarget: String {
    switch scenario.mapping {
    case .tmpfs: "swap"
    case .file: "the disk"
    }
  }

  /// Returns the same reason in few words, for a line beside the tree.
  package func describeShortly(_ reason: WaitReason) -> String {
    scenario.kernel.naming(describeShortlyAsOf2014(reason))
  }

  private func describeShortlyAsOf2014(_ reason: WaitReason) -> String {
    switch reason {
    case .inodeMutex(let owner), .pageLock(_, let owner), .swaplistMutex(let owner):
      "waits for \(name(of: owner))"
    case .invalidateLock(let owner):
      machine.invalidateLockHolders(in: scenario).count > 1
        ? "waits for \(machine.invalidateLockHolders(in: scenario).count) tasks"
        : "waits for \(name(of: owner))"
    case .writeback(let page): "waits for write of \(page)"
    case .waitQueue: "asleep until P22"
    case .swapCache(let swap): "waits for cache of \(swap)"
    case .noPage(let index): "no page at \(index)"
    case .isolated: "isolated"
    case .fileInUse(let user): "waits for \(name(of: user))"
    case .noFuel: "no fuel left"
    case .oops: "stopped"
    }
  }

  /// Returns what a task holds: locks, references, its place in the wait queue, and a value that nothing pins.
  package func holdings(of task: TaskID) -> [Holding] {
    var holdings: [Holding] = []
    if machine.file.inodeMutexOwner == task { holdings.append(.inodeMutex) }
    if machine.file.swaplistMutexOwner == task { holdings.append(.swaplistMutex) }
    let place = machine[task]
    if machine.holdsInvalidateLock(task, in: scenario) { holdings.append(.invalidateLock) }
    holdings += place.lockedPages.filter { machine[$0].lockOwner == task }.map { .pageLock($0) }
    holdings += referencedPages(by: place).map { .reference($0) }
    if place.faulter?.isOnQueue == true { holdings.append(.waitQueue) }
    if let swap = place.rememberedSwap { holdings.append(.value(swap)) }
    return holdings
  }

  /// Returns a holding in words: `lock P1`.
  package func describe(_ holding: Holding) -> String {
    ([word(for: holding.kind)] + [holding.object].compactMap(\.self)).joined(separator: " ")
  }

  /// Returns the holdings in words, neighbours of a kind together: `i_mutex`, `ref P1 P2 P5`.
  package func describe(_ holdings: [Holding]) -> [String] {
    var groups: [(kind: Holding.Kind, objects: [String])] = []
    for holding in holdings {
      let object = [holding.object].compactMap(\.self)
      if holding.object != nil, groups.last?.kind == holding.kind {
        groups[groups.count - 1].objects += object
      } else {
        groups.append((holding.kind, object))
      }
    }
    return groups.map { ([word(for: $0.kind)] + $0.objects).joined(separator: " ") }
  }

  /// Returns the word for holdings of a kind.
  private func word(for kind: Holding.Kind) -> String {
    switch kind {
    case .inodeMutex: scenario.kernel.naming("i_mutex")
    case .swaplistMutex: scenario.kernel.naming("swaplist mutex")
    case .invalidateLock: "invalidate_lock"
    case .pageLock: "lock"
    case .reference: "ref"
    case .waitQueue: "wait queue"
    case .value: "value"
    }
  }

  private func referencedPages(by place: TaskPlace<SharedStorage.Batch>) -> [PageNumber] {
    guard let cursor = place.undo?.cursor else { return place.referencedPages }
    return (0..<cursor.batch.count).compactMap { cursor.batch[$0].entry.page }
      + place.referencedPages
  }
}
