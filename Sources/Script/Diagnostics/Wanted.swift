// Lists the things that a place in a line can ask for.
package import Shmem

/// The thing that a place in a line asks for.
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
  case value(Rule)
  /// The content of a slot at the start.
  case slot
  /// The claimed content of a slot.
  case slotContent
  /// A range to punch.
  case hole
  /// The call that asks for the punch.
  case call
  /// A picture in the place of the race.
  case figure
  /// The fairness: the schedules that have to come to an end.
  case fairness
  /// The kind of a task.
  case taskKind
  /// The name of a task.
  case task
  /// A step of tasks of that kind.
  case stepID(TaskKind)
  /// A new name for a moment.
  case mark
  /// A moment that has a name.
  case moment
  /// The result of a check.
  case verdict
  /// The subject of a claim; `orPage` is true if a page frame can be one.
  case claim(orPage: Bool)
  /// The claimed state of a task.
  case taskState
  /// The claimed state of the lock of a page.
  case lock
  /// A gathered entry.
  case batchEntry
  /// A promise.
  case promise
  /// The status of a promise.
  case status
  /// A page of the file.
  case page
  /// A number.
  case number
}
