// Knows in words why a task waits and what it holds.

package import Shmem

extension Snapshot {
  /// Why a task cannot take its next step, as the end of a sentence.
  package func describe(_ reason: WaitReason) -> String {
    scenario.kernel.naming(describeAsOf2014(reason))
  }

  private func describeAsOf2014(_ reason: WaitReason) -> String {
    switch reason {
    case .inodeMutex(let owner): "waits for i_mutex, which \(name(of: owner)) holds"
    case .pageLock(let page, let owner):
      "waits for the lock of \(page), which \(name(of: owner)) holds"
    case .writeback(let page): "waits until \(page) has been written to \(writeTarget)"
    case .waitQueue: "sleeps until the punch is over (P22)"
    case .swaplistMutex(let owner): "waits for the swaplist mutex, which \(name(of: owner)) holds"
    case .swapCache(let swap): "waits until the page of \(swap) is in the swap cache"
    case .noPage(let index): "finds no page in slot \(index)"
    case .isolated(let page): "finds \(page) isolated by somebody else"
    case .fileInUse(let user): "waits until \(name(of: user)) has closed the file"
    case .noFuel(let fuel): "may not begin: the race allows \(fuel) swizzle\(fuel == 1 ? "" : "s")"
    case .oops: "stands still, as the kernel has stopped"
    }
  }

  /// Where pages are written.
  private var writeTarget: String {
    switch scenario.mapping {
    case .tmpfs: "swap"
    case .file: "the disk"
    }
  }

  /// The same, short: for a line beside the tree.
  package func describeShortly(_ reason: WaitReason) -> String {
    switch reason {
    case .inodeMutex(let owner), .pageLock(_, let owner), .swaplistMutex(let owner):
      "waits for \(name(of: owner))"
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

  /// What a task holds: locks, references, and values it remembers without holding anything.
  package func holdings(of task: TaskID) -> [String] {
    var holdings: [String] = []
    if machine.file.inodeMutexOwner == task {
      holdings.append(scenario.kernel.naming("i_mutex"))
    }
    if machine.file.swaplistMutexOwner == task { holdings.append("swaplist mutex") }
    let place = machine[task]
    holdings += place.lockedPages.filter { machine[$0].lockOwner == task }.map { "lock \($0)" }
    holdings += referencedPages(by: place).map { "ref \($0)" }
    if let swap = place.rememberedSwap { holdings.append("value \(swap)") }
    return holdings
  }

  private func referencedPages(by place: TaskPlace<SharedStorage.Batch>) -> [PageNumber] {
    if let cursor = place.undo?.cursor {
      return (0..<cursor.batch.count).compactMap { cursor.batch[$0].entry.page }
    }
    return place.referencedPages
  }
}
