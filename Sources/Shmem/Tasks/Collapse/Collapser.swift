// Knows where a task that joins pages into a larger one can be in its code, and what it holds there.

/// The place of a collapse in its code.
///
/// ```
/// K1         a new page of the order, locked
/// K2         slot by slot: lock the page, or count an empty slot
///   F5 S1 ...  a swap entry, or a page that was never written: get the page as a fault does, but make none
/// K3         isolate and unmap the page, and count its references
/// K4         copy the bytes
/// K6         in one section: the empty slots are still empty, and the new page goes into all slots
/// K7         unlock all; the old pages go, or after a failure the new one
/// ```
///
/// It takes no i_mutex and looks at no i_private: a punch does not stop it.
///
/// Kernel: collapse_file(), mm/khugepaged.c, 6.12, which khugepaged and MADV_COLLAPSE call.
package enum Collapser<Batch: GatheredBatch>: Hashable, Sendable {
  /// It has not started.
  case idle
  /// It is about to look at a slot: K2.
  case looking(Collapse<Batch>, at: PageIndex)
  /// It gets the page of a slot that holds a swap entry, or a page that was never written.
  case getting(Collapse<Batch>, GetPage, at: PageIndex)
  /// It has locked the page in a slot: K3.
  case isolating(Collapse<Batch>, PageNumber, at: PageIndex)
  /// It has all pages of the range: K4.
  case copying(Collapse<Batch>)
  /// The new page has the bytes: K6.
  case joining(Collapse<Batch>)
  /// It lets go of all pages, the new one of which is in the file, or is not: K7.
  case releasing(Collapse<Batch>, hasJoined: Bool)
  /// It is done.
  case finished

  /// The pages of a collapse, while it has some.
  package var collapse: Collapse<Batch>? {
    switch self {
    case .idle, .finished: nil
    case .looking(let collapse, _), .getting(let collapse, _, _), .isolating(let collapse, _, _),
      .copying(let collapse), .joining(let collapse), .releasing(let collapse, _):
      collapse
    }
  }
}

/// The pages of a collapse: the new one, and the old ones that it has locked and isolated.
package struct Collapse<Batch: GatheredBatch>: Hashable, Sendable {
  /// The first frame of the new page.
  package var page: PageNumber
  /// The old pages, each with its slot, ascending; the other slots of the range were empty.
  package var old = Batch()
  private var base: PageIndex
  private var order: UInt8

  /// Begins a collapse of some slots with a new page, and no old ones.
  init(page: PageNumber, range: EntryRange) {
    self.page = page
    base = range.base
    order = UInt8(range.order)
  }

  /// The slots that the new page is to take.
  package var range: EntryRange { EntryRange(order: Int(order), covering: base) }

  /// The old pages.
  package var oldPages: [PageNumber] { (0..<old.count).compactMap { old[$0].entry.page } }

  /// The new page and the old ones.
  package var pages: [PageNumber] { [page] + oldPages }

  /// The number of slots that were empty.
  package var emptySlots: Int { Int(range.count) - old.count }

  /// Returns the old page of a slot; nil if the slot was empty.
  package func oldPage(at index: PageIndex) -> PageNumber? {
    (0..<old.count).first { old[$0].index == index }.flatMap { old[$0].entry.page }
  }

  /// Returns the same collapse with one more old page.
  func adding(_ page: PageNumber, at index: PageIndex) -> Collapse {
    var collapse = self
    collapse.old.append(Gathered(index: index, entry: .page(page)))
    return collapse
  }

  /// Makes the same collapse in another kind of memory, with other numbers.
  init<Other>(copying collapse: Collapse<Other>, _ renaming: some Renaming) {
    self.init(page: renaming[collapse.page], range: collapse.range)
    for position in 0..<collapse.old.count {
      var gathered = collapse.old[position]
      gathered.entry = renaming[gathered.entry]
      old.append(gathered)
    }
  }
}
