// Knows which races can be shown beside a branch.

import Shmem

extension StepTable {
  /// Returns what can stand beside the branch: the race that it is compared with if there is one, then the branches
  /// that part from this one.
  ///
  /// The forks nearest to the selected place come first, and of several branches at one fork those begun last.
  func choices(in play: Play) -> [Beside] {
    let others: [Beside] = kind == .spaceTime && play.comparing.target != nil ? [.otherRace] : []
    let timeline = play.timeline
    let forks = way.indices.dropLast().filter { timeline[way[$0]].children.count > 1 }
    let place = min(selected, way.count - 1)
    let nearest = forks.sorted { first, second in
      let (one, other) = (distance(from: place, to: first), distance(from: place, to: second))
      return one == other ? first < second : one < other
    }
    return others
      + nearest.flatMap { fork in
        timeline[way[fork]].children.filter { $0 != way[fork + 1] }.sorted(by: >).map { child in
          let own = Array(sequence(first: child) { timeline.following($0) })
          return .branch(way: way[...fork] + own, shared: fork + 1)
        }
      }
  }

  /// Returns the distance of a fork; one before the place is nearer than any after it.
  private func distance(from place: Int, to fork: Int) -> Int {
    fork <= place ? place - fork : way.count + fork - place
  }

  /// Shows something else beside the branch; after the last choice comes the first.
  ///
  /// - Returns: false if there is nothing to show.
  mutating func changeBeside(by places: Int, in play: Play) -> Bool {
    leaveBeside()
    let choices = choices(in: play)
    guard !choices.isEmpty else { return false }
    let position = beside.flatMap { choices.firstIndex(of: $0) }
    let next = position.map { ($0 + places + choices.count) % choices.count } ?? 0
    beside = choices[next]
    return true
  }

  /// Gives the keys to the branch at the right, or back to the one at the left.
  mutating func select(beside isBeside: Bool) {
    guard case .branch(let other, let shared) = beside, isBeside != isBesideSelected else { return }
    isBesideSelected = isBeside
    // Up to the fork a step is the same on both sides.
    guard selected >= shared else { return }
    selected = min(selected, (isBeside ? other : way).count - 1)
  }

  /// Gives the keys back to the branch at the left.
  mutating func leaveBeside() { select(beside: false) }

  /// Shows nothing beside the branch.
  mutating func closeBeside() {
    leaveBeside()
    beside = nil
  }
}

extension Play {
  /// Returns the race that is compared with at a moment; nil if it is not known there.
  package func otherSnapshot(at moment: MomentID) -> Snapshot? {
    comparing.computed?.race(at: moment)?.snapshot
  }

  /// Returns the step that the race that is compared with takes at a moment; nil if it takes none.
  func otherStep(at moment: MomentID) -> Step? { comparing.computed?.race(at: moment)?.step }

  /// Returns the reason why a task stands still in that race at a moment; nil if it has moved.
  package func standstill(at moment: MomentID) -> OtherRace.Standstill? {
    comparing.computed?.race(at: moment)?.standstill
  }

  /// Computes the race that is compared with along a branch, unless that takes too many steps.
  mutating func followComparison(along way: [MomentID]) {
    guard let target = comparing.target, let end = way.last else { return }
    let timeline = timeline
    if comparing.computed?.target != target {
      guard let comparison = Comparison(target, in: timeline) else { return }
      comparing.computed = comparison
    }
    let unknown = comparing.computed?.unknown(to: end, in: timeline).count ?? 0
    if unknown <= Self.mostStepsCompared { comparing.computed?.follow(to: end, in: timeline) }
  }

  /// The most steps of the race under other rules that are computed for a view at once.
  private static let mostStepsCompared = 2_000
}
