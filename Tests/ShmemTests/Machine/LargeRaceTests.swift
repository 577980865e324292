// Knows what holds for every schedule of a race with pages and swap entries of several slots, tried on schedules drawn
// at random.

import RaceSupport
import Testing

@testable import Shmem

@Suite("Schedules drawn at random, with entries of several slots")
struct LargeRaceTests {
  @Test(
    "all kinds of memory agree, and the promises hold where all cures are in force",
    arguments: 0..<trials(24, thorough: 400)
  )
  func law(_ seed: UInt64) throws {
    var lots = Lots(seed: seed)
    let scenario = try Scenario(ofLargeEntriesDrawnFrom: &lots)
    let isCured = scenario.kernel == .proposal2025 || scenario.kernel == .v6_6
    var race = Race(scenario, mayBreak: isCured ? [] : Set(Promise.allCases))
    let picks = (0..<scenario.filePages).map { PageIndex($0) }
    for _ in 0..<250 {
      let steps = race.flat.enabledSteps(picking: picks, in: scenario)
      #expect(steps == race.shared.enabledSteps(picking: picks, in: scenario))
      #expect(steps == race.array.enabledSteps(picking: picks, in: scenario))
      guard !steps.isEmpty else { break }
      race.take(lots.one(of: steps))
    }
    let copy = Machine<FlatStorage>(copying: race.shared, in: scenario)
    #expect(copy == race.flat)
  }
}

extension Scenario {
  /// A file of 8 slots with entries of any order that fits, any hole in it, up to 4 tasks, a kernel that has such entries.
  fileprivate init(ofLargeEntriesDrawnFrom lots: inout Lots) throws {
    var slots: [SlotRun] = []
    var first: UInt64 = 0
    while first < 8 {
      let orders = (0...3).filter { first.isMultiple(of: 1 << $0) && first + 1 << $0 <= 8 }
      let order = lots.one(of: orders)
      let start = lots.one(of: SlotStart.allCases.filter { Mapping.tmpfs.canStart(as: $0) })
      slots.append(SlotRun(count: 1 << order, start: start, order: start.canHaveOrder ? order : 0))
      first += 1 << order
    }
    let start = lots.number(below: 8)
    let end = start + 1 + lots.number(below: 8 - start)
    let kinds: [TaskKind] = [
      .read, .splice, .write, .faultRead, .faultWrite, .reclaim, .reclaim, .truncate, .preallocate,
      .pin, .readahead, .collapse,
    ]
    let tasks = (0..<1 + lots.number(below: 4)).map { _ in
      let kind = lots.one(of: kinds)
      let index = lots.coin() ? nil : PageIndex(UInt64(lots.number(below: 8)))
      var task = TaskSpec(kind: kind, index: index, loops: lots.coin())
      if TaskOption.order.suits(kind) {
        task.order = lots.one(of: Array(kind.orders.prefix { $0 < 4 }))
      }
      if kind == .collapse {
        task.index = index.map { EntryRange(order: task.order, covering: $0).base }
      }
      return task
    }
    let kernel = lots.one(of: LargeEntryRace.kernels)
    var rules = kernel.rules
    rules.splitShape = lots.one(of: SplitShape.allCases)
    rules.swapDevice = lots.one(of: SwapDevice.allCases)
    rules.largeSwapIn = lots.one(of: LargeSwapIn.allCases)
    // The larger the pages, the fewer tasks does the memory of the checker have room for.
    let highest = (slots.map(\.order) + tasks.map(\.order)).max() ?? 0
    try self.init(
      kernel: kernel,
      rules: rules,
      slots: slots,
      hole: Hole(
        first: PageIndex(UInt64(start)),
        end: PageIndex(UInt64(end)),
        cutsPageBefore: start > 0 && lots.coin(),
        cutsPageAfter: end < 8 && lots.coin()
      ),
      tasks: Array(tasks.prefix(16 >> highest)),
      batchLimit: lots.one(of: [1, 2, 31]),
      mapShift: lots.one(of: [2, 3, 6])
    )
  }
}
