// Knows the eviction of the inode once nobody has the file open any more.

/// Where an eviction is.
///
/// ```
/// E1            i_size = 0
/// P4 ... P21    remove all that is in the file
/// E2            leave the list of files with swap entries
/// ```
///
/// Its walk is that of a truncate to nothing, but it takes no i_mutex and clears no ptes: nobody is
/// left who could reach the file by a descriptor or a mapping. Only reclaim and swapoff still come by
/// its pages and its entries.
///
/// Kernel: shmem_evict_inode(), mm/shmem.c, 3.16. The names of the steps are ours.
package enum Evictor<Batch: GatheredBatch>: Hashable, Sendable {
  /// It has not started.
  case idle
  /// It removes what is in the file.
  case undo(UndoRange<Batch>)
  /// The file is empty; the inode may still be on swapoff's list.
  case leaveList
  /// The inode is gone.
  case finished

  /// The walk through the file, while it lasts.
  package var undo: UndoRange<Batch>? {
    guard case .undo(let undo) = self else { return nil }
    return undo
  }
}

extension Machine {
  /// What an eviction can do next.
  func readiness(
    of evictor: Evictor<Storage.Batch>,
    _ task: TaskID,
    in scenario: Scenario
  ) -> Readiness {
    switch evictor {
    case .idle:
      return isPunchUnderWay(in: scenario) ? .waits(.e1, .fileInUse(by: .puncher)) : .ready(.e1)
    case .undo(let walk): return readiness(of: walk, UndoRangeCall(evictionBy: task), in: scenario)
    case .leaveList:
      return file.swaplistMutexOwner.map { .waits(.e2, .swaplistMutex(heldBy: $0)) } ?? .ready(.e2)
    case .finished: return .finished
    }
  }

  /// Takes an eviction's next step.
  mutating func advance(
    _ evictor: Evictor<Storage.Batch>,
    _ task: TaskID,
    in scenario: Scenario
  ) -> Evictor<Storage.Batch> {
    switch evictor {
    case .idle:
      file.isEvicted = true
      setSize(to: FileEnd(pages: 0, cutsLastPage: false))
      return .undo(.begin)
    case .undo(let walk):
      return advance(walk, UndoRangeCall(evictionBy: task), in: scenario).map { .undo($0) }
        ?? .leaveList
    case .leaveList: return .finished
    case .finished: preconditionFailure("a finished eviction takes no step")
    }
  }

  /// Whether the puncher has the file open: it has begun and has not returned.
  private func isPunchUnderWay(in scenario: Scenario) -> Bool {
    switch storage[.puncher] {
    case .puncher(.takeMutex): scenario.call == .madvise
    case .puncher(.dropMmapSem), .puncher(.finished): false
    case .puncher, .reader, .splicer, .writer, .faulter, .reclaimer, .truncater, .preallocator,
      .evictor, .swapoff:
      true
    }
  }
}
