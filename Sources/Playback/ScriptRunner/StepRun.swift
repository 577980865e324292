// Knows how far a command that takes many steps has come.

import Script
import Shmem

/// The progress of a command that takes one step after another.
struct StepRun: Hashable, Sendable {
  /// The conditions that can end a command.
  enum Goal: Hashable, Sendable {
    /// A task has taken a step, on the given page if there is one.
    case stepID(TaskName, TaskID, StepID, at: PageIndex?)
    /// A task has finished.
    case end(TaskID)
    /// A task has to wait.
    case wait(TaskName, TaskID)
    /// No task can take a step any more.
    case endOfAll
    /// A condition has become true.
    case condition(Breakpoint)
    /// A task that swizzles in one go has finished.
    case swizzle(TaskID)
  }

  /// The most steps that one command may take; the limit ends commands whose tasks loop for ever.
  static let stepLimit = 100_000

  /// The condition that ends the command.
  let goal: Goal
  /// The number of steps taken so far.
  var count = 0

  /// Starts a command that has taken no step yet.
  init(_ goal: Goal) {
    self.goal = goal
  }

  /// Returns true if a step on a page is known to be the last one of the command.
  ///
  /// Only a command that waits for a step knows this; the others look at the state after the step.
  func ends(with step: Step, at page: PageIndex?) -> Bool {
    switch goal {
    case .stepID(_, _, let stepID, let wanted):
      step.id == stepID && (wanted == nil || page == wanted)
    case .end, .wait, .endOfAll, .condition, .swizzle: false
    }
  }
}
