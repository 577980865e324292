// Knows how to keep a machine of any size so that two versions of it share what they have in common.

import RadixTrees

/// Memory for a race stepped by hand: any size, and cheap to keep a thousand versions of.
///
/// The slots lie in the page tree of the kernel. Of frames and swap slots only those are stored
/// that are not as the race found them; what the others hold follows from the scenario:
///
/// ```
/// frame          P0     P1     P2     P3     P4
/// at the start   page   page   free   page   free
/// changed               busy                 new       two of them are stored
/// ```
///
/// A frame that is again as it was is no longer stored: equal states are equal values.
package struct SharedStorage: MachineStorage {
  /// Entries of one gather.
  package struct Batch: GatheredBatch {
    private var entries: [Gathered] = []

    /// Makes an empty batch.
    package init() {}

    /// The number of entries.
    package var count: Int { entries.count }

    /// The entry at a position, counted from 0.
    package subscript(position: Int) -> Gathered { entries[position] }

    /// Adds an entry after the others.
    package mutating func append(_ gathered: Gathered) {
      entries.append(gathered)
    }
  }

  /// The page tree of the file.
  ///
  /// Kernel: `mapping->page_tree`, include/linux/fs.h, 3.16; `mapping->i_pages` since 4.17.
  package private(set) var tree: PageTree
  private let start: FileStart
  /// The frames that are not as at the start; free ones among them.
  private var changedPages = RadixTree<Page>(mapShift: 6)
  /// The swap slots that are not as at the start; free ones among them.
  private var changedSwapSlots = RadixTree<SwapSlot>(mapShift: 6)
  /// The pages of the file that a pte maps, which the frames know as well.
  private var mapped = PageSet()
  /// The pages of the file, after the first 64, that a task has stored bytes into.
  private var stored = PageSet()
  private var places: [TaskPlace<Batch>] = []

  /// Makes the memory as a scenario finds it.
  ///
  /// - Complexity: linear in the number of slots that are not empty.
  package init(for scenario: Scenario) {
    start = FileStart(of: scenario)
    tree = PageTree(
      of: start,
      shift: scenario.mapShift,
      isXArray: scenario.kernel.hasXArray
    )
  }

  /// Makes the memory as a scenario finds it, out of another one without a look at the slots.
  ///
  /// Nothing is shared if the slots hold other entries, or if the kernel has another tree.
  ///
  /// - Precondition: the other one is as a scenario with the same slots and nodes of the same size
  ///   finds it.
  init(for scenario: Scenario, sharingFileOf other: SharedStorage) {
    precondition(
      other.tree.shift == scenario.mapShift && other.changeCount == 0,
      "two races share a file that starts alike in both"
    )
    let start = FileStart(of: scenario)
    guard start == other.start, scenario.kernel.hasXArray == other.tree.isXArray else {
      self.init(for: scenario)
      return
    }
    self.init(start, sharing: other)
  }

  /// Makes the memory of a file that starts as another one does.
  private init(_ start: FileStart, sharing other: SharedStorage) {
    self.start = start
    tree = other.tree
  }

  /// The entry in the slot of a page of the file; nil if the slot is empty.
  package subscript(index: PageIndex) -> Entry? {
    get { tree.entry(at: index) }
    set { tree.store(newValue, in: entryRange(at: index)) }
  }

  /// Makes one entry of slots, or empties them; whatever has one of them lies wholly in them.
  package mutating func store(_ entry: Entry?, in range: EntryRange) {
    tree.store(entry, in: range)
  }

  /// Makes smaller entries of one that takes several slots: `entry` gives that of a piece.
  package mutating func split(_ split: EntrySplit, into entry: (EntryRange) -> Entry) {
    tree.split(split, into: entry)
  }

  /// Returns the order of the entry in the slot of a page; 0 if the slot is empty.
  package func order(at index: PageIndex) -> Int { tree.order(at: index) }

  /// Returns the first slot from `index` on that is not empty.
  package func occupiedSlot(from index: PageIndex) -> (index: PageIndex, entry: Entry)? {
    tree.next(from: index)
  }

  /// Returns the first page of the file from `index` on whose slot holds a page that a pte maps.
  ///
  /// Without its guards a pte can outlive its page's place in the file; that one is passed over.
  package func mappedPage(from index: PageIndex) -> PageIndex? {
    var from = index
    while let candidate = mapped.first(from: from) {
      if let page = frame(at: candidate), self[page].isMapped { return candidate }
      from = candidate.next
    }
    return nil
  }

  /// A page frame.
  package subscript(page: PageNumber) -> Page {
    get { changedPages.value(at: UInt64(page.rawValue)) ?? start.frame(page) }
    set {
      let old = self[page].mappedIndex
      let new = newValue.mappedIndex
      if old != new {
        if let old, !isMappedBySlot(old, otherThan: page) { mapped.set(old, isMember: false) }
        if let new { mapped.set(new, isMember: true) }
      }
      let value = newValue.isFree ? Page() : newValue
      let change = value == start.frame(page) ? nil : value
      Self.store(change, in: &changedPages, at: UInt64(page.rawValue))
    }
  }

  /// Returns true if a slot holds a page other than this one, and a pte maps that other page.
  private func isMappedBySlot(_ index: PageIndex, otherThan page: PageNumber) -> Bool {
    guard let holder = frame(at: index), holder != page else { return false }
    return self[holder].isMapped
  }

  /// Returns the first frame from `page` on that is in use.
  package func pageInUse(from page: PageNumber) -> PageNumber? {
    first(from: UInt64(page.rawValue), changedIn: changedPages) {
      !self[PageNumber(UInt32($0))].isFree
    }
    .map { PageNumber(UInt32($0)) }
  }

  /// A slot of the swap area.
  package subscript(swap: SwapEntry) -> SwapSlot {
    get { changedSwapSlots.value(at: UInt64(swap.offset)) ?? start.swapSlot(swap) }
    set {
      let value = newValue.isFree ? SwapSlot() : newValue
      let change = value == start.swapSlot(swap) ? nil : value
      Self.store(change, in: &changedSwapSlots, at: UInt64(swap.offset))
    }
  }

  /// Returns the first swap slot from `swap` on that is in use.
  package func swapInUse(from swap: SwapEntry) -> SwapEntry? {
    first(from: UInt64(swap.offset), changedIn: changedSwapSlots) {
      !self[SwapEntry(UInt32($0))].isFree
    }
    .map { SwapEntry(UInt32($0)) }
  }

  /// Notes that a task has stored bytes into a page of the file after the first 64.
  package mutating func noteStore(at index: PageIndex) { stored.set(index, isMember: true) }

  /// Returns true if a task has stored bytes into such a page.
  package func hasStore(at index: PageIndex) -> Bool { stored.contains(index) }

  /// The place of a task in its code.
  package subscript(task: TaskID) -> TaskPlace<Batch> {
    get { places[Int(task.rawValue)] }
    set { places[Int(task.rawValue)] = newValue }
  }

  /// The number of frames and swap slots that are stored because they are not as at the start.
  var changeCount: Int { changedPages.count + changedSwapSlots.count }

  /// The number of tasks.
  package var taskCount: Int { places.count }

  /// Adds a task after the others.
  package mutating func addTask(at place: TaskPlace<Batch>) {
    places.append(place)
  }

  /// Returns the first number from `number` on that is in use, of those at the start and those changed since.
  private func first<Value>(
    from number: UInt64,
    changedIn changes: RadixTree<Value>,
    where isInUse: (UInt64) -> Bool
  ) -> UInt64? {
    var number = number
    while true {
      let candidates = [
        start.occupiedPage(from: PageIndex(number))?.rawValue, changes.next(from: number)?.index,
      ]
      guard let candidate = candidates.compactMap(\.self).min() else { return nil }
      if isInUse(candidate) { return candidate }
      number = candidate + 1
    }
  }

  private static func store<Value>(
    _ value: Value?,
    in tree: inout RadixTree<Value>,
    at index: UInt64
  ) {
    guard let value else {
      _ = tree.delete(at: index)
      return
    }
    guard tree.replace(at: index, with: value) == nil else { return }
    do {
      try tree.insert(value, at: index)
    } catch {
      preconditionFailure("an index that could not be replaced is free: \(error)")
    }
  }
}

extension SharedStorage {
  /// The numbers of all that two versions of a memory hold differently.
  struct Difference {
    /// The slots of the tree, ascending.
    var slots: [PageIndex]
    /// The frames, ascending.
    var pages: [PageNumber]
    /// The swap slots, ascending.
    var swaps: [SwapEntry]
  }

  /// Returns the numbers of all that differs between this memory and another version of it.
  ///
  /// - Precondition: Both began with the same scenario.
  /// - Complexity: for versions a few changes apart, in proportion to the changes.
  func difference(from other: SharedStorage) -> Difference {
    Difference(
      slots: tree.pages(differingFrom: other.tree),
      pages: changedPages.indices(differingFrom: other.changedPages)
        .map { PageNumber(UInt32($0)) },
      swaps: changedSwapSlots.indices(differingFrom: other.changedSwapSlots)
        .map { SwapEntry(UInt32($0)) }
    )
  }
}
