// Knows a step as a statement of the kernel with the operands of the moment.

package import Shmem

extension Snapshot {
  /// The statement that a task runs when it takes a step now: `lock_page(P3)`.
  package func statement(of stepID: StepID, for task: TaskID) -> String {
    scenario.kernel.naming(statementOf2014(of: stepID, for: task))
  }

  private func statementOf2014(of stepID: StepID, for task: TaskID) -> String {
    switch machine[task] {
    case .puncher(let puncher): return statement(of: stepID, puncher)
    case .reader(let reader): return statement(of: reader, task)
    case .splicer(let splicer): return statement(of: splicer, task)
    case .writer(let writer): return statement(of: stepID, writer, task)
    case .faulter(let faulter): return statement(of: stepID, faulter, task)
    case .reclaimer(let reclaimer): return statement(of: reclaimer, task)
    case .truncater(let truncater): return statement(of: truncater, task)
    case .preallocator(let preallocator): return statement(of: preallocator, task)
    case .evictor(let evictor): return statement(of: evictor, task)
    case .swapoff(let swapoff): return statement(of: swapoff)
    }
  }

  private func statement(of stepID: StepID, _ puncher: Puncher<SharedStorage.Batch>) -> String {
    switch puncher {
    case .dropMmapSem: return "up_read(mmap_sem)"
    case .takeMutex: return "lock i_mutex"
    case .publish: return scenario.rules.faultGate == .none ? "start" : "i_private = hole"
    case .unmap: return "unmap the hole"
    case .undo(let walk): return statement(of: walk, .puncher)
    case .withdraw:
      return switch scenario.rules.faultGate {
      case .none: "stop"
      case .inodeMutex: "i_private = NULL"
      case .waitQueue: "i_private = NULL, wake"
      }
    case .releaseMutex: return "unlock i_mutex"
    case .takeMmapSem: return "down_read(mmap_sem)"
    case .finished: return "done"
    }
  }

  func statement(of read: DiskRead, at index: PageIndex) -> String {
    switch read {
    case .allocate: "allocate a page"
    case .add(let page):
      "slot \(index): \(machine[index].map(\.description) ?? "empty") -> \(page)"
    case .read(let page): "readpage(\(page))"
    case .unlock(let page): "unlock_page(\(page))"
    }
  }

  func statement(of swapIn: SwapIn) -> String {
    switch swapIn {
    case .lookUpCache(let swap):
      return machine[swap].cachedPage == nil ? "read \(swap)" : "lookup_swap_cache(\(swap))"
    case .lock(let page, _): return "lock_page(\(page))"
    case .confirm(_, let swap): return "slot still \(swap)?"
    case .waitForWriteback(let page, _): return "wait_on_writeback(\(page))"
    case .add(let page, let swap): return "slot: \(swap) -> \(page)"
    case .takeOut(_, let swap): return "slot: delete \(swap)"
    case .putIn(let page, _): return "slot: insert \(page)"
    case .account: return "info->swapped -= 1"
    case .leaveSwapCache(_, let swap): return "swap_free(\(swap))"
    }
  }

  private func statement(of getPage: GetPage, at index: PageIndex) -> String {
    switch getPage {
    case .lookUp: return lookUpStatement(at: index)
    case .lock(let page): return "lock_page(\(page))"
    case .testSize: return "inside i_size?"
    case .swapIn(let swapIn): return statement(of: swapIn)
    case .fromDisk(let read): return statement(of: read, at: index)
    case .allocate: return "allocate a page"
    case .add(let page): return "slot \(index): empty -> \(page)"
    case .addToLRU(let page): return "lru_cache_add(\(page))"
    case .clear(let page, _): return "clear \(page)"
    }
  }

  func lookUpStatement(at index: PageIndex?) -> String {
    index.map { "look up slot \($0)" } ?? "look up a slot"
  }

  private func statement(of reader: Reader, _ task: TaskID) -> String {
    switch reader {
    case .idle: return lookUpStatement(at: scenario[task].index)
    case .lookUp(let index): return lookUpStatement(at: index)
    case .lock(_, let page): return "lock_page(\(page))"
    case .swapIn(_, let swapIn): return statement(of: swapIn)
    case .fromDisk(let index, let read): return statement(of: read, at: index)
    case .unlock(_, let page): return "unlock_page(\(page))"
    case .copy(_, let page): return "copy, put \(page)"
    case .finished: return "done"
    }
  }

  private func statement(of splicer: Splicer, _ task: TaskID) -> String {
    switch splicer {
    case .idle: return lookUpStatement(at: scenario[task].index)
    case .getPage(let index, let getPage, _): return statement(of: getPage, at: index)
    case .unlock(_, let page, _): return "unlock_page(\(page))"
    case .read(let reader): return statement(of: reader, task)
    case .check(_, let page): return "\(page)->mapping ours?"
    case .drain(_, let page): return "pipe read, put \(page)"
    case .finished: return "done"
    }
  }

  private func statement(of stepID: StepID, _ writer: Writer, _ task: TaskID) -> String {
    switch writer {
    case .idle: return "lock i_mutex"
    case .touchBuffer:
      guard let buffer = scenario[task].buffer, stepID != .w2 else { return "touch the buffer" }
      return statement(of: stepID, Faulter.gate(buffer), task)
    case .faultBuffer(_, let faulter): return statement(of: stepID, faulter, task)
    case .getPage(let index, let getPage): return statement(of: getPage, at: index)
    case .copy(_, let page): return "copy to \(page)"
    case .commit(_, let page, _): return "set_page_dirty(\(page))"
    case .unlock(_, let page, _): return "unlock_page(\(page))"
    case .releaseMutex: return "unlock i_mutex"
    case .finished: return "done"
    }
  }

