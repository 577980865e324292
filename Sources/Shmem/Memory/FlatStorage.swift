// Knows how to keep a small machine in one flat value without a single reference.

/// Memory for a race searched exhaustively: a flat value that is copied without counting references.
///
/// It holds up to 8 pages of the file and 8 tasks, or fewer tasks with pages of several slots; exceeding that is a
/// mistake in the choice of the storage, not a refusal: ask `canHold(_:)` first. Frames and swap slots number 32 each:
/// at most 8 are in the file, 8 in the batch of the one walk that has one, and the rest in the hands of the other tasks;
/// a page that finds its own taken goes on from the end of the file.
///
/// Everything but the places is packed: a frame into a word of 32 bits, a swap slot and a slot of the
/// tree, with the order of its entry, into one of 16. Nothing is lost by that, and what is free is 0.
package struct FlatStorage: MachineStorage {
  /// Entries of one gather.
  package struct Batch: GatheredBatch {
    private var entries = InlineArray<8, UInt16>(repeating: 0)
    private var length: UInt8 = 0

    /// Makes an empty batch.
    package init() {}

    /// The number of entries.
    package var count: Int { Int(length) }

    /// The entry at a position, counted from 0.
    package subscript(position: Int) -> Gathered {
      guard position < count, let entry = Entry(packed: entries[position] >> 4 & Entry.packedMask)
      else {
        preconditionFailure("a position lies below the number of entries")
      }
      return Gathered(
        index: PageIndex(UInt64(entries[position] & 0xf)),
        entry: entry,
        order: Int(entries[position] >> 13)
      )
    }

    /// Adds an entry after the others: four bits for the page, nine for the entry, two for the order.
    package mutating func append(_ gathered: Gathered) {
      entries[count] =
        gathered.entry.packed << 4 | UInt16(gathered.index.rawValue) | UInt16(gathered.order) << 13
      length += 1
    }

    /// Returns true if both hold the same.
    package static func == (left: Batch, right: Batch) -> Bool {
      left.length == right.length && elementsAreEqual(left.entries, right.entries)
    }

    /// Hashes what `==` compares.
    package func hash(into hasher: inout Hasher) {
      hasher.combine(length)
      hashElements(of: entries, into: &hasher)
    }
  }

  /// The most pages a file may have.
  package static let slotLimit = 8
  /// The most tasks, the puncher among them.
  package static let taskLimit = 8
  /// The number of frames, and of swap slots.
  package static let frameLimit = 32

  /// The slots of the tree, packed.
  var slots = InlineArray<8, UInt16>(repeating: 0)
  /// The frames, packed.
  var pages = InlineArray<32, UInt32>(repeating: 0)
  /// The swap slots, packed.
  var swapSlots = InlineArray<32, UInt16>(repeating: 0)
  private var places = InlineArray<8, TaskPlace<Batch>?>(repeating: nil)
  /// The number of tasks.
  package private(set) var taskCount = 0

  /// Returns true if a scenario fits.
  package static func canHold(_ scenario: Scenario) -> Bool {
    scenario.filePages <= UInt64(slotLimit) && scenario.tasks.count <= taskLimit
      && 2 * slotLimit + scenario.mostFramesOfTasks <= frameLimit
  }

  /// Makes the memory as a scenario finds it.
  package init(for scenario: Scenario) {
    precondition(Self.canHold(scenario), "flat storage holds 8 pages of the file and 8 tasks")
    for position in 0..<Int(scenario.filePages) {
      let index = PageIndex(UInt64(position))
      let start = scenario.start(at: index)
      let order = scenario.order(at: index)
      slots[position] =
        scenario.entry(at: index).map { entry, range in
          entry.packed | UInt16(range.order) << Self.orderBit
        } ?? 0
      pages[position] = start.page(at: index, order: order, in: scenario.mapping).packed
      swapSlots[position] = start.swapSlot(at: index, in: scenario.mapping).packed
    }
  }

  /// The entry in the slot of a page of the file; nil if the slot is empty.
  package subscript(index: PageIndex) -> Entry? {
    get {
      guard index.rawValue < UInt64(Self.slotLimit) else { return nil }
      return Entry(packed: slots[Int(index.rawValue)] & Entry.packedMask)
    }
    set {
      let range = entryRange(at: index)
      guard range.isLarge else {
        slots[Int(index.rawValue)] = newValue?.packed ?? 0
        return
      }
      store(newValue, in: range)
    }
  }

  /// Makes one entry of slots, or empties them; whatever has one of them lies wholly in them.
  package mutating func store(_ entry: Entry?, in range: EntryRange) {
    let word = entry.map { $0.packed | UInt16(range.order) << Self.orderBit } ?? 0
    for position in range.slots { slots[Int(position)] = word }
  }

  /// The bit from which on a slot has the order of its entry.
  private static let orderBit: UInt16 = 12

  /// Returns the order of the entry in the slot of a page; 0 if the slot is empty.
  package func order(at index: PageIndex) -> Int {
    index.rawValue < UInt64(Self.slotLimit)
      ? Int(slots[Int(index.rawValue)] >> Self.orderBit) : 0
  }

  /// Returns the first slot from `index` on that is not empty.
  package func occupiedSlot(from index: PageIndex) -> (index: PageIndex, entry: Entry)? {
    var position = index.rawValue
    while position < UInt64(Self.slotLimit) {
      if let entry = Entry(packed: slots[Int(position)] & Entry.packedMask) {
        return (PageIndex(position), entry)
      }
      position += 1
    }
    return nil
  }

  /// Returns the first page of the file from `index` on whose slot holds a page that a pte maps.
  package func mappedPage(from index: PageIndex) -> PageIndex? {
    var first: PageIndex?
    for position in pages.indices where pages[position] != 0 {
      let page = PageNumber(UInt32(position))
      guard let mapped = Page(packed: pages[position]).mappedIndex, mapped >= index,
        frame(at: mapped) == page
      else { continue }
      first = min(first ?? mapped, mapped)
    }
    return first
  }

  /// A page frame.
  package subscript(page: PageNumber) -> Page {
    get {
      let position = Int(page.rawValue)
      var value = Page(packed: pages[position])
      if position.isMultiple(of: 2), !value.isTail {
        value.order = Page.order(fromSecond: pages[position + 1])
      }
      return value
    }
    set { pages[Int(page.rawValue)] = newValue.packed }
  }

  /// Returns the first frame from `page` on that is in use.
  package func pageInUse(from page: PageNumber) -> PageNumber? {
    Self.firstInUse(of: pages, from: Int(page.rawValue)).map { PageNumber(UInt32($0)) }
  }

  /// A slot of the swap area.
  package subscript(swap: SwapEntry) -> SwapSlot {
    get { SwapSlot(packed: swapSlots[Int(swap.offset)]) }
    set { swapSlots[Int(swap.offset)] = newValue.packed }
  }

  /// Returns the first swap slot from `swap` on that is in use.
  package func swapInUse(from swap: SwapEntry) -> SwapEntry? {
    Self.firstInUse(of: swapSlots, from: Int(swap.offset)).map { SwapEntry(UInt32($0)) }
  }

  /// Returns the position of the first word from a position on that is not 0.
  @inline(__always)
  private static func firstInUse<Word: FixedWidthInteger>(
    of words: borrowing InlineArray<32, Word>,
    from first: Int
  ) -> Int? {
    var position = first
    while position < words.count {
      if words[position] != 0 { return position }
      position += 1
    }
    return nil
  }

  /// The place of a task in its code.
  package subscript(task: TaskID) -> TaskPlace<Batch> {
    get {
      guard let place = places[Int(task.rawValue)] else {
        preconditionFailure("a task is asked for after it has been added")
      }
      return place
    }
    set { places[Int(task.rawValue)] = newValue }
  }

  /// Adds a task after the others.
  package mutating func addTask(at place: TaskPlace<Batch>) {
    places[taskCount] = place
    taskCount += 1
  }

  /// Returns true if both hold the same.
  package static func == (left: FlatStorage, right: FlatStorage) -> Bool {
    left.taskCount == right.taskCount && elementsAreEqual(left.slots, right.slots)
      && elementsAreEqual(left.pages, right.pages)
      && elementsAreEqual(left.swapSlots, right.swapSlots)
      && elementsAreEqual(left.places, right.places)
  }

  /// Hashes what `==` compares.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(taskCount)
    hashElements(of: slots, into: &hasher)
    hashElements(of: pages, into: &hasher)
    hashElements(of: swapSlots, into: &hasher)
    hashElements(of: places, into: &hasher)
  }
}

private func elementsAreEqual<let count: Int, Element: Equatable>(
  _ left: InlineArray<count, Element>,
  _ right: InlineArray<count, Element>
) -> Bool {
  left.indices.allSatisfy { left[$0] == right[$0] }
}

private func hashElements<let count: Int, Element: Hashable>(
  of elements: InlineArray<count, Element>,
  into hasher: inout Hasher
) {
  for position in elements.indices {
    hasher.combine(elements[position])
  }
}
