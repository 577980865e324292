// Knows that the steps by which a task gets a page of the file do what their effects say.

import RaceSupport
import Testing

@testable import Shmem

@Suite("What a step on the way to a page is said to do")
struct LookupEffectTests {
  /// A step in some state of a race: the task, the page of the file, and the race before and after.
  private struct Taken {
    var task: TaskID
    var index: PageIndex
    var before: Machine<FlatStorage>
    var after: Machine<FlatStorage>
  }

  @Test(
    "it does, in every state of a small race",
    arguments: [
      ("page,swap", "read@1 reclaim@0"), ("swap,page 0-0", "read@0 fault-write@0"),
      ("fallocated", "splice@0 read@0"), ("swap", "read@0 truncate@0"),
      ("swap", "splice@0 truncate@0"), ("swap", "read@0 swapoff"),
    ]
  )
  func isDone(file: String, tasks: String) throws {
    let scenario = try Scenario(.v3_16, file, tasks: tasks)
    var checked = 0
    _ = Walk(scenario) { machine in
      for step in machine.enabledSteps(picking: [], in: scenario) {
        guard let effect = machine.transition(for: step, in: scenario)?.effect else {
          Issue.record("an enabled step is a transition")
          continue
        }
        var next = machine
        next.apply(step, in: scenario)
        if check(effect, of: step.task, machine, next) { checked += 1 }
      }
    }
    #expect(checked > 20)
  }

  /// Compares the state after a step with the part of its effect that is a lookup's, if there is one.
  private func check(
    _ effect: TaskEffect<FlatStorage.Batch>,
    of task: TaskID,
    _ before: Machine<FlatStorage>,
    _ after: Machine<FlatStorage>
  ) -> Bool {
    switch effect {
    case .read(.swapIn(let effect, let index)):
      check(effect, Taken(task: task, index: index, before: before, after: after))
    case .fault(.getPage(let effect, let index)), .splice(.getPage(let effect, let index, _)):
      check(effect, Taken(task: task, index: index, before: before, after: after))
    case .swapoff(.cached(.swizzles(let index), let cached)):
      #expect(before[index] == .swap(cached.swap) && after[index] == .page(cached.page))
    case .swapoff(.cached(.findsSlotChanged(let index), let cached)):
      #expect(before[index] != .swap(cached.swap) && before[index] == after[index])
    case .punch, .read, .splice, .write, .fault, .reclaim, .truncate, .preallocate, .evict,
      .swapoff, .pin, .readahead, .invalidate, .collapse:
      return false
    }
    return true
  }

  private func check(_ effect: SwapInEffect, _ taken: Taken) {
    let (before, after) = (taken.before, taken.after)
    switch effect {
    case .findsCached(let cached):
      #expect(before[cached.swap].cachedPage == cached.page)
      #expect(after[taken.task].references(to: cached.page) == 1)
    case .reads(let cached):
      #expect(before[cached.swap].cachedPage == nil && before[cached.page].isFree)
      #expect(after[cached.swap].cachedPage == (cached.skipsCache ? nil : cached.page))
      #expect(after[cached.swap].hasCache && !(cached.skipsCache && before[cached.swap].hasCache))
    case .findsBusy(let swap, let taken):
      #expect(swap == taken && before[swap].hasCache && before[swap].cachedPage == nil)
    case .findsNoOwner(let swap, let isInFile):
      #expect(before[swap].count == 0 && after[taken.task].rememberedSwap == nil)
      #expect(!isInFile && before[taken.index] != .swap(swap), "2014 frees no slot in use")
    case .readsPiece, .splits, .splitsAround, .findsOther, .getsNoMemory, .fallsBack:
      Issue.record("every entry takes one slot here")
    case .cached(let effect, let cached): check(effect, cached, taken)
    }
  }

  private func check(_ effect: SwapInEffect.OnCached, _ cached: CachedPage, _ taken: Taken) {
    let (before, after, index) = (taken.before, taken.after, taken.index)
    let (old, new) = (before[index], after[index])
    switch effect {
    case .locks: #expect(after[cached.page].lockOwner == taken.task)
    case .confirms(let isBusy):
      #expect(old == .swap(cached.swap) && before[cached.page].isUnderWriteback == isBusy)
    case .findsParted:
      let isCached = cached.skipsCache || before[cached.page].swap == cached.swap
      #expect(old != .swap(cached.swap) || !isCached)
    case .seesWriteEnd: #expect(!before[cached.page].isUnderWriteback)
    case .swizzles: #expect(old == .swap(cached.swap) && new == .page(cached.page))
    case .emptiesSlot: #expect(old == .swap(cached.swap) && new == nil)
    case .fillsSlot: #expect(old == nil && new == .page(cached.page))
    case .findsSlotChanged, .findsSlotTaken:
      #expect(old == new && before[cached.page].mapping == nil && after[cached.page].swap == nil)
    case .findsOtherRange: Issue.record("every entry takes one slot here")
    case .accounts: #expect(after.file.swapped == before.file.swapped - 1)
    case .leavesSwapCache(let isBehindEnd):
      #expect(after[cached.swap].count == 0 && new == .page(cached.page))
      #expect((after[taken.task].lockedPage == nil) == isBehindEnd)
    }
  }

  private func check(_ effect: GetPageEffect, _ taken: Taken) {
    let (before, after, index) = (taken.before, taken.after, taken.index)
    let (old, new) = (before[index], after[index])
    switch effect {
    case .findsNothing(let entry, _): #expect(old == entry && old?.page == nil && old?.swap == nil)
    case .findsSwap(let swap, _): #expect(old == .swap(swap))
    case .findsPage(let page):
      #expect(old == .page(page) && after[taken.task].references(to: page) >= 1)
    case .locks(let page, _): #expect(after[page].lockOwner == taken.task)
    case .findsGone(let page): #expect(before[page].mapping != index)
    case .passesSizeTest, .fromDisk: break
    case .findsBehindEnd: #expect(after[taken.task].lockedPage == nil)
    case .swapIn(let effect): check(effect, taken)
    case .allocates(let page, let order):
      #expect(before[page].isFree && after[page].lockOwner == taken.task && order == 0)
    case .adds(let page): #expect(old == nil && new == .page(page))
    case .findsSlotTaken(let page): #expect(old != nil && old == new && after[page].isFree)
    case .addsToLRU(let page, let order, _): #expect(after[page].isOnLRU && order == 0)
    case .clears(let page, .isKept): #expect(after[page].content?.isZeros == true)
    case .clears(let page, .isTakenBack): #expect(old == .page(page) && new == nil)
    case .clears(let page, .isLeft): #expect(old == .page(page) && new == old)
    }
    if effect.endsBehindEnd { #expect(after[taken.task].isIdle || after[taken.task].index == nil) }
  }
}
