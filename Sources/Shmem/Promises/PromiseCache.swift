// Knows the status of the promises in one state of a race without a search through the whole file.

/// The judgement of a state, carried over from state to state.
///
/// A step touches a slot of the tree, a few frames, a few swap slots. The judgement of a state
/// differs from that of the state before only at places that the step changed, and at places that
/// lead to them. The definition of a promise is `Machine.status(of:in:)`, which looks at everything; a
/// test holds that both always agree.
package struct PromiseCache: Hashable, Sendable {
  /// The pages of the hole whose old data can still be reached.
  package private(set) var obligations = PageSet()
  /// The pages of the hole that hold data written after P2.
  package private(set) var tolerated = PageSet()
  private let hole: Hole
  private var lostOutside = PageSet()
  private var uncutEdges = PageSet()
  private var leftovers = PageSet()
  private var occupied: OccupiedPages
  private var totals = EntryTotals()
  private var imbalance: Breach?
  private var lockOrder = PromiseStatus.holds

  /// Judges the state that a scenario starts from, in which every promise holds or is open.
  ///
  /// - Complexity: linear in the number of runs of the file.
  package init(startOf scenario: Scenario) {
    hole = scenario.hole
    occupied = OccupiedPages(startOf: scenario)
    let wholePages = hole.first..<hole.end
    var first = PageIndex(0)
    for run in scenario.slots {
      let pages = first..<PageIndex(first.rawValue + run.count)
      first = pages.upperBound
      switch run.start.entry(at: pages.lowerBound) {
      case nil: break
      case .page: totals.pages += Int(run.count)
      case .swap: totals.swaps += Int(run.count)
      case .shadow: totals.shadows += Int(run.count)
      }
      guard run.start.content(at: pages.lowerBound, in: scenario.mapping) != nil else { continue }
      obligations.insert(contentsOf: pages.clamped(to: wholePages))
    }
  }

  /// Returns the status of a promise in the state that was judged last.
  package func status(
    of promise: Promise,
    in machine: Machine<SharedStorage>
  ) -> PromiseStatus {
    switch promise {
    case .oldDataGone: machine.oldDataGone(but: obligations, and: uncutEdges)
    case .outsideUntouched: PromiseStatus(lostOutside: lostOutside)
    case .truncateLeavesNothing: machine.truncateLeavesNothing(but: leftovers)
    case .neverEmpty: machine.neverEmpty(around: hole)
    case .countsBalance: PromiseStatus(imbalance: imbalance)
    case .noOops: machine.noOops
    case .lockOrder: lockOrder
    }
  }

  /// Goes on from the state that was judged last to another one.
  ///
  /// - Parameters:
  ///   - before: the state that was judged last.
  ///   - after: the other state.
  ///   - reach: the places that the difference between the two states reaches.
  ///   - scenario: the model.
  /// - Complexity: for states a step apart, independent of the size of the file while the counts
  ///   balance.
  package mutating func advance(
    from before: Machine<SharedStorage>,
    to after: Machine<SharedStorage>,
    touching reach: Reach,
    in scenario: Scenario
  ) {
    for index in reach.slots {
      obligations.set(index, isMember: after.isObligation(index, in: scenario))
      tolerated.set(index, isMember: after.isTolerated(index, in: scenario))
      lostOutside.set(index, isMember: after.isLostOutside(index, in: scenario))
      leftovers.set(index, isMember: after.isLeftover(index, in: scenario))
      occupied.update(index, in: after, scenario)
    }
    if before.file.end != after.file.end {
      lostOutside.remove(contentsOf: PageIndex(after.file.leastEnd.pages)..<PageIndex(.max))
    }
    uncutEdges = after.uncutEdges(in: scenario)
    for index in reach.changedSlots {
      totals.remove(before[index])
      totals.add(after[index])
    }
    lockOrder = after.lockOrder(in: scenario)
    // Only a look at everything tells which imbalance comes first; the model never gets there.
    if imbalance != nil || !isBalanced(reach, in: after, scenario) {
      imbalance = after.firstImbalance(in: scenario)
      // A change leads to all that depends on it only while the counts balance.
      occupied = OccupiedPages(of: after, in: scenario)
    }
    let isPreallocationOver =
      before.file.preallocation != nil && after.file.preallocation == nil
    if isPreallocationOver || before.file.end != after.file.end {
      leftovers = occupied.leftovers(in: after, scenario)
    }
  }

  /// Goes on from the state that was judged last to another one, of which it is not known yet how far
  /// the difference reaches.
  mutating func advance(
    from before: Machine<SharedStorage>,
    to after: Machine<SharedStorage>,
    in scenario: Scenario
  ) {
    let reach = Reach(between: before, and: after)
    advance(from: before, to: after, touching: reach, in: scenario)
  }

  private func isBalanced(
    _ reach: Reach,
    in machine: Machine<SharedStorage>,
    _ scenario: Scenario
  ) -> Bool {
    reach.slots.allSatisfy { machine.imbalance(of: $0) == nil }
      && reach.pages.allSatisfy { machine.imbalance(of: $0) == nil }
      && reach.swaps.allSatisfy { machine.imbalance(of: $0, under: scenario.rules) == nil }
      && machine.totalImbalance(totals) == nil
      && machine.swappedImbalance(totals, in: scenario) == nil
  }
}
