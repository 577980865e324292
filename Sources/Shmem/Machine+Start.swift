// Knows how a race begins.

extension Machine {
  /// Builds the state that a scenario starts from.
  ///
  /// Page `i` of the file starts in frame `Pi` or in swap slot `si`, so that names are easy to follow.
  package init(_ scenario: Scenario) {
    self.init(scenario, in: Storage(for: scenario))
  }

  /// Builds the same in a memory that has the file already, and no tasks.
  private init(_ scenario: Scenario, in storage: Storage) {
    self.storage = storage
    file.end = FileEnd(pages: scenario.filePages, cutsLastPage: false)
    file.leastEnd = file.end
    for run in scenario.slots {
      switch run.start {
      case .hole: break
      case .page, .clean, .fallocated: file.nrpages += Int(run.count)
      case .swap, .cached: file.swapped += Int(run.count)
      case .shadow: file.nrshadows += Int(run.count)
      }
    }
    for spec in scenario.tasks {
      self.storage.addTask(at: TaskPlace(startOf: spec, in: scenario))
    }
  }
}

extension Machine<SharedStorage> {
  /// Builds the state that a scenario starts from, whose file starts like that of another race.
  ///
  /// - Precondition: `start` is the start of a race with the same slots and nodes of the same size.
  package init(_ scenario: Scenario, sharingFileWith start: Self) {
    self.init(scenario, in: SharedStorage(for: scenario, sharingFileOf: start.storage))
  }
}

extension SlotStart {
  /// Returns the entry in slot `index` of the tree at the start.
  func entry(at index: PageIndex) -> Entry? {
    switch self {
    case .hole: nil
    case .page, .clean, .fallocated: .page(PageNumber(UInt32(index.rawValue)))
    case .swap, .cached: .swap(SwapEntry(UInt32(index.rawValue)))
    case .shadow: .shadow(Shadow(UInt32(index.rawValue)))
    }
  }

  /// Returns the frame that has the number of page `index` at the start, and belongs to a folio of an order; free if
  /// nothing is in memory.
  func page(at index: PageIndex, order: Int, in mapping: Mapping) -> Page {
    var page = Page()
    switch self {
    case .hole, .swap, .shadow: return page
    case .page, .clean, .fallocated: page.mapping = index
    case .cached: page.swap = SwapEntry(UInt32(index.rawValue))
    }
    page.content = content(at: index, in: mapping)
    page.order = order
    guard EntryRange(order: order, covering: index).base == index else {
      page.isTail = true
      return page
    }
    page.isDirty = self == .page || self == .fallocated
    page.references = page.frameCount
    page.isOnLRU = true
    return page
  }

  /// Returns the swap slot that has the number of page `index` at the start; free if nothing is in swap.
  func swapSlot(at index: PageIndex, in mapping: Mapping) -> SwapSlot {
    var slot = SwapSlot()
    switch self {
    case .hole, .page, .clean, .fallocated, .shadow: return slot
    case .swap: break
    case .cached:
      slot.hasCache = true
      slot.cachedPage = PageNumber(UInt32(index.rawValue))
    }
    slot.count = 1
    slot.content = content(at: index, in: mapping)
    return slot
  }

  /// Returns the bytes of page `index` at the start, unless they are on the disk alone.
  func content(at index: PageIndex, in mapping: Mapping) -> Content? {
    switch self {
    case .hole, .fallocated, .shadow: nil
    case .page, .swap, .cached: Content(index: index, birth: .beforePunch, isZeros: false)
    case .clean: Content(index: index, birth: .beforePunch, isZeros: mapping == .tmpfs)
    }
  }
}
