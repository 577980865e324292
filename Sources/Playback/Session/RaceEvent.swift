// Knows the events that move a race in time or choose something in it.

package import Shmem

/// A move through a race, or a choice in it.
package enum RaceEvent: Hashable, Sendable {
  // Time.

  /// Go one step forward.
  case stepForward
  /// Go one step back.
  case stepBack
  /// Go on to the next step that a reader is shown, but not past the end of a script.
  case readOn
  /// Go back to the last step that a reader is shown.
  case readBack
  /// Go to the start.
  case toStart
  /// Go to the end of the script, or of the path taken last.
  case toEnd
  /// Go forward to the puncher's next step.
  case toNextCursorStep
  /// Go back to the puncher's previous step.
  case toPreviousCursorStep
  /// Go forward to the next chapter, breach or end.
  case runForward
  /// Go back to the previous chapter, breach or start.
  case runBack
  /// Go back to the last step that changed the selected slot.
  case toLastChange
  /// Go forward to the next step that changes the selected slot.
  case toNextChange
  /// Step the task in focus until it has finished or waits.
  case finishTask
  /// Take steps at random until no task can take one; without a seed, with the next one.
  case runAtRandom(seed: UInt64?)
  /// Go to the first moment of the next branch, at the fork here or the nearest one before.
  case toNextBranch
  /// Go to the first moment of the previous branch, at the same fork.
  case toPreviousBranch
  /// Go back to the point where the script was left.
  case backToScript
  /// Go back to the moment before the last injection.
  case undoInjection
  /// Go forward to the moment after the next injection on the path taken last.
  case redoInjection
  /// Go to a point of the script, counted from 0.
  case goToPoint(Int)
  /// Go to the moment with this number, on any branch.
  case goTo(step: Int)

  // Choices.

  /// Take the enabled step with this number.
  case takeMove(Int)
  /// Focus the next task.
  case focusNext
  /// Focus the previous task.
  case focusPrevious
  /// Move the selection by so many pages, back if negative.
  case moveSelection(by: Int)
  /// Select a slot.
  case select(PageIndex)
  /// Stop every run where the selected slot changes, or no longer.
  case toggleBreakpoint
  /// Show the next figure in the place of the race, or the race again.
  case nextFigure
  /// Inject at the selected slot.
  case inject(Injection)
}
