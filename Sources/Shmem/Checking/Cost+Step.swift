// Knows which of the shortest schedules of a race is the easiest to follow.

import Explorer

extension Cost {
  /// The cost of a step after another one: 1 for a change of tasks, and of the second measure 1 for a
  /// swizzle, which are what the eyes have to follow.
  init(of step: Step, after previous: Step?) {
    self.init(
      first: previous == nil || previous?.task == step.task ? 0 : 1,
      second: step.id.isSwizzle ? 1 : 0
    )
  }
}

extension StepID {
  /// True if the step exchanges page and swap entry.
  fileprivate var isSwizzle: Bool {
    let swizzles: [StepID] = [.c11, .c11b, .s7, .s7b, .o5]
    return swizzles.contains(self)
  }
}
