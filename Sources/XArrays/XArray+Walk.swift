// Knows how to go through the entries of an XArray, as each of the kernel's walks goes on after one.

extension XArray {
  /// An entry that a walk has found, and the index it is reported at.
  package struct Hit: Hashable, Sendable {
    /// The index at which the walk met the entry: its base, unless the walk began inside the entry.
    package let index: UInt64

    /// The entry.
    package let entry: Entry
  }

  /// The entries that one gather returns, and the index from which the next one goes on.
  package struct Gather: Hashable, Sendable {
    /// The entries, by ascending index.
    package internal(set) var hits: [Hit] = []

    /// The index after the last entry, or the start of the gather if it has found none.
    ///
    /// After an entry that ends at the last index there is, this is 0, as in Linux.
    package internal(set) var next: UInt64
  }

  /// Finds the first entry that covers `first` or lies above it, if it begins at `last` at most.
  ///
  /// Left out: at a retry entry, Linux waits until it is gone; here it is passed. A caller for which
  /// that matters asks `firstRetry(in:)`.
  ///
  /// Kernel: xas_find(), lib/xarray.c, 6.12
  ///
  /// - Complexity: O(height), plus the number of retry entries and empty nodes that are passed.
  package func nextHit(from first: UInt64, through last: UInt64) -> Hit? {
    var start = first
    while let found = nextOccupant(from: start, through: last) {
      if let entry = found.entry { return Hit(index: max(start, found.base), entry: entry) }
      guard found.lastIndex < last else { return nil }
      start = found.lastIndex + 1
    }
    return nil
  }

  /// Finds the first index of the range at which a walk has to wait, as there is a retry entry.
  ///
  /// Kernel: xas_retry() in find_get_entry(), mm/filemap.c, 6.12
  ///
  /// - Complexity: O(height) for each entry that is passed.
  package func firstRetry(in range: ClosedRange<UInt64>) -> UInt64? {
    var start = range.lowerBound
    while let found = nextOccupant(from: start, through: range.upperBound) {
      if found.value == nil { return found.base }
      guard found.lastIndex < range.upperBound else { return nil }
      start = found.lastIndex + 1
    }
    return nil
  }

  /// Returns the entries that cover an index of the range, by ascending index.
  ///
  /// Kernel: xas_find_conflict(), lib/xarray.c, 6.12
  ///
  /// - Complexity: O(height) for each entry.
  package func conflicts(in range: ClosedRange<UInt64>) -> [Entry] {
    entries(from: range.lowerBound, through: range.upperBound, limit: .max).hits.map(\.entry)
  }

  /// Collects up to `limit` entries that begin at `last` at most, the first of which covers `first` or
  /// lies above it.
  ///
  /// Each entry is returned once. If `first` lies inside an entry, that one is reported at `first`:
  ///
  ///     order 2 at 0, order 0 at 5       from 2:  2, 5         next: 6
  ///
  /// Kernel: find_get_entries(), mm/filemap.c, 6.12
  ///
  /// - Precondition: `limit` is not negative.
  /// - Complexity: O(height) for each entry.
  package func entries(from first: UInt64, through last: UInt64, limit: Int) -> Gather {
    precondition(limit >= 0, "the limit of a gather is not negative")
    var gather = Gather(next: first)
    while gather.hits.count < limit, let hit = nextHit(from: gather.next, through: last) {
      gather.hits.append(hit)
      gather.next = hit.entry.lastIndex &+ 1
      guard gather.next > hit.index else { break }
    }
    return gather
  }

  /// Collects up to `limit` entries that lie within a range and that the caller can have.
  ///
  /// An entry that begins before `first` or reaches beyond `last` is left out, and the caller is not
  /// asked for it. In Linux a swap entry that reaches beyond `last` ends the walk, and the range begins
  /// anew after each entry taken; as no entry lies in two places, neither changes what is found.
  ///
  /// Kernel: find_lock_entries(), mm/filemap.c, 6.12
  ///
  /// - Parameters:
  ///   - first: the first index of the range.
  ///   - last: the last one.
  ///   - limit: the highest number of entries.
  ///   - isAvailable: true for a swap entry, which needs no lock, and for a folio that can be locked.
  /// - Returns: The entries taken.
  /// - Precondition: `limit` is not negative.
  /// - Complexity: O(height) for each entry.
  package func lockedEntries(
    from first: UInt64,
    through last: UInt64,
    limit: Int,
    where isAvailable: (Entry) -> Bool,
  ) -> Gather {
    precondition(limit >= 0, "the limit of a gather is not negative")
    var gather = Gather(next: first)
    var start = first
    while gather.hits.count < limit, let hit = nextHit(from: start, through: last) {
      let entry = hit.entry
      if entry.base >= first, entry.lastIndex <= last, isAvailable(entry) {
        gather.hits.append(hit)
        gather.next = entry.lastIndex &+ 1
      }
      guard entry.lastIndex < last else { break }
      start = entry.lastIndex + 1
    }
    return gather
  }

  /// Collects up to `limit` entries as a walk finds them that pauses after each one.
  ///
  /// A pause goes on from the index at which the entry was met, by the whole length of the entry. If
  /// the walk began inside an entry, that leads beyond its end, and what lies between is missed:
  ///
  ///     order 2 at 0, order 0 at 5       from 2:  2, then on from 6
  ///
  /// Kernel: xas_pause(), lib/xarray.c, 6.12
  ///
  /// - Precondition: `limit` is not negative.
  /// - Complexity: O(height) for each entry.
  package func pausedWalk(from first: UInt64, through last: UInt64, limit: Int) -> [Hit] {
    precondition(limit >= 0, "the limit of a walk is not negative")
    var hits: [Hit] = []
    var start = first
    while hits.count < limit, let hit = nextHit(from: start, through: last) {
      hits.append(hit)
      start = hit.index &+ hit.entry.indexCount
      guard start > hit.index else { break }
    }
    return hits
  }

  /// Finds the first occupied slot for `first` or an index above it, retry entries included.
  func nextOccupant(from first: UInt64, through last: UInt64) -> Occupant? {
    guard first <= last else { return nil }
    guard case .node(let root) = head else { return occupant(at: first) }
    guard first <= topLevel.maximumIndex,
      let found = root.nextOccupant(from: first, level: topLevel), found.base <= last
    else { return nil }
    return found
  }
}

extension XArray.Node {
  /// Finds the first occupied slot below this node for `index` or an index above it.
  fileprivate func nextOccupant(from index: UInt64, level: XArrayLevel) -> XArray.Occupant? {
    let first = canonicalSlot(of: level.slot(of: index))
    var rest = contentSlots(from: first)
    while rest != 0 {
      let slot = rest.trailingZeroBitCount
      rest &= rest - 1
      guard case .child(let position) = contents(of: slot) else {
        return occupant(ofSlot: slot, covering: index, level: level)
      }
      let start = max(index, level.firstIndex(ofSlot: slot, inNodeCovering: index))
      // A node that a given-up collapse has left may be empty.
      if let found = children[position].nextOccupant(from: start, level: level.below) {
        return found
      }
    }
    return nil
  }
}
