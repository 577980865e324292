// Knows the cells of a flat memory, and which of them lead to which.

import Explorer

/// Cells of a flat memory, a bit each: slots of the tree, frames, swap slots; and facts about the other tasks that take
/// the place of a cell.
struct CellSet: Hashable, Sendable {
  /// The slots of the tree.
  var slots: UInt8 = 0
  /// The frames.
  var pages: UInt32 = 0
  /// The swap slots.
  var swaps: UInt32 = 0
  /// The swap entries of which it matters whether another task remembers them.
  var remembered: UInt32 = 0

  /// The number of cells.
  var count: Int {
    slots.nonzeroBitCount + pages.nonzeroBitCount + swaps.nonzeroBitCount
      + (remembered == 0 ? 0 : 1)
  }

  /// A hash of the set.
  var spread: UInt64 {
    ((UInt64(pages) << 32 | UInt64(swaps) ^ UInt64(slots) << 24) &+ UInt64(remembered).spread)
      .spread
  }

  /// Adds other cells.
  mutating func formUnion(_ other: CellSet) {
    slots |= other.slots
    pages |= other.pages
    swaps |= other.swaps
    remembered |= other.remembered
  }

  /// Adds the slot of a page; a page after the last that there can be has none.
  mutating func insert(_ index: PageIndex) {
    if index.rawValue < UInt64(FlatStorage.slotLimit) { slots |= 1 << UInt8(index.rawValue) }
  }

  /// Adds a frame.
  mutating func insert(_ page: PageNumber) { pages |= 1 << page.rawValue }

  /// Adds a swap slot.
  mutating func insert(_ swap: SwapEntry) { swaps |= 1 << swap.offset }

  /// Returns the cells whose contents differ between two memories.
  init(differingBetween before: FlatStorage, and after: FlatStorage) {
    for position in 0..<FlatStorage.slotLimit where before.slots[position] != after.slots[position]
    {
      slots |= 1 << UInt8(position)
    }
    for position in 0..<FlatStorage.frameLimit {
      if before.pages[position] != after.pages[position] { pages |= 1 << UInt32(position) }
      if before.swapSlots[position] != after.swapSlots[position] { swaps |= 1 << UInt32(position) }
    }
  }

  /// Makes a set of some cells.
  init(slots: UInt8 = 0, pages: UInt32 = 0, swaps: UInt32 = 0, remembered: UInt32 = 0) {
    self.slots = slots
    self.pages = pages
    self.swaps = swaps
    self.remembered = remembered
  }

  /// Adds all cells that these lead to in a memory, and those that they lead to: a slot leads to the page or swap slot in
  /// it, a frame to its slot and its swap slot, a swap slot to its page and to the slot of its data.
  mutating func close(in storage: FlatStorage) {
    var done = CellSet()
    while done != self {
      let fresh = self
      for position in Bits(UInt64(fresh.slots & ~done.slots)) {
        insert(storage[PageIndex(UInt64(position))])
      }
      for position in Bits(UInt64(fresh.pages & ~done.pages)) {
        let page = storage[PageNumber(UInt32(position))]
        if let index = page.mapping { insert(index) }
        if let index = page.content?.index { insert(index) }
        if let swap = page.swap { insert(swap) }
      }
      for position in Bits(UInt64(fresh.swaps & ~done.swaps)) {
        let slot = storage[SwapEntry(UInt32(position))]
        if let page = slot.cachedPage { insert(page) }
        if let index = slot.content?.index { insert(index) }
      }
      done = fresh
    }
  }

  private mutating func insert(_ entry: Entry?) {
    switch entry {
    case nil, .shadow: break
    case .page(let page): insert(page)
    case .swap(let swap): insert(swap)
    }
  }
}

extension CellSet {
  /// The contents of a few cells, as they are packed: the slots first, then the frames, then the swap slots, then the swap
  /// entries that other tasks remember.
  struct Contents: Hashable, Sendable {
    /// The most cells.
    static let limit = 16

    private var words = InlineArray<8, UInt64>(repeating: 0)

    /// The contents of no cells.
    init() {}

    fileprivate subscript(position: Int) -> UInt32 {
      get {
        UInt32(truncatingIfNeeded: words[position / 2] >> UInt64(position % 2 * 32))
      }
      set { words[position / 2] |= UInt64(newValue) << UInt64(position % 2 * 32) }
    }

    static func == (left: Contents, right: Contents) -> Bool {
      for position in 0..<8 where left.words[position] != right.words[position] { return false }
      return true
    }

    func hash(into hasher: inout Hasher) { hasher.combine(spread) }

    /// A hash of the contents.
    var spread: UInt64 {
      var mixed: UInt64 = 0
      for position in 0..<8 {
        mixed = (mixed ^ words[position]) &* 0x9e37_79b9_7f4a_7c15
        mixed ^= mixed &>> 29
      }
      return mixed
    }
  }

  /// Returns the contents of the cells in a memory; nil if there are too many cells.
  ///
  /// - Parameters:
  ///   - storage: the memory.
  ///   - entries: the swap entries that other tasks remember, a bit each.
  /// - Returns: the contents.
  func contents(in storage: borrowing FlatStorage, remembering entries: UInt32) -> Contents? {
    guard count <= Contents.limit else { return nil }
    var contents = Contents()
    var cell = 0
    for position in Bits(UInt64(slots)) {
      contents[cell] = UInt32(storage.slots[position])
      cell += 1
    }
    for position in Bits(UInt64(pages)) {
      contents[cell] = storage.pages[position]
      cell += 1
    }
    for position in Bits(UInt64(swaps)) {
      contents[cell] = UInt32(storage.swapSlots[position])
      cell += 1
    }
    if remembered != 0 { contents[cell] = entries & remembered }
    return contents
  }

  /// Puts contents into the cells of a memory.
  func put(_ contents: Contents, into storage: inout FlatStorage) {
    var cell = 0
    for position in Bits(UInt64(slots)) {
      storage.slots[position] = UInt16(contents[cell])
      cell += 1
    }
    for position in Bits(UInt64(pages)) {
      storage.pages[position] = contents[cell]
      cell += 1
    }
    for position in Bits(UInt64(swaps)) {
      storage.swapSlots[position] = UInt16(contents[cell])
      cell += 1
    }
  }
}

/// The positions of the bits of a word that are set, ascending.
private struct Bits: Sequence, IteratorProtocol {
  private var rest: UInt64

  init(_ word: UInt64) { rest = word }

  @inline(__always)
  mutating func next() -> Int? {
    guard rest != 0 else { return nil }
    defer { rest &= rest &- 1 }
    return rest.trailingZeroBitCount
  }
}
