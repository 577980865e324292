// Knows a step as a statement of the kernel with the operands of the moment.

package import Shmem

extension Snapshot {
  /// The statement that a task runs when it takes a step now: `lock_page(P3)`.
  package func statement(of stepID: StepID, for task: TaskID) -> String {
    scenario.kernel.naming(statementOf2014(of: stepID, for: task))
  }

  private func statementOf2014(of stepID: StepID, for task: TaskID) -> String {
    if let words = effect(of: stepID, of: task)?.words {
      return words.statement(in: StepContext(snapshot: self, task: task))
    }
    switch machine[task] {
    case .puncher(let puncher): return statement(of: stepID, puncher)
    case .reader, .splicer, .writer, .faulter, .reclaimer, .swapoff: preconditionFailure("typed")
    case .truncater(let truncater): return statement(of: truncater, task)
    case .preallocator(let preallocator): return statement(of: preallocator, task)
    case .evictor(let evictor): return statement(of: evictor, task)
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
    case .getPage(let index, let getPage): return statement(of: getPage, at: index, for: task)
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

  /// Returns what a step that a task can take next does; if the task picks a page, what it does on the first one.
  private func effect(of stepID: StepID, of task: TaskID) -> TaskEffect<SharedStorage.Batch>? {
    let start = scenario[task].index ?? PageIndex(0)
    let step = Step(task: task, id: stepID, pick: start)
    return machine.transition(for: step, in: scenario)?.effect
      ?? machine.next(of: task, startingAt: start, in: scenario).transition?.effect
  }
}
