// Knows how to tell the steps of a preallocation that fails.

import Shmem

extension Narrator {
  func sentence(_ step: Step, _ preallocator: Preallocator<SharedStorage.Batch>) -> String {
    let name = name(step.task)
    switch preallocator {
    case .idle: return "\(name) takes i_mutex: no punch and no write can be under way."
    case .publish:
      return "\(name) sets i_private, for reclaim to see how far it is; faults do not wait for it."
    case .decide: return tellDecision(by: step.task)
    case .getPage(let index, let getPage): return tell(step, getPage, at: index)
    case .commit(let index, let page):
      return before.machine[page].content == nil
        ? "\(name) leaves \(page) dirty and never written: page \(index) is preallocated."
        : "\(name) leaves \(page) as it is: page \(index) has its bytes already."
    case .undo(let walk): return sentence(step.id, walk, of: step.task)
    case .withdraw:
      return "\(name) takes its mark off i_private; what others have written to is still there."
    case .releaseMutex: return "\(name) releases i_mutex and returns, with an error."
    case .finished: return "\(name) is done."
    }
  }

  private func tellDecision(by task: TaskID) -> String {
    let name = name(task)
    guard let preallocation = before.machine.file.preallocation else { return "\(name) goes on." }
    let next = preallocation.next
    guard case .preallocator(let place) = after.machine[task] else { return "\(name) goes on." }
    switch place {
    case .getPage: return "\(name) goes on to page \(next)."
    case .withdraw:
      return "A signal interrupts \(name) before the first page: nothing to take back."
    case .undo:
      guard next >= before.scenario[task].interruptedAt else {
        return "Reclaim gives back more pages than \(name) has made: memory is short, it fails."
      }
      return takesUndoForTruncation(by: task)
        ? "A signal interrupts \(name) before page 0, and the end of the range comes out as -1: "
          + "that means the whole file, until nothing is left."
        : "A signal interrupts \(name) before page \(next): it must take back what it has made."
    case .idle, .publish, .decide, .commit, .releaseMutex, .finished: return "\(name) goes on."
    }
  }

  private func takesUndoForTruncation(by task: TaskID) -> Bool {
    after.machine.undoRangeCall(of: task, in: after.scenario)?.hasNoEnd == true
  }
}
