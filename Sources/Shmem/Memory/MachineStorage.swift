// Knows what the machine asks of the memory that holds its state.

/// The memory that holds the slots, the pages, the swap area and the tasks' places.
///
/// There is one machine and one meaning for every step; only the memory below it differs, between a
/// file of a million pages walked by hand and a few machine words searched by the million.
package protocol MachineStorage: Hashable, Sendable {
  /// The batch that a gather fills.
  associatedtype Batch: GatheredBatch

  /// Makes the memory as a scenario finds it, but without tasks.
  init(for scenario: Scenario)

  /// The entry in the slot of a page of the file; nil if the slot is empty.
  ///
  /// The slots of an entry of an order all hold its value. To store another value in one of them stores it in all, and
  /// to empty one of them empties all.
  subscript(index: PageIndex) -> Entry? { get set }

  /// Makes one entry of slots, or empties them; whatever has one of them lies wholly in them.
  mutating func store(_ entry: Entry?, in range: EntryRange)

  /// Makes smaller entries of one that takes several slots: `entry` gives that of a piece.
  mutating func split(_ split: EntrySplit, into entry: (EntryRange) -> Entry)

  /// Returns the order of the entry in the slot of a page; 0 if the slot is empty.
  func order(at index: PageIndex) -> Int

  /// Returns the first slot from `index` on that is not empty.
  func occupiedSlot(from index: PageIndex) -> (index: PageIndex, entry: Entry)?

  /// Returns the first page of the file from `index` on whose slot holds a page that a pte maps.
  func mappedPage(from index: PageIndex) -> PageIndex?

  /// A page frame.
  subscript(page: PageNumber) -> Page { get set }

  /// Counts one reference more to a frame that is in use.
  mutating func addReference(to page: PageNumber)

  /// Counts one reference less to a frame that is in use; with the last one the frame is free.
  ///
  /// - Returns: the frame with those references that are left.
  mutating func dropReference(to page: PageNumber) -> Page

  /// Returns the number of references to a frame.
  func references(to page: PageNumber) -> Int

  /// Returns true if a frame may be given out.
  func isFree(_ page: PageNumber) -> Bool

  /// Returns the first frame from `page` on that is in use.
  func pageInUse(from page: PageNumber) -> PageNumber?

  /// A slot of the swap area.
  subscript(swap: SwapEntry) -> SwapSlot { get set }

  /// Returns true if a swap slot may be given out, as far as the swap area knows.
  func isFree(_ swap: SwapEntry) -> Bool

  /// Returns the first swap slot from `swap` on that is in use.
  func swapInUse(from swap: SwapEntry) -> SwapEntry?

  /// Returns true if a task still has a swap entry in hand that it has found in a slot.
  func isRemembered(_ swap: SwapEntry) -> Bool

  /// Notes that a task has stored bytes into a page of the file after the first 64, for which `FileState` has no room.
  mutating func noteStore(at index: PageIndex)

  /// Returns true if a task has stored bytes into such a page.
  func hasStore(at index: PageIndex) -> Bool

  /// The place of a task in its code.
  subscript(task: TaskID) -> TaskPlace<Batch> { get set }

  /// The number of tasks.
  var taskCount: Int { get }

  /// Adds a task after the others.
  mutating func addTask(at place: TaskPlace<Batch>)
}

extension MachineStorage {
  /// Asks every task.
  package func isRemembered(_ swap: SwapEntry) -> Bool {
    (0..<taskCount).contains { self[TaskID(UInt8($0))].remembers(swap) }
  }

  /// Empties the slots, and stores the pieces one by one: a small memory has no nodes that this could free.
  package mutating func split(_ split: EntrySplit, into entry: (EntryRange) -> Entry) {
    store(nil, in: split.range)
    for piece in split.pieces { store(entry(piece), in: piece) }
  }

  /// Does nothing: a small file has no such page.
  package mutating func noteStore(at index: PageIndex) {}

  /// Returns false: a small file has no such page.
  package func hasStore(at index: PageIndex) -> Bool { false }

  /// Returns the slots of the entry in the slot of a page; that slot alone if it is empty.
  package func entryRange(at index: PageIndex) -> EntryRange {
    EntryRange(order: order(at: index), covering: index)
  }

  /// Returns the swap entry of a page: that in its slot, or the piece of a large one; nil if there is none.
  package func swap(at index: PageIndex) -> SwapEntry? {
    guard case .swap(let swap) = self[index] else { return nil }
    return entryRange(at: index).piece(of: swap, at: index)
  }

