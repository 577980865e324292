// Knows what a step can touch, and when two tasks cannot notice each other.

/// The resources of a race that a step can look at or change, a bit each.
///
/// Most belong to a page of the file: its slot, the frames that are made for it, the swap slots that its
/// data goes to. A frame or a swap slot belongs to the same page for as long as it is in use.
///
/// ```text
/// bit    0 ...  7    8 ... 15    16 ... 23     24 ... 31     32 ... 39    40 ...
///        slot        frames      references    swap slots    data         the rest
/// ```
struct ResourceSet: OptionSet, Hashable, Sendable {
  let rawValue: UInt64

  init(rawValue: UInt64) { self.rawValue = rawValue }

  /// The frames after those of the file, which any page can get whose own is taken: which of them are free.
  static let spareFrames = ResourceSet(rawValue: 1 << 40)
  /// The swap slots after those of the file, in the same way: which of them are free and forgotten.
  static let spareSwaps = ResourceSet(rawValue: 1 << 41)
  /// The phase of the punch.
  static let phase = ResourceSet(rawValue: 1 << 42)
  /// i_mutex.
  static let inodeMutex = ResourceSet(rawValue: 1 << 43)
  /// shmem_swaplist_mutex.
  static let swaplistMutex = ResourceSet(rawValue: 1 << 44)
  /// The size of the file, now and in the past.
  static let size = ResourceSet(rawValue: 1 << 45)
  /// A preallocation, an eviction, a swapoff that is under way.
  static let calls = ResourceSet(rawValue: 1 << 46)

  /// Everything.
  static let all = ResourceSet(rawValue: 1 << 47 - 1)

  /// Returns the resources of one sort that belong to a set of pages; a bit for each page.
  private static func of(_ pages: Pages, _ sort: UInt64) -> ResourceSet {
    ResourceSet(rawValue: UInt64(pages.rawValue) << (8 * sort))
  }

  /// Returns the slots of pages.
  static func slots(_ pages: Pages) -> ResourceSet { of(pages, 0) }
  /// Returns all there is to the frames of pages but the number of their references.
  static func frames(_ pages: Pages) -> ResourceSet { of(pages, 1) }
  /// Returns the number of references to the frames of pages, and which of the frames are in the swap cache.
  static func references(_ pages: Pages) -> ResourceSet { of(pages, 2) }
  /// Returns the swap slots of pages, and the tasks that remember them.
  static func swaps(_ pages: Pages) -> ResourceSet { of(pages, 3) }
  /// Returns the facts about pages that promises ask for: their bytes, and if they are left after the end of the file.
  static func data(_ pages: Pages) -> ResourceSet { of(pages, 4) }

  /// Returns everything that belongs to one of some pages.
  static func belongings(of pages: Pages) -> ResourceSet {
    ResourceSet(rawValue: UInt64(pages.rawValue) &* 0x01_0101_0101)
  }

  /// Pages of the file, a bit each.
  struct Pages: OptionSet, Hashable, Sendable {
    let rawValue: UInt8

    init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Makes the set of one page; the empty set for a page after the last that there can be.
    init(_ index: PageIndex) {
      self.init(rawValue: index.rawValue < 8 ? 1 << UInt8(index.rawValue) : 0)
    }

    /// Makes the set of a page and all after it.
    init(from index: PageIndex) {
      self.init(rawValue: index.rawValue < 8 ? .max << UInt8(index.rawValue) : 0)
    }

    /// Every page.
    static let all = Pages(rawValue: .max)
  }
}

/// The resources that one step touches, or all that a task still can touch.
///
/// A step that counts one more or one less commutes with another that does so, and with nothing else.
struct Footprint: Hashable, Sendable {
  /// The resources that are looked at.
  var reads: ResourceSet = []
  /// The resources that are changed.
  var writes: ResourceSet = []
  /// The resources that are counted up or down, and looked at by no step.
  var counts: ResourceSet = []

  /// Everything.
  static let all = Footprint(reads: .all, writes: .all, counts: .all)

  /// Adds another one.
  mutating func formUnion(_ other: Footprint) {
    reads.formUnion(other.reads)
    writes.formUnion(other.writes)
    counts.formUnion(other.counts)
  }

  /// Returns the part of it that belongs to some pages.
  func belongings(of pages: ResourceSet.Pages) -> Footprint {
    let resources = ResourceSet.belongings(of: pages)
    return Footprint(
      reads: reads.intersection(resources),
      writes: writes.intersection(resources),
      counts: counts.intersection(resources)
    )
  }

  /// Returns the same without the resources of another one.
  func removing(_ other: Footprint) -> Footprint {
    Footprint(
      reads: reads.subtracting(other.reads),
      writes: writes.subtracting(other.writes),
      counts: counts.subtracting(other.counts)
    )
  }

  /// True if nothing is touched.
  var isEmpty: Bool { reads.isEmpty && writes.isEmpty && counts.isEmpty }

  /// Returns true if the order matters in which two touch what they do.
  func conflicts(with other: Footprint) -> Bool {
    !writes.isDisjoint(with: other.reads.union(other.writes).union(other.counts))
      || !reads.isDisjoint(with: other.writes.union(other.counts))
      || !counts.isDisjoint(with: other.reads.union(other.writes))
  }

  /// Returns true if this one has all that the other has: what is changed may be looked at and counted.
  func covers(_ other: Footprint) -> Bool {
    other.writes.isSubset(of: writes) && other.reads.isSubset(of: reads.union(writes))
      && other.counts.isSubset(of: counts.union(writes))
  }
}
