// Knows how to judge the promises about data from a state alone.

extension Machine {
  /// How a promise stands in this state.
  public func standing(of promise: Promise, in scenario: Scenario) -> Standing {
    switch promise {
    case .oldDataGone: oldDataGone(in: scenario)
    case .outsideUntouched: outsideUntouched(in: scenario)
    case .neverEmpty: neverEmpty(in: scenario)
    case .countsBalance: firstImbalance.map { .broken($0) } ?? .holds
    case .noOops: file.oops.map { .broken(.oops($0)) } ?? .holds
    }
  }

  /// The pages of the hole whose old data can still be reached, ascending.
  ///
  /// Without the atomic swizzle that includes data on its way between two stores.
  ///
  /// - Complexity: linear in the number of slots of the hole that are not empty.
  public func obligations(in scenario: Scenario) -> [PageIndex] {
    let reachable = contents(in: scenario.hole).filter { $0.birth == .beforePunch }.map(\.index)
    guard !scenario.rules.guards.atomicSwizzle else { return reachable }
    let inPassing = oldDataInPassing(in: scenario).filter { !reachable.contains($0) }
    return (reachable + inPassing).sorted()
  }

  /// The pages of the hole whose old data a task is about to put into an empty slot.
  private func oldDataInPassing(in scenario: Scenario) -> [PageIndex] {
    tasks.compactMap { task in
      let place = storage[task]
      guard let index = emptiedIndex(of: place, in: scenario), scenario.hole.contains(index),
        let page = place.lockedPage, storage[page].content?.birth == .beforePunch
      else { return nil }
      return index
    }
  }

  /// The page of the file whose slot a task has emptied in the first half of a swizzle.
  private func emptiedIndex(
    of place: TaskPlace<Storage.Batch>,
    in scenario: Scenario
  ) -> PageIndex? {
    if case .reclaimer(.putIn(let index, _, _)) = place { return index }
    guard case .putIn = place.swapIn else { return nil }
    return swizzledIndex(of: place, in: scenario)
  }

  /// The pages of the hole that hold data written behind the punch's back, ascending: tolerated.
  public func tolerated(in scenario: Scenario) -> [PageIndex] {
    contents(in: scenario.hole).filter { $0.birth == .afterPunch }.map(\.index)
  }

  private func contents(in hole: Hole) -> [Content] {
    var contents: [Content] = []
    var from = hole.first
    while let slot = storage.occupiedSlot(from: from), hole.contains(slot.index) {
      if var content = content(at: slot.index) {
        content.index = slot.index
        contents.append(content)
      }
      from = slot.index.next
    }
    return contents
  }

  private func oldDataGone(in scenario: Scenario) -> Standing {
    let obligations = obligations(in: scenario)
    guard !obligations.isEmpty else { return .holds }
    switch file.phase {
    case .before, .during: return .open(obligations)
    case .after: return .broken(.survived(obligations))
    }
  }

  private func outsideUntouched(in scenario: Scenario) -> Standing {
    var lost: [PageIndex] = []
    var first: UInt64 = 0
    for run in scenario.slots {
      for offset in 0..<run.count {
        let index = PageIndex(first + offset)
        guard !scenario.hole.contains(index), mustSurvive(run.start) else { continue }
        guard content(at: index).map({ $0.index == index && !$0.isZeros }) != true else { continue }
        lost.append(index)
      }
      first += run.count
    }
    return lost.isEmpty ? .holds : .broken(.lostOutside(lost))
  }

  private func mustSurvive(_ start: SlotStart) -> Bool {
    switch start {
    case .page, .swap, .cached: true
    case .clean, .hole, .fallocated: false
    }
  }

  private func neverEmpty(in scenario: Scenario) -> Standing {
    for task in tasks {
      if let index = swizzledIndex(of: storage[task], in: scenario), storage[index] == nil {
        return .broken(.emptySlot(index, task))
      }
    }
    return .holds
  }

  /// The page of the file whose slot a task is in the middle of swizzling, the page locked.
  ///
  /// Out: from having passed the test of C5 until the entry is accounted for. In: from the store of
  /// S7 until the swap slot is free. The page lock keeps the puncher out in both.
  private func swizzledIndex(
    of place: TaskPlace<Storage.Batch>,
    in scenario: Scenario
  ) -> PageIndex? {
    switch place {
    case .puncher(.edge(let edge, .swapIn(let swapIn), _)):
      swapIn.hasSwizzled ? index(of: edge, in: scenario) : nil
    case .puncher: nil
    case .reader, .faulter: place.swapIn?.hasSwizzled == true ? place.index : nil
    case .reclaimer(.enterWritepage(let index, _)), .reclaimer(.getSwap(let index, _)),
      .reclaimer(.lockSwaplist(let index, _, _)), .reclaimer(.addToSwapCache(let index, _, _)),
      .reclaimer(.ownSwap(let index, _, _)), .reclaimer(.swizzle(let index, _, _)),
      .reclaimer(.takeOut(let index, _, _)), .reclaimer(.putIn(let index, _, _)):
      index
    case .reclaimer: nil
    }
  }
}
