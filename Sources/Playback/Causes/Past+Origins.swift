// Finds the earlier step that made a fact so.

import Shmem

extension Past {
  /// Returns the last step up to a moment that made a fact so; nil if it has been so since the start.
  func origin(of dependency: Dependency, upTo moment: MomentID) -> MomentID? {
    switch dependency {
    case .slot, .data, .gather, .departure, .look, .edge, .gatherBefore:
      originAtSlots(of: dependency, upTo: moment)
    case .order(let task): last(by: task, upTo: moment, where: \.readsOrder)
    case .decision(let task): last(by: task, upTo: moment) { $0.undo?.retryTarget != nil }
    case .swapInPage(let task): last(by: task, upTo: moment, where: \.getsSwapInPage)
    case .lookUp(let task): last(by: task, upTo: moment, where: \.goesToDisk)
    case .gate(let task): last(by: task, upTo: moment, where: \.passesGate)
    case .earlyWakeUp(let task): last(by: task, upTo: moment, where: \.isEarlyWakeUp)
    case .inodeMutex, .swaplistMutex, .invalidateLock, .punch, .fileEnd, .blocks, .fuel, .oops:
      originInFile(of: dependency, upTo: moment)
    case .pageLock, .writeback, .isolation, .mapping, .references, .otherReferences, .bytes, .dirt:
      originInPage(of: dependency, upTo: moment)
    case .swapSlot(let swap):
      lastChange(upTo: moment) { $0.machine[swap].isFree ? 0 : $0.machine[swap].count + 1 }
    case .cachedPage(let swap):
      lastChange(upTo: moment) { [$0.machine[swap].cachedPage != nil, $0.machine[swap].hasCache] }
    case .allocation(let swap):
      last(upTo: moment) { effect in
        guard case .reclaim(.page(.takesSwap(let first, let order), _)) = effect else {
          return false
        }
        return first <= swap && swap.offset < first.offset + 1 << UInt32(order)
      }
    }
  }

  /// Returns the origin of a fact about slots, or about what a walk has found in some.
  private func originAtSlots(of dependency: Dependency, upTo moment: MomentID) -> MomentID? {
    switch dependency {
    case .slot(let index): lastChange(upTo: moment) { $0.contents(at: index) }
    case .data(let index):
      lastChange(upTo: moment) { DataAtSlot($0.contents(at: index), in: $0, at: index) }
    case .gather(let gathered, let task):
      last(by: task, upTo: moment) { $0.undo?.takes(gathered) == true }
    case .departure(let gathered, let task): departure(of: gathered, by: task, upTo: moment)
    case .look(let task): last(by: task, upTo: moment, where: \.isLastLook)
    case .edge(let slots, let isFront, let task):
      last(by: task, upTo: moment) { $0.undo?.looksAtEdge(in: slots, isFront: isFront) == true }
    case .gatherBefore(let task):
      last(by: task, upTo: moment) { effect in
        guard case .gathers = effect.undo else { return false }
        return true
      }
    case .order, .swapInPage, .decision, .lookUp, .gate, .earlyWakeUp, .inodeMutex,
      .swaplistMutex, .invalidateLock, .punch, .fileEnd, .blocks, .fuel, .oops, .pageLock,
      .writeback, .isolation,
      .mapping, .references, .otherReferences, .bytes, .dirt, .swapSlot, .cachedPage, .allocation:
      nil
    }
  }

  /// Returns the origin of a fact about the file as a whole.
  private func originInFile(of dependency: Dependency, upTo moment: MomentID) -> MomentID? {
    switch dependency {
    case .inodeMutex: lastChange(upTo: moment) { $0.machine.file.inodeMutexOwner }
    case .swaplistMutex: lastChange(upTo: moment) { $0.machine.file.swaplistMutexOwner }
    case .invalidateLock:
      lastChange(upTo: moment) { $0.machine.invalidateLockHolders(in: $0.scenario) }
    case .punch: lastChange(upTo: moment) { $0.machine.file.phase }
    case .fileEnd: lastChange(upTo: moment) { $0.machine.file.end }
    case .blocks: lastChange(upTo: moment) { $0.machine.file.phase == .after }
    case .fuel: lastChange(upTo: moment) { $0.machine.file.swizzles }
    case .oops: lastChange(upTo: moment) { $0.machine.file.oops }
    case .slot, .data, .gather, .departure, .look, .edge, .gatherBefore, .order,
      .swapInPage, .decision, .lookUp, .gate, .earlyWakeUp, .pageLock, .writeback, .isolation,
      .mapping, .references,
      .otherReferences, .bytes, .dirt, .swapSlot, .cachedPage, .allocation:
      nil
    }
  }

