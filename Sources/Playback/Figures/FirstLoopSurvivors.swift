// Finds the ways in which old data got past the first loop of the punch.

package import Shmem

/// A slot that the first loop of the punch has left with old data in it, and the way in which that happened.
package struct FirstLoopSurvivor: Hashable, Sendable {
  /// The ways past the first loop.
  package enum Way: Hashable, Sendable {
    /// The page was locked by another task: the first loop does not wait.
    case lockedPage(by: TaskID)
    /// The page had left the file by the time it was locked.
    case pageGone
    /// The slot held a page where the punch had gathered a swap entry; the task that had locked it, if one had.
    case pageForSwap(lockedBy: TaskID?)
    /// The slot held another swap entry than the one gathered.
    case otherSwap
    /// The page was being written to the disk.
    case writeback
  }

  /// The page of the file.
  package let index: PageIndex
  /// The entry that the punch had gathered.
  package let gathered: Entry
  /// The entry that the slot held when the first loop went on; nil if it was empty.
  package let found: Entry?
  /// The way.
  package let way: Way
  /// The number of the step with which the first loop went on.
  package let step: Int
}

extension Play {
  /// The slots that the first loop of the punch has left with old data in them on the way here, in the order in
  /// which it went past them.
  ///
  /// - Complexity: linear in the length of the way, of which only the last steps count.
  package var firstLoopSurvivors: [FirstLoopSurvivor] {
    var survivors: [FirstLoopSurvivor] = []
    for moment in timeline.past(last: Self.longestLookBack) {
      guard let change = timeline.change(at: moment), change.step?.task == .puncher,
        let (gathered, way) = change.wayPastFirstLoop,
        change.before.obligations.contains(gathered.index)
      else { continue }
      survivors.removeAll { $0.index == gathered.index }
      survivors.append(
        FirstLoopSurvivor(
          index: gathered.index,
          gathered: gathered.entry,
          found: change.before.machine[gathered.index],
          way: way,
          step: timeline.number(of: moment)
        )
      )
    }
    return survivors
  }

  /// True if the first loop of the punch has gathered on the way here.
  ///
  /// - Complexity: as that of the survivors.
  package var hasGatheredForFirstLoop: Bool {
    timeline.past(last: Self.longestLookBack).contains { moment in
      let change = timeline.change(at: moment)
      return change?.step?.task == .puncher && change?.effect?.undo?.gatheringLoop == .first
    }
  }

  /// The most steps of the past that are looked at.
  private static let longestLookBack = 2000
}

extension StepChange {
  /// The entry that the first loop leaves with this step, and the way in which that happens; nil if it leaves none.
  fileprivate var wayPastFirstLoop: (Gathered, FirstLoopSurvivor.Way)? {
    switch effect?.undo {
    case .exceptional(.misses(_, _, .goesOn), let batch) where batch.loop == .first:
      let gathered = batch.cursor.current
      return (gathered, way(past: before.machine[gathered.index]))
    case .page(let effect, let batch) where batch.loop == .first:
      let gathered = batch.cursor.current
      switch effect {
      case .findsLocked(let owner): return (gathered, .lockedPage(by: owner))
      case .findsGone(retry: nil): return (gathered, .pageGone)
      case .findsUnderWriteback: return (gathered, .writeback)
      case .locks, .meetsWriteback, .seesWriteEnd, .belongs, .findsGone, .keeps, .keepsGathered,
        .unmaps, .removes, .cuts, .cutsEnd, .findsRemoved, .findsMapped, .unlocks:
        return nil
      }
    case .begins, .gathers, .gathersSlot, .findsNothing, .exceptional, .page, .leaves, .edge,
      .returnsEarly, .accounts, nil:
      return nil
    }
  }

  private func way(past found: Entry?) -> FirstLoopSurvivor.Way {
    guard let page = found?.page else { return .otherSwap }
    return .pageForSwap(lockedBy: before.machine[page].lockOwner)
  }
}
