// Knows which entries of a file take several slots at the start of a race.

extension Scenario {
  /// True if entries of the race can have an order: some start with one, or a task makes one.
  package var hasLargeEntries: Bool {
    slots.contains { order(of: $0) > 0 } || tasks.contains { order(of: $0) > 0 }
  }

  /// The most frames that the tasks besides the puncher hold at a time, apart from those of the file.
  ///
  /// A collapse has its new page, and perhaps one that it swaps in; that one counts with the file, whose slot has no page then.
  var mostFramesOfTasks: Int {
    let orders = slots.map { order(of: $0) } + tasks.map { order(of: $0) }
    return (tasks.count - 1) << (orders.max() ?? 0)
  }

  /// Returns the order that the entries of a run of slots start with.
  ///
  /// A kernel that has no such entries starts with single ones.
  package func order(of run: SlotRun) -> Int {
    switch run.start {
    case .swap: rules.later.largeSwap ? run.order : 0
    case .cached: rules.later.largeSwap && rules.later.largeFolio ? run.order : 0
    case .page, .clean: rules.later.largeFolio ? run.order : 0
    case .hole, .fallocated, .shadow: 0
    }
  }

  /// The kinds of entries of several slots that the race asks for and its rules do not know; single ones take their place.
  package var unsupportedOrders: Set<UnsupportedOrder> {
    var unsupported: Set<UnsupportedOrder> = []
    for run in slots where run.order > 0 && order(of: run) == 0 {
      unsupported.insert(run.start.isInSwap && !rules.later.largeSwap ? .swapEntries : .pages)
    }
    if tasks.contains(where: { $0.order > 0 && order(of: $0) == 0 }) { unsupported.insert(.pages) }
    return unsupported
  }

  /// Returns the split of a swap entry by a task that wants the page of one of its slots.
  ///
  /// A level of the tree of the model has room for as many orders as a node has bits of an index, as XA_CHUNK_SHIFT says
  /// of the kernel's. Kernel: shmem_split_large_entry(), mm/shmem.c, 6.12 and 6.15.
  func split(ofSwapIn range: EntryRange, around index: PageIndex) -> EntrySplit {
    switch rules.splitWay {
    case .uniform: EntrySplit(singlesOf: range)
    case .around: EntrySplit(byLevels: range, around: index, mapShift: mapShift)
    }
  }

  /// True if a page of several slots goes out to swap as a whole.
  var writesLargeEntries: Bool { rules.later.largeSwap }

  /// Returns the order of the page that a task makes where there is none.
  func order(of task: TaskSpec) -> Int { rules.later.largeFolio ? task.order : 0 }

  /// Returns the order that the entry of a page starts with; 0 after the end of the file.
  func order(at index: PageIndex) -> Int { run(at: index).map { order(of: $0) } ?? 0 }

  /// Returns the entry in a slot at the start, and the slots that it takes; nil if the slot is empty.
  func entry(at index: PageIndex) -> (entry: Entry, range: EntryRange)? {
    guard let run = run(at: index) else { return nil }
    let range = EntryRange(order: order(of: run), covering: index)
    return run.start.entry(at: range.base).map { ($0, range) }
  }

  private func run(at index: PageIndex) -> SlotRun? {
    var first: UInt64 = 0
    for run in slots {
      if index.rawValue - first < run.count { return run }
      first += run.count
    }
    return nil
  }

  /// The reason why no entry can start with the order that it is to have; nil if all can.
  var objectionToOrders: ScenarioError? {
    var first: UInt64 = 0
    for run in slots {
      defer { first += run.count }
      guard run.order > 0 else { continue }
      guard run.start.canHaveOrder else { return .orderOfOtherSlot(run.start) }
      guard mapping == .tmpfs else { return .orderOfOtherMapping(mapping) }
      guard (0...EntryRange.highestOrder).contains(run.order) else {
        return .orderOutOfRange(run.order)
      }
      let count = UInt64(1) << UInt64(run.order)
      guard first.isMultiple(of: count), run.count.isMultiple(of: count) else {
        return .entryOutOfLine(at: PageIndex(first), order: run.order)
      }
    }
    return nil
  }

  /// The reason why a task cannot run beside entries that take several slots, or with its own order; nil if it can.
  func objectionToOrders(beside task: TaskSpec) -> ScenarioError? {
    guard task.kind.orders.contains(task.order) else {
      return .taskOrderOutOfRange(task)
    }
    guard task.order == 0 || mapping == .tmpfs else {
      return .taskOrderOfOtherMapping(task, mapping)
    }
    if task.kind.joinsPages, let index = task.index {
      let range = EntryRange(order: task.order, covering: index)
      guard range.base == index, range.end.rawValue <= filePages || index.rawValue >= filePages
      else { return .taskOutOfLine(task, order: task.order) }
    }
    return task.kind.has(.dependsOnSwapNumbers) && hasLargeEntries
      ? .taskBesideLargeEntries(task) : nil
  }
}

/// Entries of several slots that a race asks for, and that its rules do not know.
package enum UnsupportedOrder: CaseIterable, Hashable, Sendable {
  /// Pages, with `large-folio` off.
  case pages
  /// Swap entries, with `large-swap` off.
  case swapEntries
}

extension Rules {
  /// The pieces into which pages and swap entries are split.
  fileprivate var splitWay: SplitShape { later.splitShape }

  /// Returns the split of a page, at an edge of a range, around one of its slots.
  ///
  /// Kernel: split_folio() in truncate_inode_partial_folio(), mm/truncate.c, 6.12; folio_split(), mm/huge_memory.c, 6.15,
  /// which halves a page of the page cache whatever the size of the tree's nodes.
  func split(ofPageIn range: EntryRange, around index: PageIndex) -> EntrySplit {
    switch splitWay {
    case .uniform: EntrySplit(singlesOf: range)
    case .around: EntrySplit(halving: range, around: index)
    }
  }
}

extension SlotStart {
  /// True if it has a swap entry of its own.
  fileprivate var isInSwap: Bool {
    switch self {
    case .swap, .cached: true
    case .page, .clean, .hole, .fallocated, .shadow: false
    }
  }

  /// True if an entry that starts like this can take several slots.
  package var canHaveOrder: Bool {
    switch self {
    case .page, .clean, .swap, .cached: true
    case .hole, .fallocated, .shadow: false
    }
  }
}
