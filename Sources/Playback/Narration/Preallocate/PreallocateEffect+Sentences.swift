// Knows how to tell the steps of a preallocation that fails.

import Shmem

extension PreallocateEffect<SharedStorage.Batch>: StepWords {
  func sentence(in context: StepContext) -> String {
    let name = context.name
    switch self {
    case .takesMutex: return "\(name) takes i_mutex: no punch and no write can run now."
    case .publishes:
      return "\(name) sets i_private, where reclaim sees how far it is; faults do not wait for it."
    case .goesOn(let index): return "\(name) goes on to page \(index)."
    case .fails(let failure): return tell(failure, of: name)
    case .getPage(let effect, let index): return effect.sentence(at: index, in: context)
    case .commits(let page, let index, let isWritten):
      return isWritten
        ? "\(name) leaves \(page) as it is: page \(index) has its bytes already."
        : "\(name) leaves \(page) dirty and never written: page \(index) is preallocated."
    case .undo(let effect): return effect.sentence(in: context)
    case .withdraws:
      return "\(name) clears i_private; pages that other tasks have written to are still there."
    case .releasesMutex: return "\(name) releases i_mutex and returns, with an error."
    }
  }

  private func tell(_ failure: Failure, of name: String) -> String {
    switch failure {
    case .interruptedAtStart:
      return "A signal interrupts \(name) before the first page: nothing to take back."
    case .interrupted(_, takesAll: true):
      return
        "A signal interrupts \(name) before page 0, and the end of the range comes out as -1: "
        + "that means the whole file, until nothing is left."
    case .interrupted(let index, takesAll: false):
      return "A signal interrupts \(name) before page \(index): it must take back what it has made."
    case .memoryIsShort:
      return
        "Reclaim has had to keep more pages than \(name) has made: memory is short, and it fails."
    }
  }
}
