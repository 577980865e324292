// Knows what a place in a line can ask for.
package import Shmem

/// What a place in a line asks for.
package enum Wanted: Hashable, Sendable {
  /// A word that begins a line.
  case command
  /// A small word of a command.
  case word
  /// A text up to the end of the line.
  case text
  /// A kernel.
  case kernel
  /// A kind of file.
  case mapping
  /// The name of a rule.
  case rule
  /// A value of the rule.
  case value(RuleName)
  /// What a slot holds at the start.
  case slot
  /// What a slot is claimed to hold.
  case slotContent
  /// A range to punch.
  case hole
  /// The call that asks for the punch.
  case call
  /// Which schedules have to come to an end.
  case fairness
  /// What a task does.
  case taskKind
  /// The name of a task.
  case task
  /// A step of tasks of that kind.
  case stepID(TaskKind)
  /// A new name for a moment.
  case mark
  /// A moment that has a name.
  case moment
  /// What a check came to.
  case verdict
  /// What a claim is about.
  case claim
  /// What is claimed about a task.
  case taskState
  /// A gathered entry.
  case batchEntry
  /// A promise.
  case promise
  /// How a promise stands.
  case status
  /// A page of the file.
  case page
  /// A number.
  case number
}
