// Knows how to keep what a gather froze so that a place in the code is small.

extension ArrayStorage {
  /// Entries of one gather, kept apart from the place that has them: places are looked at by every
  /// step of every task, batches by a few steps of one.
  public struct Batch: GatheredBatch {
    private var entries: ContiguousArray<Gathered> = []

    /// Makes an empty batch.
    public init() {}

    /// The number of entries.
    public var count: Int { entries.count }

    /// The entry at a position, counted from 0.
    public subscript(position: Int) -> Gathered { entries[position] }

    /// Adds an entry behind the others.
    public mutating func append(_ gathered: Gathered) {
      if entries.isEmpty { entries.reserveCapacity(Scenario.batchLimits.upperBound) }
      entries.append(gathered)
    }
  }
}
