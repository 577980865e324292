// Lists the words that begin the lines of a header.

/// A word that begins a line of the header.
package enum HeaderKey: String, CaseIterable, Hashable, Sendable {
  /// The title.
  case title
  /// The description of the demo.
  case about
  /// The group of demos that it belongs to.
  case group
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
  /// The call that asks for the punch.
  case call
  /// The tasks beside the puncher.
  case tasks
  /// The highest number of swizzles by the tasks beside the puncher.
  case fuel
  /// The fairness: the schedules that have to come to an end.
  case fairness
  /// The highest number of entries of one gather.
  case batch
  /// The binary logarithm of the slots in a tree node.
  case shift

  /// The version of the language from which on the word exists.
  var version: Int {
    switch self {
    case .title, .about, .kernel, .mapping, .rules, .slots, .hole, .call, .tasks, .fuel, .fairness,
      .batch, .shift:
      1
    case .group: 3
    }
  }

  /// Returns the words of a version of the language.
  static func words(ofVersion version: Int) -> [String] {
    allCases.filter { $0.version <= version }.map(\.rawValue)
  }
}