  private func statement(of stepID: StepID, _ faulter: Faulter, _ task: TaskID) -> String {
    switch faulter {
    case .idle where stepID == .f0:
      return "look around" + (scenario[task].index.map { " page \($0)" } ?? "")
    case .lookAround(let index, _): return "look around page \(index)"
    case .mapAround(_, let page, _): return "pte -> \(page), unlock"
    case .idle, .gate:
      let index = faulter.pageIndex ?? scenario[task].index
      guard scenario.rules.faultGate != .none else { return lookUpStatement(at: index) }
      return "a punch over \(index.map(\.description) ?? "it")?"
    case .queue: return "join the wait queue"
    case .asleep where stepID == .f3k: return "a signal arrives"
    case .asleep where stepID == .f3w: return "something else wakes it"
    case .asleep: return "schedule()"
    case .signalled, .wokenEarly, .leaveQueue: return "finish_wait()"
    case .takeMutex: return "lock i_mutex"
    case .dropMutex: return "unlock i_mutex"
    case .getPage(let index, let getPage): return statement(of: getPage, at: index)
    case .map(_, let page): return "pte -> \(page)"
    case .dirty(_, let page): return "set_page_dirty(\(page))"
    case .unlock(_, let page): return "unlock_page(\(page))"
    case .store(let index): return "store into page \(index)"
    case .finished: return "done"
    }
  }

  private func statement(
    of truncater: Truncater<SharedStorage.Batch>,
    _ task: TaskID
  ) -> String {
    switch truncater {
    case .idle: return "lock i_mutex"
    case .setSize:
      let inside = scenario[task].cutsInside ? " and a part" : ""
      return "i_size = \(scenario[task].index ?? PageIndex(0))\(inside)"
    case .unmap: return "unmap behind the end"
    case .undo(let walk): return statement(of: walk, task)
    case .unmapAgain: return "unmap again"
    case .releaseMutex: return "unlock i_mutex"
    case .finished: return "done"
    }
  }

  private func statement(
    of preallocator: Preallocator<SharedStorage.Batch>,
    _ task: TaskID
  ) -> String {
    switch preallocator {
    case .idle: return "lock i_mutex"
    case .publish: return "i_private = falloc"
    case .decide: return "go on, or fail?"
    case .getPage(let index, let getPage): return statement(of: getPage, at: index)
    case .commit(_, let page): return "next++, unlock_page(\(page))"
    case .undo(let walk): return statement(of: walk, task)
    case .withdraw: return "i_private = NULL"
    case .releaseMutex: return "unlock i_mutex"
    case .finished: return "done"
    }
  }

  private func statement(
    of evictor: Evictor<SharedStorage.Batch>,
    _ task: TaskID
  ) -> String {
    switch evictor {
    case .idle: return "i_size = 0"
    case .undo(let walk): return statement(of: walk, task)
    case .leaveList: return "leave the swaplist"
    case .finished: return "done"
    }
  }

  private func statement(of swapoff: Swapoff) -> String {
    switch swapoff {
    case .idle: return "find a used slot"
    case .find(let start): return "find a used slot from \(start)"
    case .lock(let page, _): return "lock_page(\(page))"
    case .waitForWriteback(let page, _): return "wait_on_writeback(\(page))"
    case .check(let page, let swap): return "\(page) still of \(swap)?"
    case .search(_, let swap): return "look for \(swap) in the file"
    case .add(let page, let swap, _): return "slot: \(swap) -> \(page)"
    case .clean(let page, _, added: nil): return "uncache \(page)"
    case .clean(_, let swap, added: .some): return "swap_free(\(swap))"
    case .release(let page, _): return "unlock_page(\(page))"
    case .finished: return "done"
    }
  }

  private func statement(of reclaimer: Reclaimer, _ task: TaskID) -> String {
    switch reclaimer {
    case .idle: return "isolate " + (scenario[task].index.map { "page \($0)" } ?? "a page")
    case .tryLock(_, let page): return "trylock(\(page))"
    case .unmap(_, let page): return "unmap \(page)"
    case .test(_, let page): return "count refs of \(page)"
    case .enterWritepage(_, let page): return "writepage(\(page))"
    case .getSwap: return "get_swap_page()"
    case .lockSwaplist: return "lock swaplist mutex"
    case .addToSwapCache(_, let page, let swap): return "swap cache: \(swap) = \(page)"
    case .countSwap: return "info->swapped += 1"
    case .ownSwap(_, _, let swap), .ownSwapLate(_, _, let swap): return "own \(swap)"
    case .swizzle(_, let page, let swap): return "slot: \(page) -> \(swap)"
    case .takeOut(_, let page, _): return "slot: delete \(page)"
    case .putIn(_, _, let swap): return "slot: insert \(swap)"
    case .account:
      return scenario.rules.later.swappedFirst ? "unlock swaplist mutex" : "info->swapped += 1"
    case .startWrite(_, let page, _): return "write, unlock \(page)"
    case .endWrite(_, let page, _): return "write of \(page) ends"
    case .laterPass(_, let page, _): return "free \(page)?"
    case .finished: return "done"
    }
  }
}

extension Faulter {
  fileprivate var pageIndex: PageIndex? {
    guard case .gate(let index) = self else { return nil }
    return index
  }
}
