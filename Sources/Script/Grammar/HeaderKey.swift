// Knows the words that begin the lines of a header.

/// A word that begins a line of the header.
package enum HeaderKey: String, CaseIterable, Hashable, Sendable {
  /// The title.
  case title
  /// What the demo is about.
  case about
  /// The kernel.
  case kernel
  /// The kind of file.
  case mapping
  /// The rules in which the race differs from its kernel.
  case rules
  /// The file at the start.
  case slots
  /// The range to punch.
  case hole
  /// By which call the punch is asked for.
  case call
  /// The tasks beside the puncher.
  case tasks
  /// How many swizzles the tasks beside the puncher may make.
  case fuel
  /// Which schedules have to come to an end.
  case fairness
  /// The most entries of one gather.
  case batch
  /// The binary logarithm of the slots in a tree node.
  case shift
}
