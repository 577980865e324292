// Knows how to keep one running machine of any size, so that a step costs little.

/// Memory for a race that runs without versions of the past: plain arrays that are changed in place.
///
/// Whatever a step asks for is one look into an array, whatever the size of the file; nothing is
/// copied, and nothing of the past is kept.
package struct ArrayStorage: MachineStorage {
  private var slots: [Entry?]
  /// The order of the entry in every slot; empty if no entry of the race can have one.
  private var orders: [UInt8]
  private var occupied: NumberSet
  /// The pages of the file that a pte maps, which the frames know as well.
  private var mapped: NumberSet
  /// The pages of the file, after the first 64, that a task has stored bytes into.
  private var stored: NumberSet
  /// The frames: as many as the file has pages, then as many more as it takes to reach the last one in use.
  private var frames: [Page]
  /// The swap slots: as many as the file has pages, then as many more as it takes to reach the last one in use.
  private var swapSlots: [SwapSlot]
  private var places: [TaskPlace<Batch>] = []

  /// Makes the memory as a scenario finds it.
  package init(for scenario: Scenario) {
    let count = Int(scenario.filePages)
    slots = []
    orders = scenario.hasLargeEntries ? Array(repeating: 0, count: count) : []
    frames = []
    swapSlots = []
    slots.reserveCapacity(count)
    frames.reserveCapacity(count)
    swapSlots.reserveCapacity(count)
    occupied = NumberSet(below: count)
    mapped = NumberSet(below: count)
    stored = NumberSet(below: count)
    for run in scenario.slots {
      for _ in 0..<run.count {
        let index = PageIndex(UInt64(slots.count))
        let entry = scenario.entry(at: index)
        let order = scenario.order(of: run)
        if entry != nil {
          occupied.insert(slots.count)
          if order > 0 { orders[slots.count] = UInt8(order) }
        }
        slots.append(entry?.entry)
        frames.append(run.start.page(at: index, order: order, in: scenario.mapping))
        swapSlots.append(run.start.swapSlot(at: index, in: scenario.mapping))
      }
    }
  }

  /// The entry in the slot of a page of the file; nil if the slot is empty.
  package subscript(index: PageIndex) -> Entry? {
    @inline(__always) get {
      index.rawValue < UInt64(slots.count) ? slots[Int(index.rawValue)] : nil
    }
    set {
      let range = entryRange(at: index)
      guard range.isLarge else {
        fill(Int(index.rawValue), newValue)
        return
      }
      store(newValue, in: range)
    }
  }

  /// Makes one entry of slots, or empties them; whatever has one of them lies wholly in them.
  package mutating func store(_ entry: Entry?, in range: EntryRange) {
    if orders.isEmpty, range.isLarge { orders = Array(repeating: 0, count: slots.count) }
    for position in range.slots {
      fill(Int(position), entry)
      if !orders.isEmpty { orders[Int(position)] = entry == nil ? 0 : UInt8(range.order) }
    }
  }

  private mutating func fill(_ position: Int, _ entry: Entry?) {
    slots[position] = entry
    if entry == nil { occupied.remove(position) } else { occupied.insert(position) }
  }

  /// Returns the order of the entry in the slot of a page; 0 if the slot is empty.
  package func order(at index: PageIndex) -> Int {
    index.rawValue < UInt64(orders.count) ? Int(orders[Int(index.rawValue)]) : 0
  }

  /// Returns the first slot from `index` on that is not empty.
  package func occupiedSlot(from index: PageIndex) -> (index: PageIndex, entry: Entry)? {
    guard index.rawValue < UInt64(slots.count),
      let position = occupied.first(from: Int(index.rawValue)), let entry = slots[position]
    else { return nil }
    return (PageIndex(UInt64(position)), entry)
  }

  /// Returns the first page of the file from `index` on whose slot holds a page that a pte maps.
  ///
  /// Without its guards a pte can outlive its page's place in the file; that one is passed over.
  package func mappedPage(from index: PageIndex) -> PageIndex? {
    guard index.rawValue < UInt64(slots.count) else { return nil }
    var from = Int(index.rawValue)
    while let candidate = mapped.first(from: from) {
      if let page = frame(at: PageIndex(UInt64(candidate))), self[page].isMapped {
        return PageIndex(UInt64(candidate))
      }
      from = candidate + 1
    }
    return nil
  }

  /// A page frame.
  package subscript(page: PageNumber) -> Page {
    @inline(__always) get {
      let position = Int(page.rawValue)
      return position < frames.count ? frames[position] : Page()
    }
    @inline(__always) set {
      let position = Int(page.rawValue)
      let old = self[page].mappedIndex
      let new = newValue.mappedIndex
      if old != new { remap(page, from: old, to: new) }
      if position < slots.count {
        frames[position] = newValue
      } else {
        Self.store(newValue, or: Page(), in: &frames, at: position, behind: slots.count)
      }
    }
  }

  private mutating func remap(_ page: PageNumber, from old: PageIndex?, to new: PageIndex?) {
    if let old, !isMappedBySlot(old, otherThan: page) { mapped.remove(Int(old.rawValue)) }
    if let new { mapped.insert(Int(new.rawValue)) }
  }

  /// Returns true if a slot holds a page other than this one, and a pte maps that other page.
  private func isMappedBySlot(_ index: PageIndex, otherThan page: PageNumber) -> Bool {
    guard let holder = frame(at: index), holder != page else { return false }
    return self[holder].isMapped
  }

  /// Returns the first frame from `page` on that is in use.
  package func pageInUse(from page: PageNumber) -> PageNumber? {
    frames.indices.dropFirst(Int(page.rawValue)).first { !frames[$0].isFree }
      .map { PageNumber(UInt32($0)) }
  }

  /// A slot of the swap area.
  package subscript(swap: SwapEntry) -> SwapSlot {
    @inline(__always) get {
      let position = Int(swap.offset)
      return position < swapSlots.count ? swapSlots[position] : SwapSlot()
    }
    @inline(__always) set {
      let position = Int(swap.offset)
      if position < slots.count {
        swapSlots[position] = newValue
      } else {
        Self.store(newValue, or: SwapSlot(), in: &swapSlots, at: position, behind: slots.count)
      }
    }
  }

  /// Returns the first swap slot from `swap` on that is in use.
  package func swapInUse(from swap: SwapEntry) -> SwapEntry? {
    swapSlots.indices.dropFirst(Int(swap.offset)).first { !swapSlots[$0].isFree }
      .map { SwapEntry(UInt32($0)) }
  }

  /// Notes that a task has stored bytes into a page of the file after the first 64.
  package mutating func noteStore(at index: PageIndex) { stored.insert(Int(index.rawValue)) }

  /// Returns true if a task has stored bytes into such a page.
  package func hasStore(at index: PageIndex) -> Bool {
    stored.first(from: Int(index.rawValue)) == Int(index.rawValue)
  }

  /// The place of a task in its code.
  package subscript(task: TaskID) -> TaskPlace<Batch> {
    @inline(__always) get { places[Int(task.rawValue)] }
    @inline(__always) set { places[Int(task.rawValue)] = newValue }
  }

  /// The number of tasks.
  package var taskCount: Int { places.count }

  /// Adds a task after the others.
  package mutating func addTask(at place: TaskPlace<Batch>) {
    places.append(place)
  }

  /// Stores a value after those that the file started with, and drops what is free at the end.
  private static func store<Value: Equatable>(
    _ value: Value,
    or free: Value,
    in values: inout [Value],
    at position: Int,
    behind least: Int
  ) {
    while values.count <= position { values.append(free) }
    values[position] = value
    while values.count > least, values.last == free { values.removeLast() }
  }
}
