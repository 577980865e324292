// Knows how to judge the promises about data from a state alone.

extension Machine {
  /// How a promise stands in this state.
  public func standing(of promise: Promise, in scenario: Scenario) -> Standing {
    switch promise {
    case .oldDataGone:
      oldDataGone(but: obligations(in: scenario), and: uncutEdges(in: scenario))
    case .outsideUntouched: Standing(lostOutside: lostOutside(in: scenario))
    case .truncateLeavesNothing: truncateLeavesNothing(but: leftovers(in: scenario))
    case .neverEmpty: neverEmpty(around: scenario.hole)
    case .countsBalance: Standing(imbalance: firstImbalance(in: scenario))
    case .noOops: noOops
    case .lockOrder: lockOrder(in: scenario)
    }
  }

  /// The pages of the hole whose old data can still be reached.
  ///
  /// Without the atomic swizzle that includes data on its way between two stores.
  ///
  /// - Complexity: linear in the number of slots of the hole that are not empty.
  public func obligations(in scenario: Scenario) -> PageSet {
    var pages = pages(of: scenario.hole) { isObligation($0, in: scenario) }
    for task in tasks {
      guard let index = emptiedIndex(of: storage[task], around: scenario.hole) else { continue }
      pages.set(index, isMember: isObligation(index, in: scenario))
    }
    return pages
  }

  /// The pages of the hole that hold data written behind the punch's back: tolerated.
  ///
  /// - Complexity: linear in the number of slots of the hole that are not empty.
  public func tolerated(in scenario: Scenario) -> PageSet {
    pages(of: scenario.hole) { isTolerated($0, in: scenario) }
  }

  /// The pages behind the end of the file that still lead to something.
  ///
  /// - Complexity: linear in the number of slots behind the end that are not empty.
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

