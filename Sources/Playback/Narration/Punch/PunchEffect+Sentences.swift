// Knows how to tell the steps of a punch.

import Shmem

extension PunchEffect<SharedStorage.Batch>: StepWords {
  func sentence(in context: StepContext) -> String {
    switch self {
    case .dropsMmapSem:
      return
        "madvise(MADV_REMOVE) drops mmap_sem: punch will want i_mutex, which must be taken first."
    case .takesMutex:
      return
        "punch takes i_mutex: no write, truncate or other punch of this file can begin."
    case .publishes(let faults): return tellPublication(to: faults, in: context)
    case .unmaps(.clears(_, let index, _)): return "punch clears the pte of page \(index)."
    case .unmaps(.findsNone): return "punch walks the ptes of the hole and finds none to clear."
    case .undo(let effect, let endsPunch):
      let sentence = effect.sentence(in: context)
      guard endsPunch else { return sentence }
      let blocks = context.scenario.hole.count > 0 ? "are freed" : "stay, as no page is whole"
      return "\(sentence) With this step both loops are over, and the blocks on the disk \(blocks)."
    case .withdraws(let faults): return tellWithdrawal(from: faults, in: context)
    case .blocks(let effect):
      let count = context.scenario.hole.count
      return effect.sentence(about: "the blocks of the hole", ofPages: count, in: context)
    case .releasesMutex:
      guard let queued = queuedFault(in: context) else {
        return "punch releases i_mutex and returns to \(caller(in: context))."
      }
      return
        "punch releases i_mutex and returns: its stack is gone, and with it the wait queue that "
        + "\(context.name(of: queued)) is still on."
    case .takesMmapSem: return "madvise(2) takes mmap_sem again and returns to the user."
    }
  }

  private func caller(in context: StepContext) -> String {
    switch context.scenario.call {
    case .fallocate, .none: "the user"
    case .madvise: "madvise(2)"
    }
  }

  private func tellPublication(to faults: FaultGate, in context: StepContext) -> String {
    let obligations = context.snapshot.obligations.count
    let pages = Narrator.count(obligations, "page", "pages")
    let promise = "The hole holds \(pages) of data now, which must go."
    guard context.scenario.mapping == .tmpfs else {
      return "\(promise) \(tellFills(in: context.scenario))"
    }
    return faults != .none
      ? "punch publishes its hole: faults into it will wait. \(promise)"
      : "This kernel publishes no hole, and faults may enter it. \(promise)"
  }

  /// Returns the sentence about tasks that can put pages of an ordinary file into the hole.
  private func tellFills(in scenario: Scenario) -> String {
    if scenario.locksPageCache(toFillFor: .read) { return "No task can add a page to it." }
    return scenario.locksPageCache(toFillFor: .fault)
      ? "Reads may still enter the hole." : "Reads and faults may still enter the hole."
  }

  private func tellWithdrawal(from faults: FaultGate, in context: StepContext) -> String {
    let action =
      switch faults {
      case .none: "The removal is over"
      case .inodeMutex: "punch withdraws its hole; faults that wait for i_mutex still wait"
      case .waitQueue: "punch withdraws its hole and wakes the waiters\(exception(in: context))"
      }
    return "\(action): it removes nothing more."
  }

  /// Returns the words about a fault that P22 does not take off the queue; empty if there is none.
  private func exception(in context: StepContext) -> String {
    guard let queued = queuedFault(in: context) else { return "" }
    return "; \(context.name(of: queued)) is awake and stays on its queue"
  }

  /// Returns the first fault that is awake already but stays on the wait queue; nil if there is none.
  private func queuedFault(in context: StepContext) -> TaskID? {
    guard context.scenario.leavesWokenOnQueue else { return nil }
    return context.machine.tasks.first { context.machine[$0].isAwakeOnQueue }
  }
}