  /// Returns the origin of a fact about a page.
  private func originInPage(of dependency: Dependency, upTo moment: MomentID) -> MomentID? {
    switch dependency {
    case .pageLock(let page): lastChange(upTo: moment) { $0.machine[page].lockOwner }
    case .writeback(let page): lastChange(upTo: moment) { $0.machine[page].isUnderWriteback }
    case .isolation(let page):
      // A new page is on no list either, until its task adds it to one.
      lastChange(upTo: moment) { [$0.machine[page].isOnLRU, $0.machine[page].isFree] }
    case .mapping(let page):
      lastChange(upTo: moment) { [$0.machine[page].mapping != nil, $0.machine[page].isMapped] }
    case .references(let page): lastChange(upTo: moment) { $0.machine[page].references }
    case .otherReferences(let page, let task):
      lastChange(upTo: moment) { $0.holders(of: page, besides: task) }
    case .bytes(let page): lastChange(upTo: moment) { $0.machine[page].content }
    case .dirt(let page): lastChange(upTo: moment) { $0.machine[page].isDirty }
    case .slot, .data, .gather, .departure, .look, .edge, .gatherBefore, .order,
      .swapInPage, .decision, .lookUp, .gate, .earlyWakeUp, .inodeMutex, .swaplistMutex,
      .invalidateLock, .punch, .fileEnd,
      .blocks, .fuel, .oops, .swapSlot, .cachedPage, .allocation:
      nil
    }
  }

  /// Returns the last step since the gather after which the slot no longer held the entry with its order; a step of
  /// the walk itself does not count.
  private func departure(
    of gathered: Gathered,
    by task: TaskID,
    upTo moment: MomentID
  ) -> MomentID? {
    let gather = origin(of: .gather(gathered, by: task), upTo: moment)
    return back(from: moment).prefix { $0 != gather }.first { step in
      self.task(of: step) != task && before(step)?.holds(gathered) == true
        && !after(step).holds(gathered)
    }
  }

  /// Returns the facts that the step which led to a moment depends on, the most important first.
  func dependencies(of moment: MomentID) -> [Dependency] {
    guard let task = task(of: moment), let effect = effect(of: moment),
      let before = before(moment)
    else { return [] }
    return effect.dependencies(of: task, in: before)
  }
}

/// The contents of a slot: the entry, and the slots that it takes.
struct SlotContents: Hashable {
  /// The entry; nil if the slot is empty.
  let entry: Entry?
  /// The slots of the entry; the slot alone if it is empty.
  let range: EntryRange
}

/// The contents of a slot, and the age of the bytes to which they lead.
private struct DataAtSlot: Equatable {
  private let contents: SlotContents
  private let birth: Birth?

  init(_ contents: SlotContents, in snapshot: Snapshot, at index: PageIndex) {
    self.contents = contents
    birth = snapshot.machine.content(at: index)?.birth
  }
}

extension Snapshot {
  /// Returns what a slot holds.
  func contents(at index: PageIndex) -> SlotContents {
    SlotContents(entry: machine[index], range: machine.entryRange(at: index))
  }

  /// Returns true if a slot holds a gathered entry, with the order with which it was gathered.
  func holds(_ gathered: Gathered) -> Bool {
    machine[gathered.index] == gathered.entry
      && machine.entryRange(at: gathered.index) == gathered.range
  }

  /// Returns the tasks other than one that hold references to a page.
  fileprivate func holders(of page: PageNumber, besides task: TaskID) -> [TaskID] {
    machine.tasks.filter { $0 != task && holdings(of: $0).contains(.reference(page)) }
  }
}

// MARK: Chains

extension Past {
  /// Returns the steps that have led to some steps, these included, oldest first.
  ///
  /// First come the steps themselves, then for each of them all that it depends on, the nearest first, until there
  /// are enough.
  ///
  /// - Parameters:
  ///   - ends: the steps to explain, the most important first.
  ///   - extras: steps to explain as well if there is room.
  ///   - limit: the most steps to return.
  /// - Returns: the steps.
  func chain(to ends: [MomentID], and extras: [MomentID], atMost limit: Int) -> [MomentID] {
    var found: [MomentID] = []
    func add(_ moment: MomentID) {
      if found.count < limit, !found.contains(moment) { found.append(moment) }
    }
    ends.forEach(add)
    for (end, isExtra) in ends.map({ ($0, false) }) + extras.map({ ($0, true) }) {
      if isExtra { add(end) }
      var queue = [end][...]
      var seen = Set(queue)
      while let step = queue.popFirst(), found.count < limit {
        guard let parent = timeline.parent(of: step) else { continue }
        for dependency in dependencies(of: step) {
          guard let origin = origin(of: dependency, upTo: parent), !seen.contains(origin) else {
            continue
          }
          seen.insert(origin)
          queue.append(origin)
          add(origin)
        }
      }
    }
    return found.sorted()
  }
}
