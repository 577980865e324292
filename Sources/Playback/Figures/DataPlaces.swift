// Finds the places of the data of a page of the file: in memory, and in the swap area or on the disk.

package import Shmem

/// The places of the data of one page of the file, and the indexes that lead to them.
///
/// ```text
///   slot 2 ──> s2 [old data]      the tree leads to the swap area
///              s2 ──> P2          the swap cache leads from the swap area to memory
/// ```
package struct DataPlaces: Hashable, Sendable {
  /// A page frame.
  package struct Frame: Hashable, Sendable {
    /// The number of the page; of one that takes several slots that of its first frame.
    package let number: PageNumber
    /// The state of the page.
    package let page: Page
    /// The bytes of the page of the file; nil if they were never written.
    package let content: Content?
  }

  /// A place in the swap area.
  package struct SwapPlace: Hashable, Sendable {
    /// The swap entry.
    package let entry: SwapEntry
    /// The state of the place.
    package let slot: SwapSlot
  }

  /// The page of the file.
  package let index: PageIndex
  /// The entry in its slot; nil if the slot is empty.
  package let entry: Entry?
  /// The entry that the walk has gathered from the slot and has yet to work on; nil if there is none.
  package let gathered: Gathered?
  /// The page frame: that of the slot or of the swap cache, otherwise the one that the walk holds; nil if there is
  /// none.
  package let frame: Frame?
  /// The place in the swap area: that of the slot, otherwise that of the page; nil if there is none.
  package let swap: SwapPlace?

  /// The bytes that its block on the disk would give, zeros if it has none; nil for a file of tmpfs, which has no disk.
  package let onDisk: Content?

  /// True if the gathered entry is stale, as in the tree.
  package let isStale: Bool

  /// True if the swap cache leads from the place in the swap area to the page frame.
  package let isCached: Bool

  /// True if the tree leads to the page frame.
  package let leadsToFrame: Bool

  /// True if the tree leads to the place in the swap area.
  package let leadsToSwap: Bool

  /// Finds the places of a page of the file.
  package init(of index: PageIndex, in snapshot: Snapshot) {
    let machine = snapshot.machine
    let entry = machine[index]
    let inHand = snapshot.inHand(at: index)
    let own = machine.frame(at: index)
    let gatheredFrame = inHand.flatMap { snapshot.frame(of: $0) }
    let gatheredSwap = inHand.flatMap { gathered in
      gathered.entry.swap.map { gathered.range.piece(of: $0, at: index) }
    }
    let swaps =
      [machine.swap(at: index), gatheredSwap].compactMap(\.self)
      + [own, gatheredFrame].compactMap { $0.flatMap { machine[$0].swap } }
    let swap = swaps.first { !machine[$0].isFree }
    let cached = swap.flatMap { machine[$0].cachedPage }
    let frames = [own, cached, gatheredFrame].compactMap(\.self)
    let frame = frames.first { !machine[$0].isFree }
    self.index = index
    self.entry = entry
    self.gathered = inHand
    isStale = inHand.map(snapshot.staleEntries.contains) ?? false
    self.frame = frame.map { frame in
      let head = machine.head(of: frame)
      return Frame(number: head, page: machine[head], content: machine[frame].content)
    }
    isCached =
      frame != nil && cached.map { machine.head(of: $0) } == frame.map { machine.head(of: $0) }
    leadsToFrame = own != nil && own == frame
    leadsToSwap = swap != nil && machine.swap(at: index) == swap
    self.swap = swap.map { SwapPlace(entry: $0, slot: machine[$0]) }
    onDisk = snapshot.contentOnDisk(at: index)
  }
}

extension Snapshot {
  /// Returns the bytes that the block of a page of an ordinary file would give now: zeros if it is free.
  package func contentOnDisk(at index: PageIndex) -> Content? {
    scenario.mapping == .file ? machine.contentOnDisk(at: index, in: scenario) : nil
  }

  /// Returns the frame of a gathered page that has, or had, the bytes of its page of the file; nil for a swap entry.
  ///
  /// A folio that has left the file no longer says which pages it had, so the gathered entry does.
  fileprivate func frame(of gathered: Gathered) -> PageNumber? {
    guard let page = gathered.entry.page else { return nil }
    guard machine[page].order == gathered.order else { return page }
    return PageNumber(page.rawValue + UInt32(gathered.index.distance(from: gathered.range.base)))
  }

  /// Returns the entry that the walk has gathered from a slot and has yet to work on; nil if there is none.
  fileprivate func inHand(at index: PageIndex) -> Gathered? {
    guard let cursor = walk?.cursor else { return nil }
    return (cursor.position..<max(cursor.position, cursor.batch.count)).map { cursor.batch[$0] }
      .first { $0.index == index }
  }
}

extension Play {
  /// The slots whose data a picture tells of, those worth most first: the ones that the last step touched, of these the
  /// stale ones, the other stale ones, those of the tasks at work, and those with old data.
  package var dataSlots: [PageIndex] {
    let machine = snapshot.machine
    let hole = snapshot.scenario.hole
    let change = timeline.change(at: timeline.current)
    let changed = change?.changedSlots ?? []
    // One slot with another entry than before is worth most, as the step is about it.
    let another = changed.filter { change?.before.machine[$0] != machine[$0] }.prefix(1)
    let tasks = machine.tasks.dropFirst().filter { !machine[$0].isIdle }
      .compactMap { machine[$0].index }
    let stale = snapshot.staleEntries.map(\.index)
    let owed = Array(snapshot.obligations.prefix(Self.mostDataSlots))
    var seen: Set<PageIndex> = []
    // An empty slot is of interest only if it has just become so.
    let told = another + changed.filter(stale.contains) + changed + stale
    let slots = (told + (tasks + owed).filter { machine[$0] != nil })
      .filter { $0.rawValue < snapshot.scenario.filePages && hole.contains($0) }
      .filter { seen.insert($0).inserted }
    return slots.isEmpty ? [selected] : slots
  }

  /// The most slots with old data that such a picture looks at.
  private static let mostDataSlots = 16
}
