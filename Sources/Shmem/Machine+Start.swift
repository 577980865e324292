// Knows how a race begins.

extension Machine {
  /// Builds the state that a scenario starts from.
  ///
  /// Page `i` of the file starts in frame `Pi` or in swap slot `si`, so that names are easy to follow.
  public init(_ scenario: Scenario) {
    storage = Storage(for: scenario)
    var first: UInt64 = 0
    for run in scenario.slots {
      for offset in 0..<run.count where run.start != .hole {
        place(run.start, at: PageIndex(first + offset))
      }
      first += run.count
    }
    for spec in scenario.tasks {
      storage.addTask(at: TaskPlace(startOf: spec))
    }
  }

  private mutating func place(_ start: SlotStart, at index: PageIndex) {
    let number = PageNumber(UInt32(index.rawValue))
    let swap = SwapEntry(UInt32(index.rawValue))
    let data = Content(index: index, birth: .beforePunch, isZeros: false)
    var page = Page()
    page.references = 1
    page.isOnLRU = true
    switch start {
    case .hole: return
    case .page:
      page.content = data
      page.isDirty = true
      page.mapping = index
    case .clean:
      page.content = Content(index: index, birth: .beforePunch, isZeros: true)
      page.mapping = index
    case .fallocated:
      page.isDirty = true
      page.mapping = index
    case .swap:
      storage[swap] = SwapSlot(count: 1, content: data)
      storage[index] = .swap(swap)
      file.swapped += 1
      return
    case .cached:
      page.content = data
      page.swap = swap
      storage[number] = page
      storage[swap] = SwapSlot(count: 1, hasCache: true, cachedPage: number, content: data)
      storage[index] = .swap(swap)
      file.swapped += 1
      return
    }
    storage[number] = page
    storage[index] = .page(number)
    file.nrpages += 1
  }
}

extension SwapSlot {
  fileprivate init(
    count: Int,
    hasCache: Bool = false,
    cachedPage: PageNumber? = nil,
    content: Content
  ) {
    self.init()
    self.count = count
    self.hasCache = hasCache
    self.cachedPage = cachedPage
    self.content = content
  }
}
