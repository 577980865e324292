// Knows the facts that a step can depend on, and finds the earlier step that made each so.

import Shmem

/// A fact that a step depends on, or that a task waits for.
enum Dependency: Hashable {
  /// The entry that a slot holds.
  case slot(PageIndex)
  /// The entry that a walk has gathered.
  case gather(Gathered, by: TaskID)
  /// The change after which a slot no longer holds the entry that a walk has gathered.
  case departure(Gathered, by: TaskID)
  /// The last look of a task at a page or an entry, before it puts something else in the slot.
  case look(by: TaskID)
  /// The decision of a walk to go back.
  case decision(by: TaskID)
  /// The owner of a page lock.
  case pageLock(PageNumber)
  /// The owner of i_mutex.
  case inodeMutex
  /// The owner of shmem_swaplist_mutex.
  case swaplistMutex
  /// The tasks that hold invalidate_lock.
  case invalidateLock
  /// The write of a page.
  case writeback(PageNumber)
  /// The punch that is under way.
  case punch
  /// The place of a page on the LRU list.
  case isolation(PageNumber)
  /// The page of the file that a frame holds, and its pte.
  case mapping(PageNumber)
  /// The number of references to a page.
  case references(PageNumber)
  /// The owner of a swap slot, and its flag for the swap cache.
  case swapSlot(SwapEntry)
  /// The wake-up of a fault by something other than the punch.
  case earlyWakeUp(of: TaskID)
  /// The allocation of a swap slot.
  case allocation(SwapEntry)
  /// The swizzles that fuel was spent on.
  case fuel
  /// The end of the kernel.
  case oops
}

extension Past {
  /// Returns the last step up to a moment that made a fact so; nil if it has been so since the start.
  func origin(of dependency: Dependency, upTo moment: MomentID) -> MomentID? {
    switch dependency {
    case .slot(let index): lastChange(upTo: moment) { $0.machine[index] }
    case .gather(let gathered, let task):
      last(by: task, upTo: moment) { $0.undo?.takes(gathered) == true }
    case .departure(let gathered, let task): departure(of: gathered, by: task, upTo: moment)
    case .look(let task): last(by: task, upTo: moment, where: \.isLastLook)
    case .decision(let task): last(by: task, upTo: moment) { $0.undo?.retryTarget != nil }
    case .pageLock(let page): lastChange(upTo: moment) { $0.machine[page].lockOwner }
    case .inodeMutex: lastChange(upTo: moment) { $0.machine.file.inodeMutexOwner }
    case .swaplistMutex: lastChange(upTo: moment) { $0.machine.file.swaplistMutexOwner }
    case .invalidateLock:
      lastChange(upTo: moment) { $0.machine.invalidateLockHolders(in: $0.scenario) }
    case .writeback(let page): lastChange(upTo: moment) { $0.machine[page].isUnderWriteback }
    case .punch: lastChange(upTo: moment) { $0.machine.file.phase }
    case .isolation(let page):
      // A new page is on no list either, until its task adds it to one.
      lastChange(upTo: moment) { [$0.machine[page].isOnLRU, $0.machine[page].isFree] }
    case .mapping(let page):
      lastChange(upTo: moment) { [$0.machine[page].mapping != nil, $0.machine[page].isMapped] }
    case .references(let page): lastChange(upTo: moment) { $0.machine[page].references }
    case .swapSlot(let swap):
      lastChange(upTo: moment) { $0.machine[swap].isFree ? 0 : $0.machine[swap].count + 1 }
    case .earlyWakeUp(let task): last(by: task, upTo: moment, where: \.isEarlyWakeUp)
    case .allocation(let swap):
      last(upTo: moment) { effect in
        guard case .reclaim(.page(.takesSwap(let first, let order), _)) = effect else {
          return false
        }
        return first <= swap && swap.offset < first.offset + 1 << UInt32(order)
      }
    case .fuel: lastChange(upTo: moment) { $0.machine.file.swizzles }
    case .oops: lastChange(upTo: moment) { $0.machine.file.oops }
    }
  }

  /// Returns the last step since the gather after which the slot no longer held the entry.
  private func departure(
    of gathered: Gathered,
    by task: TaskID,
    upTo moment: MomentID
  ) -> MomentID? {
    let gather = origin(of: .gather(gathered, by: task), upTo: moment)
    return back(from: moment).prefix { $0 != gather }.first { step in
      before(step)?.machine[gathered.index] == gathered.entry
        && after(step).machine[gathered.index] != gathered.entry
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
