// Knows the steps of a truncate, T0 to T5 and B1 to B3, but for those inside shmem_undo_range().

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
  /// Returns what comes next for a truncate.
  func next(
    of truncater: Truncater<Storage.Batch>,
    _ task: TaskID,
    in scenario: Scenario
  ) -> NextStep<TruncateEffect<Storage.Batch>> {
    let call = UndoRangeCall(truncateBy: task, in: scenario)
    return switch truncater {
    case .idle: .step(.t0, unless: inodeMutexWait, .takesMutex)
    case .setSize: .ready(.t1, .setsSize(from: file.end, to: scenario[task].newEnd))
    case .unmap(let from): .ready(.t2, .unmaps(nextPte(from: from, in: call.range)))
    case .undo(let walk): next(of: walk, call, in: scenario).map { .undo($0) }
    case .unmapAgain(let from): .ready(.t4, .unmapsAgain(nextPte(from: from, in: call.range)))
    case .blocks(let place): next(of: place, in: scenario).map { .blocks($0) }
    case .releaseMutex: .ready(.t5, .releasesMutex)
    case .finished: .finished
    }
  }
}