  private func lostOutside(in scenario: Scenario) -> PageSet {
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

  /// Whether a page lies in the hole and its old data can still be reached.
  func isObligation(_ index: PageIndex, in scenario: Scenario) -> Bool {
    guard scenario.hole.contains(index) else { return false }
    return content(at: index)?.birth == .beforePunch
      || (!scenario.rules.guards.atomicSwizzle && isOldDataInPassing(at: index, in: scenario))
  }

  /// Whether a page lies in the hole and holds data written behind the punch's back.
  func isTolerated(_ index: PageIndex, in scenario: Scenario) -> Bool {
    scenario.hole.contains(index) && content(at: index)?.birth == .afterPunch
  }

  /// Whether a page lies outside the hole, had data, and can no longer be read, in whole or in part.
  ///
  /// Of a page at an edge of the hole, or at the end of the file, only the part that was not cut counts.
  /// What once lay behind the end of the file is not lost. In an ordinary file a shadow shows that the
  /// bytes are on the disk, as only a clean page is evicted; a slot that was emptied of a dirty page
  /// shows that they never got there.
  func isLostOutside(_ index: PageIndex, in scenario: Scenario) -> Bool {
    guard !scenario.hole.contains(index), index.rawValue < file.leastEnd.pages,
      mustSurvive(scenario.start(at: index))
    else { return false }
    let parts = PageParts.all.subtracting(scenario.hole.partsCut(of: index))
      .subtracting(file.leastEnd.partsBehind(of: index))
    switch scenario.mapping {
    case .tmpfs: return content(at: index).map { $0.index == index && $0.keeps(parts) } != true
    case .file: return storage[index] == nil
    }
  }

  private func mustSurvive(_ start: SlotStart) -> Bool {
    switch start {
    case .page, .swap, .cached: true
    case .clean, .hole, .fallocated, .shadow: false
    }
  }

  /// Whether a task is about to put old data into a slot that it has emptied.
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

  /// The pages that the hole cuts and whose part in the hole still has its old bytes.
  ///
  /// Only tmpfs is asked: elsewhere the file system zeroes that part of the block.
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

  private func hasBytesBehindEnd(_ index: PageIndex) -> Bool {
    let parts = file.end.partsBehind(of: index)
    return !parts.isEmpty && content(at: index)?.keeps(parts) == true
  }

  // MARK: Task by task

  /// Whether the punch is over and old data can still be reached, wherever the tasks are.
  func hasOldDataInSlots(in scenario: Scenario) -> Bool {
    guard file.phase == .after else { return false }
    if !uncutEdges(in: scenario).isEmpty { return true }
    return !pages(of: scenario.hole) { content(at: $0)?.birth == .beforePunch }.isEmpty
  }

  /// Whether the punch is over and a task is about to put old data into a slot that it has emptied.
  func hasOldDataInPassing(by task: TaskID, in scenario: Scenario) -> Bool {
    guard file.phase == .after, !scenario.rules.guards.atomicSwizzle,
      let index = emptiedIndex(of: storage[task], around: scenario.hole),
      scenario.hole.contains(index), storage[index] == nil
    else { return false }
    return isOldDataInPassing(by: task, at: index, in: scenario)
  }

  /// Whether a page lies behind the end of the file and leads to something.
  ///
  /// So does the last page if the end of the file cuts it and the part behind is not zeroed. Only tmpfs
  /// is asked: elsewhere the file system zeroes that part of the block.
  ///
  /// A page does not if it is locked and has no bytes yet: a task that tested i_size before the file was
  /// cut puts it there in F9, and takes it back in F11. A running preallocation may work behind the end.
  /// In an ordinary file a late read leaves a page of zeros there, which leads to no data.
  func isLeftover(_ index: PageIndex, in scenario: Scenario) -> Bool {
    guard let entry = storage[index] else { return false }
    guard !isInsideFile(index) else {
      return scenario.mapping == .tmpfs && hasBytesBehindEnd(index)
    }
    switch entry {
    case .swap: return true
    case .shadow: return false
    case .page(let page):
      if let content = storage[page].content {
        return scenario.mapping == .tmpfs || !content.isZeros
      }
      return storage[page].lockOwner == nil && file.preallocation?.covers(index) != true
    }
  }

  // MARK: From what was found to a standing

  /// How the promise stands while the old data of some pages can still be reached.
  ///
  /// - Parameters:
  ///   - obligations: the pages of the hole whose old data can still be reached.
  ///   - edges: the pages at the edges of the hole whose part in it still has its old bytes; they are
  ///     zeroed between the loops, and counted only when the punch is over.
  /// - Returns: how the promise stands.
  func oldDataGone(but obligations: PageSet, and edges: PageSet) -> Standing {
    switch file.phase {
    case .before, .during: return obligations.isEmpty ? .holds : .open(obligations)
    case .after:
      var pages = obligations
      for index in edges { pages.set(index, isMember: true) }
      return pages.isEmpty ? .holds : .broken(.survived(pages))
    }
  }

  /// How the promise stands while some pages behind the end of the file lead to something.
  func truncateLeavesNothing(but leftovers: PageSet) -> Standing {
    guard !leftovers.isEmpty else { return .holds }
    let isUnderWay = tasks.contains { task in
      switch storage[task] {
      case .truncater(let truncater): truncater.isUnderWay
      case .evictor(let evictor): evictor.undo != nil
      case .puncher, .reader, .splicer, .writer, .faulter, .reclaimer, .preallocator, .swapoff:
        false
      }
    }
    return isUnderWay || areBeingWritten(leftovers)
      ? .open(leftovers) : .broken(.leftBehindEnd(leftovers))
  }

  /// Whether writes are under way to all of some pages behind the end of the file.
  ///
  /// A write whose buffer is gone in W3 leaves the page that it has made until it has copied and raises
  /// i_size: it holds i_mutex all the while, so that no truncate comes in between.
  private func areBeingWritten(_ pages: PageSet) -> Bool {
    var rest = pages
    for task in tasks {
      guard case .writer(let writer) = storage[task], let index = writer.writtenPage else {
        continue
      }
      rest.set(index, isMember: false)
    }
    return rest.isEmpty
  }

  /// How the promise stands that the kernel survives every step.
  var noOops: Standing { file.oops.map { .broken(.oops($0)) } ?? .holds }

  /// How the promise stands that no slot is empty in the middle of a swizzle.
  func neverEmpty(around hole: Hole) -> Standing {
    for task in tasks {
      if let index = emptySlot(of: task, around: hole) { return .broken(.emptySlot(index, task)) }
    }
    return .holds
  }

  /// The page of the file whose slot is empty though a task is in the middle of swizzling it.
  func emptySlot(of task: TaskID, around hole: Hole) -> PageIndex? {
    guard let index = swizzledIndex(of: storage[task], around: hole), storage[index] == nil else {
      return nil
    }
    return index
  }

  /// The page of the file whose slot a task has emptied in the first half of a swizzle.
  func emptiedIndex(
    of place: TaskPlace<Storage.Batch>,
    around hole: Hole
  ) -> PageIndex? {
    if case .reclaimer(.putIn(let index, _, _)) = place { return index }
    guard case .putIn = place.swapIn else { return nil }
    return swizzledIndex(of: place, around: hole)
  }

  /// The page of the file whose slot a task is in the middle of swizzling, the page locked.
  ///
  /// Out: from having passed the test of C5 until the entry is accounted for. In: from the store of
  /// S7 until the swap slot is free. The page lock keeps the puncher out in both.
  private func swizzledIndex(
    of place: TaskPlace<Storage.Batch>,
    around hole: Hole
  ) -> PageIndex? {
    switch place {
    case .puncher(.undo(.edge(let edge, .swapIn(let swapIn), _))):
      swapIn.hasSwizzled ? index(of: edge, of: hole) : nil
    case .preallocator(.undo(.edge(_, .swapIn(let swapIn), _))):
      swapIn.hasSwizzled ? file.preallocation?.next : nil
    case .puncher, .truncater, .evictor: nil
    case .reader, .splicer, .writer, .faulter, .preallocator:
      place.swapIn?.hasSwizzled == true ? place.index : nil
    case .reclaimer(.enterWritepage(let index, _)), .reclaimer(.getSwap(let index, _)),
      .reclaimer(.lockSwaplist(let index, _, _)), .reclaimer(.addToSwapCache(let index, _, _)),
      .reclaimer(.countSwap(let index, _, _)), .reclaimer(.ownSwap(let index, _, _)),
      .reclaimer(.swizzle(let index, _, _)),
      .reclaimer(.takeOut(let index, _, _)), .reclaimer(.putIn(let index, _, _)):
      index
    case .reclaimer: nil
    case .swapoff(let swapoff): swapoff.swizzled?.index
    }
  }
}

extension Standing {
  /// How the promise stands that the data outside the hole can be read.
  init(lostOutside pages: PageSet) {
    self = pages.isEmpty ? .holds : .broken(.lostOutside(pages))
  }

  /// How the promise stands that the counts balance.
  init(imbalance: Breach?) {
    self = imbalance.map { .broken($0) } ?? .holds
  }
}
