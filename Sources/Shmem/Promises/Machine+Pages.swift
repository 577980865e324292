// Knows which pages break a promise about data: those that still lead to data that had to go, and
// those that no longer lead to data that had to stay.

extension Machine {
  /// Returns the pages of the hole whose old data can still be reached.
  ///
  /// Without the atomic swizzle that includes data on its way between two stores.
  ///
  /// - Complexity: linear in the number of slots of the hole that are not empty.
  package func obligations(in scenario: Scenario) -> PageSet {
    var pages = pages(of: scenario.hole) { isObligation($0, in: scenario) }
    for task in tasks {
      guard let index = emptiedIndex(of: storage[task], around: scenario.hole) else { continue }
      pages.set(index, isMember: isObligation(index, in: scenario))
    }
    return pages
  }

  /// Returns the pages of the hole that hold data written after P2: they are tolerated.
  ///
  /// - Complexity: linear in the number of slots of the hole that are not empty.
  package func tolerated(in scenario: Scenario) -> PageSet {
    pages(of: scenario.hole) { isTolerated($0, in: scenario) }
  }

  /// Returns the pages after the end of the file that still lead to something.
  ///
  /// - Complexity: linear in the number of slots after the end that are not empty.
  func leftovers(in scenario: Scenario) -> PageSet {
    var pages = PageSet()
    var from = file.end.cutsLastPage ? PageIndex(file.size - 1) : endOfFile
    while let slot = storage.occupiedSlot(from: from) {
      if isLeftover(slot.index, in: scenario) { pages.set(slot.index, isMember: true) }
      from = slot.index.next
    }
    return pages
  }

  private func pages(of hole: Hole, where isMember: (PageIndex) -> Bool) -> PageSet {
    var pages = PageSet()
    var from = hole.first
    while let slot = storage.occupiedSlot(from: from), hole.contains(slot.index) {
      if isMember(slot.index) { pages.set(slot.index, isMember: true) }
      from = slot.index.next
    }
    return pages
  }

  func lostOutside(in scenario: Scenario) -> PageSet {
    var lost = PageSet()
    var first: UInt64 = 0
    for run in scenario.slots {
      for offset in 0..<run.count where isLostOutside(PageIndex(first + offset), in: scenario) {
        lost.set(PageIndex(first + offset), isMember: true)
      }
      first += run.count
    }
    return lost
  }

  // MARK: Page by page

  /// Returns true if a page lies in the hole and its old data can still be reached.
  func isObligation(_ index: PageIndex, in scenario: Scenario) -> Bool {
    guard scenario.hole.contains(index) else { return false }
    return content(at: index)?.birth == .beforePunch
      || (!scenario.rules.swizzlesAtOnce && isOldDataInPassing(at: index, in: scenario))
  }

  /// Returns true if a page lies in the hole and holds data written after P2.
  func isTolerated(_ index: PageIndex, in scenario: Scenario) -> Bool {
    scenario.hole.contains(index) && content(at: index)?.birth == .afterPunch
  }

  /// Returns true if a page lies outside the hole, had data, and can no longer be read, in whole or in part.
  ///
  /// Of a page at an edge of the hole, or at the end of the file, only the part that was not cut counts.
  /// Data that once lay after the end of the file is not lost. Where pages can take several slots, bytes that a task has
  /// stored into a page that had no data count as well: the page may go with one that lies in the hole. In an ordinary file a shadow shows that the bytes are on the
  /// disk, as only a clean page is evicted; a slot that was emptied of a page that has never been written shows that they
  /// never got there.
  func isLostOutside(_ index: PageIndex, in scenario: Scenario) -> Bool {
    guard !scenario.hole.contains(index), index.rawValue < file.leastEnd.pages else { return false }
    guard mustSurvive(scenario.start(at: index)) else {
      return hasStore(at: index) && content(at: index)?.isZeros != false
    }
    let parts = PageParts.all.subtracting(scenario.hole.partsCut(of: index))
      .subtracting(file.leastEnd.partsBehind(of: index))
    switch scenario.mapping {
    case .tmpfs: return content(at: index).map { $0.index == index && $0.keeps(parts) } != true
    case .file: return storage[index] == nil && file.written[index] == nil
    }
  }

