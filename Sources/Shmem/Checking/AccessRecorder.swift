// Knows what a task has looked at and changed since it was last asked.

import Synchronization

/// A recorder of what a task looks at and changes.
///
/// One thread at a time uses it.
final class AccessRecorder: Sendable {
  private let sawOther = Atomic(false)
  private let reads = Atomic<UInt64>(0)
  private let writes = Atomic<UInt64>(0)
  private let counts = Atomic<UInt64>(0)

  /// Records that the task has looked at the place of another task.
  func noteOther() { sawOther.store(true, ordering: .relaxed) }

  /// Returns true if the task has looked at another task's place since the last call.
  func takeNote() -> Bool { sawOther.exchange(false, ordering: .relaxed) }

  /// Records that something is looked at.
  func noteRead(_ resources: ResourceSet) { Self.add(resources, to: reads) }

  /// Records that something is changed.
  func noteWrite(_ resources: ResourceSet) { Self.add(resources, to: writes) }

  /// Records that something is counted up or down.
  func noteCount(_ resources: ResourceSet) { Self.add(resources, to: counts) }

  /// Returns what was touched since the last call.
  func takeFootprint() -> Footprint {
    func take(_ resources: borrowing Atomic<UInt64>) -> ResourceSet {
      ResourceSet(rawValue: resources.exchange(0, ordering: .relaxed))
    }
    return Footprint(reads: take(reads), writes: take(writes), counts: take(counts))
  }

  private static func add(_ resources: ResourceSet, to noted: borrowing Atomic<UInt64>) {
    noted.store(noted.load(ordering: .relaxed) | resources.rawValue, ordering: .relaxed)
  }
}
