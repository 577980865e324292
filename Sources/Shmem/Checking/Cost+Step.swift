// Knows which of the shortest schedules of a race is the easiest to follow.

import Explorer

extension Cost {
  /// The cost of a step after another one: 1 for a change of tasks, and of the second measure 1 for a
  /// swizzle, which are what the eyes have to follow.
  init(of step: Step, after previous: Step?) {
    self.init(
      first: previous == nil || previous?.task == step.task ? 0 : 1,
      second: step.id.completesSwizzle ? 1 : 0
    )
  }
}
