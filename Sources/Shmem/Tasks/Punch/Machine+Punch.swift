// Knows how the steps of a hole punch change a race.

extension Machine {
  /// Performs a step of the puncher.
  ///
  /// - Returns: the place after it.
  mutating func perform(
    _ effect: PunchEffect<Storage.Batch>,
    in scenario: Scenario
  ) -> Puncher<Storage.Batch> {
    switch effect {
    case .dropsMmapSem: return .takeMutex
    case .takesMutex:
      file.inodeMutexOwner = .puncher
      return scenario.blocksBeforeWalk.map { .blocks($0) } ?? .publish
    case .publishes:
      file.phase = .during
      return scenario.hole.count > 0 ? .unmap(from: scenario.hole.first) : .undo(.begin)
    case .unmaps(let effect): return perform(effect).map { .unmap(from: $0) } ?? .undo(.begin)
    case .undo(let effect, let endsPunch):
      if endsPunch { endPunch(in: scenario) }
      let next = perform(effect, UndoRangeCall(punchIn: scenario), in: scenario)
      return next.map { .undo($0) } ?? placeAfterWalk(in: scenario)
    case .withdraws:
      endPunch(in: scenario)
      return .releaseMutex
    case .blocks(let effect):
      perform(effect, .puncher)
      return placeAfter(effect, in: scenario)
    case .releasesMutex:
      file.inodeMutexOwner = nil
      switch scenario.call {
      case .fallocate, .none: return .finished
      case .madvise: return .takeMmapSem
      }
    case .takesMmapSem: return .finished
    }
  }

  /// Returns the place after the walk: in an ordinary file there is nothing to withdraw.
  private func placeAfterWalk(in scenario: Scenario) -> Puncher<Storage.Batch> {
    switch scenario.mapping {
    case .tmpfs: .withdraw
    case .file: scenario.blocksAfterWalk.map { .blocks($0) } ?? .releaseMutex
    }
  }

  /// Returns the place after a step about blocks; once they are free, what is in the page cache stays.
  private mutating func placeAfter(
    _ effect: BlockEffect,
    in scenario: Scenario
  ) -> Puncher<Storage.Batch> {
    switch effect {
    case .takesLock: return .publish
    case .frees:
      endPunch(in: scenario)
      return scenario.blocksAtEnd.map { .blocks($0) } ?? .releaseMutex
    case .releasesLock: return .releaseMutex
    }
  }

  /// Clears a pte.
  ///
  /// - Returns: the page of the file from which on there is another one; nil if there is none.
  mutating func perform(_ effect: PteEffect) -> PageIndex? {
    switch effect {
    case .clears(let page, _, let next):
      unmap(page)
      return next
    case .findsNone: return nil
    }
  }
}
