// Knows how to tell the steps of a punch.

import Shmem

extension Narrator {
  func sentence(_ stepID: StepID, _ puncher: Puncher<SharedStorage.Batch>) -> String {
    switch puncher {
    case .dropMmapSem:
      return "madvise(MADV_REMOVE) drops mmap_sem: punch will want i_mutex, which comes before it."
    case .takeMutex: return "punch takes i_mutex: no write, truncate or other punch of this file."
    case .publish: return tellPublish()
    case .unmap(let from): return tellUnmap(from: from)
    case .undo(let walk): return withWalkEnd(sentence(stepID, walk, of: .puncher))
    case .withdraw: return tellWithdraw()
    case .releaseMutex:
      guard let queued = queuedFault else {
        return "punch releases i_mutex and returns to \(caller)."
      }
      return
        "punch releases i_mutex and returns: its stack is gone, and with it the wait queue that "
        + "\(name(queued)) is still on."
    case .takeMmapSem: return "madvise(2) takes mmap_sem again and returns to the user."
    case .finished: return "punch is done."
    }
  }

  func count(_ number: Int, _ one: String, _ many: String) -> String {
    number == 1 ? "1 \(one)" : "\(number) \(many)"
  }

  private var caller: String {
    switch before.scenario.call {
    case .fallocate: "the user"
    case .madvise: "madvise(2)"
    }
  }

  private var gate: FaultGate { before.scenario.rules.faultGate }

  private func tellPublish() -> String {
    let obligations = before.obligations.count
    let promise =
      "what the hole holds now, \(count(obligations, "page", "pages")) of data, must go."
    guard before.scenario.mapping == .tmpfs else {
      return "The clock starts: \(promise) Nobody is kept from reading meanwhile."
    }
    return gate != .none
      ? "punch publishes its hole: faults into it will wait. The clock starts: \(promise)"
      : "The clock starts (this kernel publishes nothing, faults walk in): \(promise)"
  }

  private func tellUnmap(from start: PageIndex) -> String {
    guard let cleared = before.machine.storage.mappedPage(from: start),
      before.scenario.hole.contains(cleared)
    else { return "punch walks the ptes of the hole and finds none to clear." }
    return "punch clears the pte of page \(cleared)."
  }

  /// The first fault that is awake already but stays on the wait queue; nil if there is none.
  private var queuedFault: TaskID? {
    before.machine.tasks.first { task in
      guard before.scenario.rules.wakeFunction == .autoremove else { return false }
      switch before.machine[task] {
      case .faulter(.signalled), .faulter(.wokenEarly): return true
      case .puncher, .reader, .splicer, .writer, .faulter, .reclaimer, .truncater, .preallocator,
        .evictor, .swapoff:
        return false
      }
    }
  }

  /// The end of the sentence about P22, which wakes the sleepers on the queue but no others.
  private var sleepers: String {
    queuedFault.map { "sleeps; \(name($0)) is awake and stays on its queue" } ?? "waits"
  }

  private func tellWithdraw() -> String {
    let action =
      switch gate {
      case .none: "The clock stops"
      case .inodeMutex: "punch withdraws its hole; who waits for i_mutex still waits"
      case .waitQueue: "punch withdraws its hole and wakes who \(sleepers)"
      }
    return "\(action): what is in the hole now stays."
  }
}
