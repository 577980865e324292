// Knows the steps of a hole punch, P0 to P24 and B1 to B3, but for those inside shmem_undo_range().

extension Machine {
  /// Returns what comes next for the puncher.
  func next(
    of puncher: Puncher<Storage.Batch>,
    in scenario: Scenario
  ) -> NextStep<PunchEffect<Storage.Batch>> {
    switch puncher {
    case .dropMmapSem: file.isEvicted ? .finished : .ready(.p0, .dropsMmapSem)
    case .takeMutex: file.isEvicted ? .finished : .step(.p1, unless: inodeMutexWait, .takesMutex)
    case .publish: .ready(.p2, .publishes(to: scenario.faultWay))
    case .unmap(let from): .ready(.p3, .unmaps(nextPte(from: from, in: scenario.hole)))
    case .undo(let walk):
      next(of: walk, UndoRangeCall(punchIn: scenario), in: scenario).map { effect in
        .undo(effect, endsPunch: endsPunch(effect, in: scenario))
      }
    case .withdraw: .ready(.p22, .withdraws(from: scenario.faultWay))
    case .blocks(let place): next(of: place, in: scenario).map { .blocks($0) }
    case .releaseMutex: .ready(.p23, .releasesMutex)
    case .takeMmapSem: .ready(.p24, .takesMmapSem)
    case .finished: .finished
    }
  }

  /// Returns true if a step of the walk ends the time that the promises speak of.
  ///
  /// In an ordinary file that is the gather of a scan from the start that finds nothing in the hole, be it that
  /// it finds nothing at all or that its first entry lies after the hole; without the scans, the end of the
  /// walk. Where the blocks are freed in a step of their own, it is that step.
  private func endsPunch(_ effect: UndoEffect<Storage.Batch>, in scenario: Scenario) -> Bool {
    guard scenario.mapping == .file, !scenario.hasBlockSteps, file.phase == .during else {
      return false
    }
    return effect.stage == .caller || effect.opensScanAfter(scenario.hole)
  }

  /// Returns the effect of clearing the next pte of a range, from page `start` on.
  func nextPte(from start: PageIndex, in range: Hole) -> PteEffect {
    guard let mapped = mappedSlot(from: start, in: range) else { return .findsNone }
    let next = mapped.index.next
    let isLast = mappedSlot(from: next, in: range) == nil
    return .clears(mapped.page, at: mapped.index, next: isLast ? nil : next)
  }

  /// Returns the first page of a range from `start` on that a pte maps.
  private func mappedSlot(
    from start: PageIndex,
    in range: Hole
  ) -> (index: PageIndex, page: PageNumber)? {
    guard let index = storage.mappedPage(from: start), range.contains(index),
      let frame = storage.frame(at: index)
    else { return nil }
    return (index, frame)
  }
}
