// Checks a walk that locks the swap-cache page of a swap entry before it removes the entry.

import RaceSupport
import Testing

@testable import Shmem

@Suite("The rule lock-cached-page")
struct LockCachedPageTests {
  private typealias FlatCursor = Cursor<FlatStorage.Batch>

  /// The puncher at a swap entry of slot 0 with a page in the swap cache.
  private func place(
    _ phase: EntryPhase,
    _ loop: UndoLoop,
    cachedPage: PageNumber?,
    freed: Int = 0
  ) -> TaskPlace<FlatStorage.Batch> {
    let cursor = FlatCursor(at: 0, in: [(0, .swap(0))])
    let counts = UndoCounts(freed: freed)
    return .puncher(
      .undo(
        .batch(
          phase,
          UndoBatch(loop: loop, cursor: cursor, counts: counts).with(cachedPage: cachedPage)
        )
      )
    )
  }

  @Test("P6c takes a reference to the page, P6l its lock; P7 frees entry and page together")
  func firstLoop() throws {
    var race = try Race(.v3_16, "cached", set: "lock-cached-page=on")
    try race.play("punch P1-P5")
    try race.step("punch P6c") {
      $0[page: 0].references += 1
      $0.move(.puncher, to: place(.lockCached, .first, cachedPage: 0))
    }
    try race.step("punch P6l") {
      $0[page: 0].lockOwner = .puncher
      $0.move(.puncher, to: place(.removeSwap, .first, cachedPage: 0))
    }
    #expect(race.flat[.puncher].lockedPages == [0])
    try race.step("punch P6") {
      $0[slot: 0] = nil
      $0.move(.puncher, to: place(.freeSwap, .first, cachedPage: 0, freed: 1))
    }
    try race.step("punch P7") {
      $0[page: 0] = Page()
      $0[swap: 0] = SwapSlot()
      let cursor = FlatCursor(at: 1, in: [(0, .swap(0))])
      $0.move(.puncher, to: .puncher(.undo(.first(.entry, cursor, freed: 1))))
    }
  }

  @Test("P16c finds nothing in the swap cache, and P16 follows")
  func nothingCached() throws {
    var race = try Race(.v3_16, "swap", set: "lock-cached-page=on first-pass=off")
    try race.play("punch P1-P14")
    try race.step("punch P16c") {
      $0.move(.puncher, to: place(.removeSwap, .second, cachedPage: nil))
    }
    try race.play("punch P16")
    #expect(race.picture == "-")
  }

  @Test("P16l waits while a swap-in has the page locked; then P16 finds the page and goes back")
  func waits() throws {
    var race = try Race(
      .v3_16,
      "cached",
      tasks: "read@0",
      set: "lock-cached-page=on first-pass=off"
    )
    try race.play("punch P1-P14\nread-1 S1 S2 S4\npunch P16c")
    #expect(try race.readiness("punch") == .waits(.p16l, .pageLock(0, heldBy: 1)))
    try race.play("read-1 S5-S10\npunch P16l P16 P20 P14-P19")
    #expect(race.picture == "-")
  }

  @Test("with the lock held no swap-in puts the page into the slot, and no trylock fails")
  func closesTheWindow() throws {
    let rules = ["lock-cached-page=off", "lock-cached-page=on"]
    let outcomes = try rules.map { rule in
      var outcomes: Set<String> = []
      let scenario = try Scenario(.v3_16, "cached", tasks: "read@0", set: "first-pass=off \(rule)")
      _ = Walk(scenario) { state in
        for step in state.enabledSteps(picking: [], in: scenario) {
          switch state.transition(for: step, in: scenario)?.effect {
          case .punch(.undo(.exceptional(.removesSwap(_, _, let releases), _), _)):
            if case .leavesPage = releases.first { outcomes.insert("trylock fails") }
          case .read(.swapIn(.cached(.findsSlotChanged, _), at: _)):
            outcomes.insert("swap-in comes late")
          default: break
          }
        }
      }
      return outcomes
    }
    #expect(outcomes == [["trylock fails", "swap-in comes late"], []])
  }

  @Test("it leaves nothing more behind, and leaves no task waiting", arguments: Kernel.of2014)
  func losesNothing(kernel: Kernel) throws {
    let races = [
      ("page", "read@0 reclaim@0"), ("cached,page", "read@0 read@0"), ("cached", "swapoff read@0"),
      ("page,swap,page 0-1", "evict reclaim@0"),
    ]
    for (file, tasks) in races {
      func walk(_ word: String) throws -> Walk {
        Walk(try Scenario(kernel, file, tasks: tasks, set: "lock-cached-page=\(word)"))
      }
      let (off, on) = (try walk("off"), try walk("on"))
      #expect(Set(on.shortestBreaches.keys) == Set(off.shortestBreaches.keys), "\(file) \(tasks)")
      #expect(on.stuck.isEmpty == off.stuck.isEmpty, "\(file) \(tasks)")
      #expect(on.ownerless.isEmpty == off.ownerless.isEmpty, "\(file) \(tasks)")
    }
  }

  @Test("without the swap retry it loses the same race")
  func swapRetry() throws {
    let lengths = try ["off", "on"].map { word in
      let rules = "first-pass=off swap-retry=off lock-cached-page=\(word)"
      return Walk(try Scenario(.v3_16, "cached", tasks: "read@0", set: rules)).shortestLoss?.count
    }
    #expect(lengths == [14, 17])
  }

  @Test("it does the work of own-swap-first")
  func ownSwapFirst() throws {
    let lengths = try ["off", "on"].map { word in
      let rules = "own-swap-first=off lock-cached-page=\(word)"
      let scenario = try Scenario(.v3_16, "page", tasks: "reclaim@0 read@0", set: rules)
      return Walk(scenario).shortestBreaches[.countsBalance]?.count
    }
    #expect(lengths == [16, nil])
  }

  @Test("in 6.1 it wants a page lock with others in hand")
  func lockOrder() throws {
    let scenario = try Scenario(.v6_1, "cached,page", set: "lock-cached-page=on")
    let walk = Walk(scenario)
    #expect(walk.stuck == [])
    #expect(
      walk.shortestBreachText(of: .lockOrder, in: scenario) == "punch P1 P2 P3 P4 P5 P6c"
    )
  }
}
