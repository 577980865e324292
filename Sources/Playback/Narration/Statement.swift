// Knows a step as a statement of the kernel with the operands of the moment.

package import Shmem

extension Snapshot {
  /// The statement that a task runs when it takes a step now: `lock_page(P3)`.
  package func statement(of stepID: StepID, for task: TaskID) -> String {
    scenario.kernel.naming(statementOf2014(of: stepID, for: task))
  }

  private func statementOf2014(of stepID: StepID, for task: TaskID) -> String {
    if let words = nextEffect(of: task)?.words {
      return words.statement(in: StepContext(snapshot: self, task: task))
    }
    switch machine[task] {
    case .reader(let reader): return statement(of: reader, task)
    case .splicer(let splicer): return statement(of: splicer, task)
    case .writer(let writer): return statement(of: stepID, writer, task)
    case .faulter(let faulter): return statement(of: stepID, faulter, task)
    case .puncher, .reclaimer, .truncater, .preallocator, .evictor: preconditionFailure("typed")
    case .swapoff(let swapoff): return statement(of: swapoff)
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
    case .getPage(let index, let getPage, _): return statement(of: getPage, at: index, for: task)
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
    case .getPage(let index, let getPage): return statement(of: getPage, at: index, for: task)
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
    case .getPage(let index, let getPage): return statement(of: getPage, at: index, for: task)
    case .map(_, let page): return "pte -> \(page)"
    case .dirty(_, let page): return "set_page_dirty(\(page))"
    case .unlock(_, let page): return "unlock_page(\(page))"
    case .store(let index): return "store into page \(index)"
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

  /// Returns what the next step of a task does; if it picks a page, on the first one.
  private func nextEffect(of task: TaskID) -> TaskEffect<SharedStorage.Batch>? {
    machine.next(of: task, startingAt: scenario[task].index ?? PageIndex(0), in: scenario)
      .transition?.effect
  }
}

extension Faulter {
  fileprivate var pageIndex: PageIndex? {
    guard case .gate(let index) = self else { return nil }
    return index
  }
}