  private func mustSurvive(_ start: SlotStart) -> Bool {
    switch start {
    case .page, .swap, .cached: true
    case .clean, .hole, .fallocated, .shadow: false
    }
  }

  /// Returns true if a task is about to put old data into a slot that it has emptied.
  private func isOldDataInPassing(at index: PageIndex, in scenario: Scenario) -> Bool {
    guard storage[index] == nil else { return false }
    return tasks.contains { isOldDataInPassing(by: $0, at: index, in: scenario) }
  }

  private func isOldDataInPassing(
    by task: TaskID,
    at index: PageIndex,
    in scenario: Scenario
  ) -> Bool {
    let place = storage[task]
    guard emptiedIndex(of: place, around: scenario.hole) == index, let page = place.lockedPage
    else {
      return false
    }
    return storage[page].content?.birth == .beforePunch
  }

  /// Returns the pages that the hole cuts and whose part in the hole still has its old bytes.
  ///
  /// The result is empty unless the file is in tmpfs: elsewhere the file system zeroes that part of the block.
  func uncutEdges(in scenario: Scenario) -> PageSet {
    var pages = PageSet()
    guard scenario.mapping == .tmpfs else { return pages }
    for index in scenario.hole.pagesCut {
      let parts = scenario.hole.partsCut(of: index)
      guard let content = content(at: index), content.birth == .beforePunch,
        !file.leastEnd.partsBehind(of: index).isSuperset(of: parts)
      else { continue }
      pages.set(index, isMember: content.keeps(parts))
    }
    return pages
  }

  /// Returns true if a page takes slots on both sides of the end of the file: it could not be split when the file was cut,
  /// and its part after the end was zeroed.
  private func isInPageAcrossEnd(_ page: PageNumber) -> Bool {
    storage.slots(of: page).map { isInsideFile($0.base) } == true
  }

  private func hasBytesBehindEnd(_ index: PageIndex) -> Bool {
    let parts = file.end.partsBehind(of: index)
    return !parts.isEmpty && content(at: index)?.keeps(parts) == true
  }

  // MARK: Task by task

  /// Returns true if the punch is over and old data can still be reached, wherever the tasks are.
  func hasOldDataInSlots(in scenario: Scenario) -> Bool {
    guard file.phase == .after else { return false }
    if !uncutEdges(in: scenario).isEmpty { return true }
    return !pages(of: scenario.hole) { content(at: $0)?.birth == .beforePunch }.isEmpty
  }

  /// Returns true if the punch is over and a task is about to put old data into a slot that it has emptied.
  func hasOldDataInPassing(by task: TaskID, in scenario: Scenario) -> Bool {
    guard file.phase == .after, !scenario.rules.swizzlesAtOnce,
      let index = emptiedIndex(of: storage[task], around: scenario.hole),
      scenario.hole.contains(index), storage[index] == nil
    else { return false }
    return isOldDataInPassing(by: task, at: index, in: scenario)
  }

  /// Returns true if a page lies after the end of the file and leads to something.
  ///
  /// It is also true of the last page if the end of the file cuts it and the part after the end is not zeroed. This is
  /// tested in tmpfs only: elsewhere the file system zeroes that part of the block.
  ///
  /// It is false of zeros in a page that reaches across the end. It is false of a page that is locked and has no bytes yet: a task that tested i_size before the file was cut puts
  /// it there in F9, and takes it back in F11. It is false of the pages after the end that a running preallocation
  /// works on. In an ordinary file a late read leaves a page of zeros there, which leads to no data.
  func isLeftover(_ index: PageIndex, in scenario: Scenario) -> Bool {
    guard let entry = storage[index] else { return false }
    guard !isInsideFile(index) else {
      return scenario.mapping == .tmpfs && hasBytesBehindEnd(index)
    }
    switch entry {
    case .swap: return true
    case .shadow: return false
    case .page(let page):
      if let content = content(at: index) {
        return !content.isZeros || scenario.mapping == .tmpfs && !isInPageAcrossEnd(page)
      }
      return storage[page].lockOwner == nil && file.preallocation?.covers(index) != true
    }
  }
}
