// Knows what shmem_undo_range() is asked for, and by whom.

/// A call of shmem_undo_range().
public struct Undo: Hashable, Sendable {
  /// What a call is for.
  public enum Kind: Hashable, Sendable {
    /// To punch a hole.
    case punch
  }

  /// What it is for.
  public let kind: Kind
  /// Who made it.
  public let task: TaskID
  /// What it is to remove.
  public let range: Hole

  /// What a punch asks for.
  init(punch hole: Hole) {
    kind = .punch
    task = .puncher
    range = hole
  }

  /// Whether the second loop starts over until a scan from the start of the range finds nothing.
  public func startsOver(under rules: Rules) -> Bool {
    switch kind {
    case .punch: rules.rescan
    }
  }
}

extension Machine {
  /// What a task has called shmem_undo_range() for, if it is in there.
  public func undo(of task: TaskID, in scenario: Scenario) -> Undo? {
    switch storage[task] {
    case .puncher(.undo): Undo(punch: scenario.hole)
    case .puncher, .reader, .splicer, .writer, .faulter, .reclaimer, .swapoff: nil
    }
  }
}
