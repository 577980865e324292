// Knows how to write pages, frames, swap entries and tasks as plain numbers in a test.

@testable import Shmem

extension PageIndex: ExpressibleByIntegerLiteral {
  init(integerLiteral value: UInt64) {
    self.init(value)
  }
}

extension PageNumber: ExpressibleByIntegerLiteral {
  init(integerLiteral value: UInt32) {
    self.init(value)
  }
}

extension SwapEntry: ExpressibleByIntegerLiteral {
  init(integerLiteral value: UInt32) {
    self.init(value)
  }
}

extension TaskID: ExpressibleByIntegerLiteral {
  init(integerLiteral value: UInt8) {
    self.init(value)
  }
}

extension Content {
  /// Data that page `index` had when the punch began.
  static func old(_ index: PageIndex) -> Content {
    Content(index: index, birth: .beforePunch, isZeros: false)
  }

  /// Zeros that page `index` was given after the punch had begun.
  static func zeros(_ index: PageIndex) -> Content {
    Content(index: index, birth: .afterPunch, isZeros: true)
  }
}

extension Machine {
  /// The entry in slot `index`, to be edited.
  subscript(slot index: PageIndex) -> Entry? {
    get { storage[index] }
    set { storage[index] = newValue }
  }

  /// A frame, to be edited.
  subscript(page page: PageNumber) -> Page {
    get { storage[page] }
    set { storage[page] = newValue }
  }

  /// A swap slot, to be edited.
  subscript(swap swap: SwapEntry) -> SwapSlot {
    get { storage[swap] }
    set { storage[swap] = newValue }
  }

  /// Puts a task elsewhere in its code.
  mutating func move(_ task: TaskID, to place: TaskPlace<Storage.Batch>) {
    storage[task] = place
  }
}

extension Cursor {
  /// A cursor in a batch that is written down.
  init(
    at position: Int,
    in entries: [(PageIndex, Entry)],
    opensScan: Bool = false,
    isLocked: Bool = false
  ) {
    var batch = Batch()
    for (index, entry) in entries {
      batch.append(Gathered(index: index, entry: entry))
    }
    self.init(batch: batch, position: position, opensScan: opensScan, isLocked: isLocked)
  }
}

extension UndoRange {
  /// The first loop at work on a batch.
  static func first(_ phase: EntryPhase, _ cursor: Cursor<Batch>, freed: Int) -> UndoRange {
    .batch(phase, UndoBatch(loop: .first, cursor: cursor, counts: UndoCounts(freed: freed)))
  }

  /// A loop about to gather, before any retry that is counted.
  static func gather(_ loop: UndoLoop, from index: PageIndex, freed: Int) -> UndoRange {
    .gather(loop, from: index, counts: UndoCounts(freed: freed))
  }

  /// A walk at an edge, before any retry that is counted.
  static func edge(_ edge: UndoEdge, _ place: UndoEdgePlace, freed: Int) -> UndoRange {
    .edge(edge, place, counts: UndoCounts(freed: freed))
  }

  /// The second loop at work on a batch.
  static func second(_ phase: EntryPhase, _ cursor: Cursor<Batch>, freed: Int) -> UndoRange {
    .batch(phase, UndoBatch(loop: .second, cursor: cursor, counts: UndoCounts(freed: freed)))
  }
}
