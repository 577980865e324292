// Knows how far a command has come that takes many steps.

import Script
import Shmem

/// What is left to do of a command that takes one step after another.
public struct StepRun: Hashable, Sendable {
  /// Where it ends.
  enum Goal: Hashable, Sendable {
    /// After a row that a task takes, on a page if one is given.
    case row(TaskName, TaskID, Row, at: PageIndex?)
    /// When a task has finished.
    case end(TaskID)
    /// When a task has to wait.
    case wait(TaskName, TaskID)
    /// When no task can take a step any more.
    case endOfAll
  }

  /// Where it ends.
  let goal: Goal
  /// The number of steps taken so far.
  public internal(set) var count = 0

  /// Begins.
  init(_ goal: Goal) {
    self.goal = goal
  }

  /// Whether a step on a page is the last one.
  func ends(with step: Step, at page: PageIndex?) -> Bool {
    switch goal {
    case .row(_, _, let row, let wanted): step.row == row && (wanted == nil || page == wanted)
    case .end, .wait, .endOfAll: false
    }
  }
}
