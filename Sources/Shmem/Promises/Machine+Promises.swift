// Knows how to judge the promises about data from a state alone.

extension Machine {
  /// Returns the status of a promise in this state.
  @specialized(where Storage == FlatStorage)
  package func status(of promise: Promise, in scenario: Scenario) -> PromiseStatus {
    switch promise {
    case .oldDataGone:
      oldDataGone(but: obligations(in: scenario), and: uncutEdges(in: scenario))
    case .outsideUntouched: PromiseStatus(lostOutside: lostOutside(in: scenario))
    case .truncateLeavesNothing: truncateLeavesNothing(but: leftovers(in: scenario))
    case .neverEmpty: neverEmpty(around: scenario.hole)
    case .countsBalance: PromiseStatus(imbalance: firstImbalance(in: scenario))
    case .noOops: noOops
    case .lockOrder: lockOrder(in: scenario)
    }
  }

  /// Returns the status of the promise while the old data of some pages can still be reached.
  ///
  /// - Parameters:
  ///   - obligations: the pages of the hole whose old data can still be reached.
  ///   - edges: the pages at the edges of the hole whose part in it still has its old bytes; they are
  ///     zeroed between the loops, and counted only when the punch is over.
  /// - Returns: the status of the promise.
  func oldDataGone(but obligations: PageSet, and edges: PageSet) -> PromiseStatus {
    switch file.phase {
    case .before, .during: return obligations.isEmpty ? .holds : .open(obligations)
    case .after:
      var pages = obligations
      for index in edges { pages.set(index, isMember: true) }
      return pages.isEmpty ? .holds : .broken(.survived(pages))
    }
  }

  /// Returns the status of the promise while some pages after the end of the file lead to something.
  func truncateLeavesNothing(but leftovers: PageSet) -> PromiseStatus {
    guard !leftovers.isEmpty else { return .holds }
    let isUnderWay = tasks.contains { storage[$0].isCuttingFile }
    return isUnderWay || areBeingWritten(leftovers)
      ? .open(leftovers) : .broken(.leftBehindEnd(leftovers))
  }

  /// Returns true if writes are under way to all of some pages after the end of the file.
  ///
  /// A write whose buffer is gone in W3 leaves the page that it has made until it has copied and raises i_size. It
  /// holds i_mutex all the while, so that no truncate comes in between.
  private func areBeingWritten(_ pages: PageSet) -> Bool {
    var rest = pages
    for task in tasks {
      guard let index = storage[task].writtenPage else { continue }
      rest.set(index, isMember: false)
    }
    return rest.isEmpty
  }

  /// The status of the promise that the kernel survives every step.
  var noOops: PromiseStatus { file.oops.map { .broken(.oops($0)) } ?? .holds }

  /// Returns the status of the promise that no slot is empty in the middle of a swizzle.
  func neverEmpty(around hole: Hole) -> PromiseStatus {
    for task in tasks {
      if let index = emptySlot(of: task, around: hole) { return .broken(.emptySlot(index, task)) }
    }
    return .holds
  }

  /// Returns the page of the file whose slot is empty though a task is in the middle of swizzling it.
  func emptySlot(of task: TaskID, around hole: Hole) -> PageIndex? {
    let index = storage[task].swizzledIndex(in: swizzleContext(around: hole))
    guard let index, storage[index] == nil else { return nil }
    return index
  }

  /// Returns the page of the file whose slot a task has emptied in the first half of a swizzle.
  func emptiedIndex(of place: TaskPlace<Storage.Batch>, around hole: Hole) -> PageIndex? {
    place.hasEmptiedSlot
      ? place.swizzledIndex(in: swizzleContext(around: hole)) : nil
  }

  private func swizzleContext(around hole: Hole) -> SwizzleContext {
    SwizzleContext(hole: hole, failedAt: file.preallocation?.next)
  }
}

extension PromiseStatus {
  /// Makes the status of the promise that the data outside the hole can be read.
  init(lostOutside pages: PageSet) {
    self = pages.isEmpty ? .holds : .broken(.lostOutside(pages))
  }

  /// Makes the status of the promise that the counts balance.
  init(imbalance: Breach?) {
    self = imbalance.map { .broken($0) } ?? .holds
  }
}
