// Knows that a step of shmem_undo_range() does what its effect says.

import RaceSupport
import Testing

@testable import Shmem

@Suite("What a step of shmem_undo_range() is said to do")
struct UndoEffectTests {
  private typealias Effect = UndoEffect<FlatStorage.Batch>

  @Test(
    "it does, in every state of a small race",
    arguments: [Kernel.v3_15, .v3_16, .v6_1],
    [("page,swap", "read@1 reclaim@0"), ("swap,page 0-0", "read@0 fault-write@0")]
  )
  func isDone(kernel: Kernel, race: (file: String, tasks: String)) throws {
    let scenario = try Scenario(kernel, race.file, tasks: race.tasks)
    let call = UndoRangeCall(punchIn: scenario)
    var checked = 0
    _ = Walk(scenario) { machine in
      guard let walk = machine[.puncher].undo,
        let transition = machine.next(of: walk, call, in: scenario).transition,
        transition.wait == nil
      else { return }
      var next = machine
      next.apply(Step(task: .puncher, id: transition.id, pick: nil), in: scenario)
      check(transition.effect, machine, next)
      checked += 1
    }
    #expect(checked > 100)
  }

  private func check(
    _ effect: Effect,
    _ before: Machine<FlatStorage>,
    _ after: Machine<FlatStorage>
  ) {
    let place = after[.puncher].undo
    if let stage = effect.stage {
      #expect(
        place == UndoRange(at: stage, UndoCounts(freed: before[.puncher].undo?.counts?.freed ?? 0))
      )
    }
    switch effect {
    case .gathers(let batch, let gather):
      #expect(place == .batch(.entry, batch) && batch.loop == gather.loop)
    case .exceptional(let effect, let batch): check(effect, batch.cursor.current, before, after)
    case .page(let effect, let batch): check(effect, batch.cursor.current, before, after)
    case .gathersSlot: Issue.record("a gather is one step here")
    case .begins, .findsNothing, .leaves, .edge, .returnsEarly, .accounts: break
    }
  }

  private func check(
    _ effect: UndoExceptionalEffect,
    _ gathered: Gathered,
    _ before: Machine<FlatStorage>,
    _ after: Machine<FlatStorage>
  ) {
    let freedNow =
      (after[.puncher].undo?.counts?.freed ?? 0) - (before[.puncher].undo?.counts?.freed ?? 0)
    switch effect {
    case .emptiesSlots(let range, let found), .removesSwap(let range, let found, _):
      #expect(found == gathered.entry && after[gathered.index] == nil && freedNow == 1)
      #expect(range == EntryRange(order: 0, covering: gathered.index))
    case .misses(let miss, _, let next):
      let found = before[gathered.index]
      #expect(found != gathered.entry && miss == .hasOtherEntry(found) && freedNow == 0)
      #expect(after[.puncher].undo?.isGoingBack == (next != .goesOn))
    case .freesSwap(let releases):
      #expect(releases.count == 1)
      if let swap = gathered.entry.swap, releases.first == .freesSlot {
        #expect(after[swap].isFree)
      }
    case .looksForCachedPage, .locksCachedPage: Issue.record("no cached page is locked here")
    case .clearsShadow: Issue.record("tmpfs has no shadows")
    case .readsOrder, .asksWhy:
      Issue.record("every entry takes one slot here")
    }
  }

  private func check(
    _ effect: UndoPageEffect,
    _ gathered: Gathered,
    _ before: Machine<FlatStorage>,
    _ after: Machine<FlatStorage>
  ) {
    guard let page = gathered.entry.page else {
      Issue.record("a page is at the cursor")
      return
    }
    switch effect {
    case .locks: #expect(after[page].lockOwner == .puncher && before[page].lockOwner == nil)
    case .findsLocked(let owner): #expect(before[page].lockOwner == owner && owner != .puncher)
    case .belongs(let isMapped):
      #expect(before[gathered.index] == gathered.entry && before[page].isMapped == isMapped)
    case .findsGone(let retry):
      #expect(before[gathered.index] != gathered.entry)
      #expect(after[.puncher].undo?.isGoingBack == (retry != nil))
    case .unmaps: #expect(!after[page].isMapped)
    case .removes: #expect(before[page].mapping == gathered.index && after[gathered.index] == nil)
    case .unlocks: #expect(after[page].lockOwner == nil)
    case .meetsWriteback, .seesWriteEnd, .findsUnderWriteback, .keeps, .keepsGathered,
      .findsRemoved, .findsMapped, .cuts, .cutsEnd:
      Issue.record("\(effect) is met in other races only")
    }
  }
}

extension UndoRange {
  /// True if a retry is about to leave the batch.
  fileprivate var isGoingBack: Bool {
    guard case .batch(.goBack, _) = self else { return false }
    return true
  }
}
