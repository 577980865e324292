// Lists the mistakes that a test can make in the texts it is written in.

package import Shmem

/// A mistake in a text of a test.
package enum NotationError: Error, Equatable {
  /// A word means nothing.
  case unreadable(String)
  /// The scenario has no such task.
  case noTask(String)
  /// The step is not the one that the task would take next.
  case notReady(StepID, Readiness)
}
