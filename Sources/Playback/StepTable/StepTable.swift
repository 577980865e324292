// Knows the state of a view that has a row for each step of a branch.

package import Shmem

/// A view with a row for each step of a branch: the space-time view, or the lanes.
///
/// ```text
///   place   0      1    2    3    4    5          the start, then a place for each step
///   rows    start  P1   (2 quiet)  P14  P16       quiet steps that follow each other share a row
/// ```
package struct StepTable: Hashable, Sendable {
  /// The kinds of views.
  package enum Kind: Hashable, Sendable {
    /// A column for each slot.
    case spaceTime
    /// A column for each task.
    case lanes
  }

  /// The kind of the view.
  package let kind: Kind
  /// The moments of the branch, the start first.
  package internal(set) var way: [MomentID]
  /// The selected place on the branch; of the branch beside it, if that has the keys.
  package internal(set) var selected: Int
  /// The race shown beside the branch; nil if there is none.
  package internal(set) var beside: Beside?
  /// True if the branch beside has the keys.
  package internal(set) var isBesideSelected = false
  /// True if quiet steps have rows of their own.
  package internal(set) var showsQuiet: Bool
  /// The number of lanes that the person has moved out of sight at the left; nil if the lanes follow the selected step.
  package internal(set) var lanesSkipped: Int?

  /// A race that is shown beside a branch.
  package enum Beside: Hashable, Sendable {
    /// The race under other rules, step by step.
    case otherRace
    /// Another branch; `shared` is the number of moments, from the start on, that both have.
    case branch(way: [MomentID], shared: Int)
  }

  /// Opens a view of the branch through now, at the present step.
  init(_ kind: Kind, of play: Play) {
    self.kind = kind
    way = play.wayShown
    selected = play.timeline.now.depth
    showsQuiet = kind == .lanes
    if kind == .spaceTime, play.comparing.target != nil { beside = .otherRace }
  }

  /// The moments of the branch that has the keys.
  package var selectedWay: [MomentID] {
    guard isBesideSelected, case .branch(let way, _) = beside else { return way }
    return way
  }

  /// The selected moment.
  package var moment: MomentID { selectedWay[selected] }

  /// The words that a search is for are looked for in so many steps, from the selected one on.
  static let searchReach = 5_000
}

extension StepTable {
  /// The mode of a session while the view is open.
  var mode: Mode {
    switch kind {
    case .spaceTime: .spaceTime
    case .lanes: .lanes
    }
  }
}

extension Play {
  /// The moments from the start through now to the end taken last; to now alone while steps are predicted, as the
  /// others would give the answer.
  package var wayShown: [MomentID] {
    timeline.moments(to: predicts ? timeline.current : timeline.wayEnd)
  }

  /// Returns the race as it is at another moment of the same branch.
  package func looking(at moment: MomentID) -> Play {
    guard moment != timeline.current else { return self }
    var play = self
    let end = timeline.isOnWay(moment, to: timeline.wayEnd) ? timeline.wayEnd : moment
    play.playhead.goBack(to: moment, keepingWayTo: end)
    return play
  }
}

extension Timeline {
  /// Returns the moments from the start to one, both included.
  func moments(to end: MomentID) -> [MomentID] {
    Array(sequence(first: end, next: parent).reversed())
  }

  /// Returns the task whose step leads to a moment, or the task that joins there; nil for the start.
  package func actor(at moment: MomentID) -> TaskID? {
    switch self[moment].action {
    case .step(let step): step.task
    case .injection: self[moment].snapshot.scenario.lastTask
    case nil: nil
    }
  }
}
