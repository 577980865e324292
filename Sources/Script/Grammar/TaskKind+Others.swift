// Lists the tasks that a demo can add.

internal import Shmem

extension TaskKind {
  /// The kinds of tasks beside the puncher.
  static let others = allCases.filter { $0 != .punch }
}
