// Knows what the puncher does next and what its own steps change.

extension Machine {
  /// What the puncher can do next.
  func readiness(of puncher: Puncher<Storage.Batch>, in scenario: Scenario) -> Readiness {
    switch puncher {
    case .dropMmapSem: file.isEvicted ? .finished : .ready(.p0)
    case .takeMutex: file.isEvicted ? .finished : inodeMutexReadiness(for: .p1)
    case .publish: .ready(.p2)
    case .unmap: .ready(.p3)
    case .undo(let walk): readiness(of: walk, UndoRangeCall(punch: scenario.hole), in: scenario)
    case .withdraw: .ready(.p22)
    case .releaseMutex: .ready(.p23)
    case .takeMmapSem: .ready(.p24)
    case .finished: .finished
    }
  }

  /// Takes the puncher's next step.
  mutating func advance(
    _ puncher: Puncher<Storage.Batch>,
    in scenario: Scenario
  ) -> Puncher<Storage.Batch> {
    let hole = scenario.hole
    switch puncher {
    case .dropMmapSem: return .takeMutex
    case .takeMutex:
      file.inodeMutexOwner = .puncher
      return .publish
    case .publish:
      file.phase = .during
      return hole.count > 0 ? .unmap(from: hole.first) : .undo(.begin)
    case .unmap(let from):
      return unmapNextPte(from: from, in: hole).map { .unmap(from: $0) } ?? .undo(.begin)
    case .undo(let walk):
      guard let next = advance(walk, UndoRangeCall(punch: hole), in: scenario) else {
        return leaveWalk(in: scenario)
      }
      if scenario.mapping == .file, next.hasFoundNothing(in: hole) { file.phase = .after }
      return .undo(next)
    case .withdraw:
      file.phase = .after
      return .releaseMutex
    case .releaseMutex:
      file.inodeMutexOwner = nil
      switch scenario.call {
      case .fallocate: return .finished
      case .madvise: return .takeMmapSem
      }
    case .takeMmapSem: return .finished
    case .finished: preconditionFailure("a finished punch takes no step")
    }
  }

  /// What follows the walk: in an ordinary file there is nothing to withdraw.
  ///
  /// There t1 is the gather of a scan from the start that finds nothing in the hole, be it that it
  /// finds nothing at all or that its first entry lies behind the hole; without the scans, the end of
  /// the walk.
  private mutating func leaveWalk(in scenario: Scenario) -> Puncher<Storage.Batch> {
    switch scenario.mapping {
    case .tmpfs: return .withdraw
    case .file:
      file.phase = .after
      return .releaseMutex
    }
  }

  /// Clears the first pte from `start` on.
  ///
  /// - Returns: where the next one is to be looked for; none if there is no other.
  mutating func unmapNextPte(from start: PageIndex, in range: Hole) -> PageIndex? {
    guard let mapped = mappedSlot(from: start, in: range) else { return nil }
    unmap(mapped.page)
    let next = mapped.index.next
    return mappedSlot(from: next, in: range) == nil ? nil : next
  }

  /// The first page of a range from `start` on that a pte maps.
  private func mappedSlot(
    from start: PageIndex,
    in range: Hole
  ) -> (index: PageIndex, page: PageNumber)? {
    guard let index = storage.mappedPage(from: start), range.contains(index),
      case .page(let page) = storage[index]
    else { return nil }
    return (index, page)
  }
}
