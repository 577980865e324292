// Knows what a task has looked at and changed since it was last asked.

import Synchronization

/// Who notes down what a task looks at and changes.
///
/// One thread at a time has to do with it.
final class Witness: Sendable {
  private let sawOther = Atomic(false)
  private let reads = Atomic<UInt64>(0)
  private let writes = Atomic<UInt64>(0)
  private let counts = Atomic<UInt64>(0)

  /// Notes down that somebody has looked at the place of another task.
  func noteOther() { sawOther.store(true, ordering: .relaxed) }

  /// Whether that has happened since this was asked for last.
  func takeNote() -> Bool { sawOther.exchange(false, ordering: .relaxed) }

  /// Notes down that something is looked at.
  func noteRead(_ things: Things) { Self.add(things, to: reads) }

  /// Notes down that something is changed.
  func noteWrite(_ things: Things) { Self.add(things, to: writes) }

  /// Notes down that something is counted up or down.
  func noteCount(_ things: Things) { Self.add(things, to: counts) }

  /// What was touched since this was asked for last.
  func takeFootprint() -> Footprint {
    func take(_ things: borrowing Atomic<UInt64>) -> Things {
      Things(rawValue: things.exchange(0, ordering: .relaxed))
    }
    return Footprint(reads: take(reads), writes: take(writes), counts: take(counts))
  }

  private static func add(_ things: Things, to noted: borrowing Atomic<UInt64>) {
    noted.store(noted.load(ordering: .relaxed) | things.rawValue, ordering: .relaxed)
  }
}
