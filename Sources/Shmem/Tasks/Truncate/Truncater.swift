// Knows a truncate of the file.

/// Where a truncate is.
///
/// ```
/// T0            lock i_mutex
/// T1            set i_size
/// T2            clear the ptes behind the end
/// P4 ... P21    remove what is behind the end
/// T4            clear the ptes behind the end again
/// T5            unlock i_mutex
/// ```
///
/// It sets no i_private, so nobody waits for it. What keeps others from filling what it empties is
/// i_size. A truncate that finds the file no longer than it is to be cuts nothing: after T1 comes T5.
///
/// Kernel: do_truncate(), fs/open.c; shmem_setattr(), mm/shmem.c, and for an ordinary file
/// truncate_setsize() and truncate_pagecache(), mm/truncate.c, 3.16. The steps T0 and T5 are ours.
package enum Truncater<Batch: GatheredBatch>: Hashable, Sendable {
  /// It has not started.
  case idle
  /// It holds i_mutex.
  case setSize
  /// The file is shorter; it clears the ptes behind the end from a page on.
  case unmap(from: PageIndex)
  /// It removes what is behind the end.
  case undo(UndoRange<Batch>)
  /// It clears ptes behind the end once more.
  case unmapAgain(from: PageIndex)
  /// It holds nothing but i_mutex.
  case releaseMutex
  /// It has returned to the user.
  case finished
}

extension Truncater {
  /// The walk behind the end, while it lasts.
  package var undo: UndoRange<Batch>? {
    guard case .undo(let undo) = self else { return nil }
    return undo
  }

  /// Whether the file has been cut and what is behind the end need not be gone yet.
  var isUnderWay: Bool {
    switch self {
    case .unmap, .undo, .unmapAgain: true
    case .idle, .setSize, .releaseMutex, .finished: false
    }
  }

  /// The page of the file at the cursor.
  var index: PageIndex? {
    switch self {
    case .unmap(let from), .unmapAgain(let from): from
    case .idle, .setSize, .undo, .releaseMutex, .finished: undo?.index
    }
  }
}

extension TaskSpec {
  /// The end that a truncate gives the file.
  ///
  /// Its page is the first that goes, so that as many pages stay; without a page, none. If the truncate
  /// cuts inside its page, the head of that page stays as well.
  package var newEnd: FileEnd {
    let index = index ?? PageIndex(0)
    return FileEnd(
      pages: cutsInside ? index.next.rawValue : index.rawValue,
      cutsLastPage: cutsInside
    )
  }
}

extension Machine {
  /// What a truncate can do next.
  func readiness(
    of truncater: Truncater<Storage.Batch>,
    _ task: TaskID,
    in scenario: Scenario
  ) -> Readiness {
    switch truncater {
    case .idle: inodeMutexReadiness(for: .t0)
    case .setSize: .ready(.t1)
    case .unmap: .ready(.t2)
    case .undo(let walk):
      readiness(of: walk, UndoRangeCall(truncateBy: task, to: scenario[task].newEnd), in: scenario)
    case .unmapAgain: .ready(.t4)
    case .releaseMutex: .ready(.t5)
    case .finished: .finished
    }
  }

  /// Takes a truncate's next step.
  mutating func advance(
    _ truncater: Truncater<Storage.Batch>,
    _ task: TaskID,
    in scenario: Scenario
  ) -> Truncater<Storage.Batch> {
    let call = UndoRangeCall(truncateBy: task, to: scenario[task].newEnd)
    let end = call.range.first
    switch truncater {
    case .idle:
      file.inodeMutexOwner = task
      return .setSize
    case .setSize:
      let isShorter = scenario[task].newEnd < file.end
      setSize(to: scenario[task].newEnd)
      return isShorter ? .unmap(from: end) : .releaseMutex
    case .unmap(let from):
      return unmapNextPte(from: from, in: call.range).map { .unmap(from: $0) } ?? .undo(.begin)
    case .undo(let walk):
      return advance(walk, call, in: scenario).map { .undo($0) } ?? .unmapAgain(from: end)
    case .unmapAgain(let from):
      return unmapNextPte(from: from, in: call.range).map { .unmapAgain(from: $0) } ?? .releaseMutex
    case .releaseMutex:
      file.inodeMutexOwner = nil
      return .finished
    case .finished: preconditionFailure("a finished truncate takes no step")
    }
  }

  /// Writes i_size, and remembers the least that it has been.
  mutating func setSize(to end: FileEnd) {
    file.end = end
    file.leastEnd = min(file.leastEnd, end)
  }

  /// The page of the file that would come next behind its end.
  var endOfFile: PageIndex { PageIndex(file.size) }
}
