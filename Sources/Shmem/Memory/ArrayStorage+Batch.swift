// Knows how to keep what a gather froze so that a place in the code is small.

extension ArrayStorage {
  /// Entries of one gather, kept apart from the place that has them: every step of every task looks at
  /// places, only a few steps of one task look at a batch.
  package struct Batch: GatheredBatch {
    private var entries: ContiguousArray<Gathered> = []

    /// Makes an empty batch.
    package init() {}

    /// The number of entries.
    package var count: Int { entries.count }

    /// The entry at a position, counted from 0.
    package subscript(position: Int) -> Gathered { entries[position] }

    /// Adds an entry after the others.
    package mutating func append(_ gathered: Gathered) {
      if entries.isEmpty { entries.reserveCapacity(Scenario.batchLimits.upperBound) }
      entries.append(gathered)
    }
  }
}
