// Knows what a task has looked at and changed since it was last asked.

import Synchronization

/// A recorder of what a task looks at and changes.
///
/// One thread at a time uses it.
final class AccessRecorder: Sendable {
  private let askedAboutOthers = Atomic(false)
  private let sawOther = Atomic(false)
  private let reads = Atomic<UInt64>(0)
  private let writes = Atomic<UInt64>(0)
  private let counts = Atomic<UInt64>(0)
  /// The slots of the tree and the frames that were accessed, the frames in the upper half.
  private let slotsAndPages = Atomic<UInt64>(0)
  /// The swap slots that were accessed, and in the upper half those of which it was asked whether a task remembers them.
  private let swaps = Atomic<UInt64>(0)

  /// Records that the task has looked at the place of another task.
  func noteOther() {
    askedAboutOthers.store(true, ordering: .relaxed)
    sawOther.store(true, ordering: .relaxed)
  }

  /// Records that the task has asked whether any task remembers a swap entry.
  func noteQuestion(about swap: SwapEntry) {
    askedAboutOthers.store(true, ordering: .relaxed)
    note(CellSet(remembered: 1 << swap.offset))
  }

  /// Returns true if the task has asked anything about other tasks since the last call.
  func takeNote() -> Bool { askedAboutOthers.exchange(false, ordering: .relaxed) }

  /// Returns true if the task has looked at another task's place since the last call.
  func takeNoteOfPlaces() -> Bool { sawOther.exchange(false, ordering: .relaxed) }

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

  /// Records that cells of the memory are looked at or changed.
  @inline(__always)
  func note(_ cells: CellSet) {
    let both = UInt64(cells.pages) << 32 | UInt64(cells.slots)
    slotsAndPages.store(slotsAndPages.load(ordering: .relaxed) | both, ordering: .relaxed)
    let allSwaps = UInt64(cells.remembered) << 32 | UInt64(cells.swaps)
    swaps.store(swaps.load(ordering: .relaxed) | allSwaps, ordering: .relaxed)
  }

  /// Returns the cells of the memory that were accessed since the last call.
  func takeCells() -> CellSet {
    let both = slotsAndPages.exchange(0, ordering: .relaxed)
    let allSwaps = swaps.exchange(0, ordering: .relaxed)
    return CellSet(
      slots: UInt8(truncatingIfNeeded: both),
      pages: UInt32(both >> 32),
      swaps: UInt32(truncatingIfNeeded: allSwaps),
      remembered: UInt32(allSwaps >> 32)
    )
  }

  private static func add(_ resources: ResourceSet, to noted: borrowing Atomic<UInt64>) {
    noted.store(noted.load(ordering: .relaxed) | resources.rawValue, ordering: .relaxed)
  }
}
