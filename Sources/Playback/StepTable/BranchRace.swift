// Knows a race along a branch, or the same schedule under other rules.

package import Shmem

/// A race along a branch: the race itself, or the one under other rules that follows it step by step.
package struct BranchRace {
  /// The race that is being played.
  package let play: Play
  /// The moments of the branch, the start first.
  package let way: [MomentID]
  /// True if it is the race under other rules.
  package let isOther: Bool

  /// Takes a race along a branch.
  package init(_ play: Play, along way: [MomentID], isOther: Bool) {
    self.play = play
    self.way = way
    self.isOther = isOther
  }

  /// Returns the state at a place; nil if it is not known.
  package func snapshot(at place: Int) -> Snapshot? {
    isOther ? play.otherSnapshot(at: way[place]) : play.timeline[way[place]].snapshot
  }

  /// Returns the change that leads to a place; nil for the start, and where it is not known.
  package func change(at place: Int) -> StepChange? {
    guard isOther else { return play.timeline.change(at: way[place]) }
    guard place > 0, let before = snapshot(at: place - 1), let after = snapshot(at: place) else {
      return nil
    }
    return StepChange(before: before, after: after, step: play.otherStep(at: way[place]))
  }

  /// Returns the task that acts on the way to a place: the one that takes the step, or joins; nil for the start.
  package func actor(at place: Int) -> TaskID? {
    if let step = change(at: place)?.step { return step.task }
    return isOther ? standstill(at: place)?.task : play.timeline.actor(at: way[place])
  }

  /// Returns the reason why the race does not move on the way to a place; nil if it moves.
  package func standstill(at place: Int) -> OtherRace.Standstill? {
    isOther ? play.standstill(at: way[place]) : nil
  }

  /// Returns the place of the step that brings an end of the time of the promises; nil if none does.
  package func place(of instant: PromiseInstant) -> Int? {
    // The phase only goes forward, so the place can be found by halves.
    var range = 0..<way.count
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      let phase = snapshot(at: middle)?.machine.file.phase ?? .after
      if phase == .after || phase == .during && instant == .punchBegins {
        range = range.lowerBound..<middle
      } else {
        range = middle + 1..<range.upperBound
      }
    }
    let place = range.lowerBound
    return place > 0 && place < way.count && snapshot(at: place) != nil ? place : nil
  }

  /// Returns the slots of some pages that still have old data when the punch is over, each with the place from which
  /// on the cursor is beyond it.
  package func survivors(among pages: [PageIndex]) -> [PageIndex: Int] {
    guard let end = place(of: .punchEnds), let owed = snapshot(at: end)?.obligations else {
      return [:]
    }
    var left = pages.filter { owed.contains($0) }
    var places: [PageIndex: Int] = [:]
    let start = max(0, end - Self.longestLookBack)
    var place = end
    while place > start, !left.isEmpty {
      place -= 1
      guard let cursor = snapshot(at: place)?.walkIndex else { continue }
      for index in left where cursor <= index { places[index] = place + 1 }
      left.removeAll { cursor <= $0 }
    }
    for index in left { places[index] = start }
    return places
  }

  /// The most steps before the end of the punch in which the cursor is looked for.
  private static let longestLookBack = 500
}