  /// Returns the frame that has the bytes of a page of the file: one of the folio in its slot; nil if there is none.
  package func frame(at index: PageIndex) -> PageNumber? {
    guard case .page(let page) = self[index] else { return nil }
    return frame(of: page, at: index)
  }

  /// Returns the frame of a folio that has the bytes of a page of the file; the first one if none of them has.
  package func frame(of page: PageNumber, at index: PageIndex) -> PageNumber {
    let value = self[page]
    guard value.order > 0, let base = value.mapping, value.covers(index) else { return page }
    return PageNumber(page.rawValue + UInt32(index.distance(from: base)))
  }

  /// Returns the number of frames of a folio that a pte maps, given its first.
  func pteCount(of page: PageNumber) -> Int {
    let value = self[page]
    guard value.order > 0 else { return value.isMapped ? 1 : 0 }
    return frames(of: page).count { self[$0].isMapped }
  }

  /// Returns the first frame of the folio that a frame belongs to.
  package func head(of page: PageNumber) -> PageNumber {
    let value = self[page]
    return value.isTail ? PageNumber(page.rawValue & ~(UInt32(value.frameCount) - 1)) : page
  }

  /// Returns all frames of a folio, given its first.
  func frames(of page: PageNumber) -> some RandomAccessCollection<PageNumber> {
    let first = page.rawValue
    return (first..<first + UInt32(self[page].frameCount)).lazy.map { PageNumber($0) }
  }

  /// Returns the slots of a folio, given its first frame; nil if it does not belong to the file.
  func slots(of page: PageNumber) -> EntryRange? {
    let value = self[page]
    return value.mapping.map { EntryRange(order: value.order, covering: $0) }
  }

  /// Returns true if a pte maps one of the frames of a folio, given its first.
  package func isMapped(_ page: PageNumber) -> Bool { pteCount(of: page) > 0 }

  /// Counts one reference more to a frame that is in use.
  package mutating func addReference(to page: PageNumber) {
    precondition(!isFree(page), "a reference is taken on a page that has one already")
    self[page].references += 1
  }

  /// Counts one reference less to a frame that is in use; with the last one the frame is free.
  ///
  /// - Returns: the frame with those references that are left.
  package mutating func dropReference(to page: PageNumber) -> Page {
    var value = self[page]
    precondition(value.references > 0, "a reference is dropped by a task that holds one")
    value.references -= 1
    guard value.isFree else {
      self[page] = value
      return value
    }
    for frame in frames(of: page) { self[frame] = Page() }
    return value
  }

  /// Returns the number of references to a frame.
  package func references(to page: PageNumber) -> Int { self[page].references }

  /// Returns true if a frame may be given out.
  package func isFree(_ page: PageNumber) -> Bool { self[page].isFree }

  /// Returns true if a swap slot may be given out, as far as the swap area knows.
  package func isFree(_ swap: SwapEntry) -> Bool { self[swap].isFree }
}

extension Gathered {
  /// The name of the entry, and of a large one how many slots it took: `s0`, `s0×4`.
  package var name: String { order > 0 ? "\(entry)×\(range.count)" : entry.description }
}

/// An entry as a gather saw it, which may no longer be what the slot holds.
package struct Gathered: Hashable, Sendable {
  /// The page of the file.
  package var index: PageIndex
  /// The value its slot held when it was read.
  package var entry: Entry
  /// The order of the entry when it was read.
  package var order: Int { Int(storedOrder) }
  private var storedOrder: UInt8

  /// Freezes what was seen.
  package init(index: PageIndex, entry: Entry, order: Int = 0) {
    self.index = index
    self.entry = entry
    storedOrder = UInt8(order)
  }

  /// The slots of the entry, as the gather saw it; it need not begin at the page of the file.
  package var range: EntryRange { EntryRange(order: order, covering: index) }
}

/// The entries of one gather, ascending by index.
///
/// Kernel: `struct pagevec` and the array of indices beside it, shmem_undo_range(), mm/shmem.c, 3.16.
package protocol GatheredBatch: Hashable, Sendable {
  /// Makes an empty batch.
  init()

  /// The number of entries.
  var count: Int { get }

  /// The entry at a position, counted from 0.
  subscript(position: Int) -> Gathered { get }

  /// Adds an entry after the others.
  mutating func append(_ gathered: Gathered)
}
