// Checks how a swap entry that takes several slots is read from a synchronous swap device.

import Explorer
import RaceSupport
import Testing

@testable import Shmem

/// A race whose swap device is synchronous, played task by task.
private struct SynchronousRace {
  let scenario: Scenario
  private(set) var machine: Machine<FlatStorage>

  init(
    _ kernel: Kernel,
    _ file: String = "swap:2",
    tasks: String,
    call: PunchCall = .none,
    set rules: String = ""
  ) throws {
    scenario = try Scenario(
      kernel,
      file,
      tasks: tasks,
      call: call,
      set: "swap-device=synchronous \(rules)"
    )
    machine = Machine(scenario)
  }

  /// Takes the next step of a task; returns its id, or nil if the task cannot go on.
  mutating func step(_ task: TaskID) -> StepID? {
    guard case .ready(let id) = machine.readiness(of: task, in: scenario) else { return nil }
    machine.apply(Step(task: task, id: id, pick: nil), in: scenario)
    return id
  }

  /// Takes steps of a task until it has taken one, or until it cannot go on; returns their ids.
  @discardableResult
  mutating func run(_ task: TaskID, upTo last: StepID? = nil) -> [StepID] {
    var ids: [StepID] = []
    while ids.count < 60, let id = step(task) {
      ids.append(id)
      if id == last { break }
    }
    return ids
  }

  func isFinished(_ task: TaskID) -> Bool {
    machine.readiness(of: task, in: scenario) == .finished
  }

  /// The orders of the entries, page by page.
  var orders: [Int] {
    (0..<scenario.filePages).map { machine.entryRange(at: PageIndex($0)).order }
  }
}

@Suite("Swap entries that are read at once")
struct LargeReadTests {
  private let first = TaskID(1)
  private let second = TaskID(2)
  private let third = TaskID(3)

  @Test(
    "one read of all slots, which hold one page again",
    arguments: [Kernel.v6_14, .v6_18_0, .v7_3_4]
  )
  func normalRead(kernel: Kernel) throws {
    var race = try SynchronousRace(kernel, tasks: "read@1")
    #expect(race.run(first, upTo: .s3) == [.s1, .s3])
    for number in 0..<4 {
      let slot = race.machine[SwapEntry(UInt32(number))]
      #expect(slot.hasCache && (slot.cachedPage != nil) == race.scenario.rules.throughCache)
    }
    #expect(race.run(first) == [.s4, .s5, .s7, .s8, .s9, .s10, .r3])
    #expect(race.orders == [2, 2, 2, 2])
    for number in 0..<4 {
      let index = PageIndex(UInt64(number))
      let frame = try #require(race.machine.frame(at: index))
      #expect(race.machine[frame].content?.index == index && race.machine[frame].swap == nil)
      #expect(race.machine[SwapEntry(UInt32(number))].isFree)
    }
    #expect(race.machine.file.swapped == 0 && race.machine[PageNumber(0)].isDirty)
    #expect(race.machine.firstImbalance(in: race.scenario) == nil)
  }

  @Test("without read-large, or from another device, one page is read, and the entry is split")
  func splits() throws {
    var race = try SynchronousRace(.v7_3_4, tasks: "read@1", set: "read-large=off")
    #expect(race.run(first, upTo: .s4) == [.s1, .s3, .s3a, .s4])
    race = try SynchronousRace(.v7_3_4, tasks: "read@1", set: "swap-device=asynchronous")
    #expect(race.run(first, upTo: .s4) == [.s1, .s3, .s3a, .s4])
    race = try SynchronousRace(.v6_12_95, tasks: "read@1")
    #expect(race.run(first, upTo: .s4) == [.s1, .s3a, .s3, .s4])
  }

  @Test("a page that is read past the swap cache is found by no other task")
  func pastCache() throws {
    var race = try SynchronousRace(.v6_14, tasks: "read@1 read@0 readahead@2")
    race.run(first, upTo: .s3)
    race.run(second, upTo: .s3)
    let before = race.machine
    #expect(race.run(second, upTo: .s3) == [.s1, .s3])
    #expect(race.machine == before, "another reader looks again")
    #expect(race.run(third) == [.h1])
    #expect(race.machine[SwapEntry(2)].cachedPage == nil, "a read-ahead passes on")
    race.run(first)
    #expect(race.run(second) == [.r1, .r2, .s10, .r3])
    #expect(race.orders == [2, 2, 2, 2])

    race = try SynchronousRace(.v6_14, tasks: "read@1 read@0", set: "through-cache=on")
    race.run(first, upTo: .s3)
    #expect(race.run(second, upTo: .s2) == [.s1, .s2], "in the swap cache it is found")
  }

  @Test("a swap slot that loses its owner during such a read is free once the reader has noticed")
  func freedMeanwhile() throws {
    var race = try SynchronousRace(.v6_14, "swap:1 0-1", tasks: "read@1", call: .fallocate)
    race.run(first, upTo: .s3)
    race.run(.puncher)
    #expect(race.isFinished(.puncher) && race.machine[PageIndex(1)] == nil)
    let slot = race.machine[SwapEntry(1)]
    #expect(slot.count == 0 && slot.hasCache)
    #expect(race.run(first) == [.s4, .s5, .r1])
    #expect(race.machine[SwapEntry(1)].isFree && race.machine[PageNumber(0)].isFree)
    #expect(race.machine.firstImbalance(in: race.scenario) == nil)
  }

  @Test("a05dd8ae5cbb: a reader that finds a piece in the swap cache looks again, for ever")
  func pieceInCache() throws {
    var race = try SynchronousRace(.v6_14, tasks: "readahead@2 read@0")
    race.run(first)
    #expect(race.isFinished(first))
    race.run(second, upTo: .s3)
    let start = race.machine
    for _ in 0..<3 {
      #expect(race.run(second, upTo: .s3) == [.s1, .s3])
      #expect(race.machine == start)
    }

    race = try SynchronousRace(.v6_14, tasks: "readahead@2 read@0", set: "busy-small=on")
    race.run(first)
    #expect(race.run(second, upTo: .r3).prefix(4) == [.s1, .s3f, .s3a, .s3])
    #expect(race.isFinished(second) && race.orders == [0, 0, 0, 0])
  }

  @Test("a05dd8ae5cbb: a punch whose edge lies in the entry never returns")
  func punchGoesRound() throws {
    func end(_ kernel: Kernel, _ rules: String) throws -> LargeEntryRace.End? {
      try SynchronousRace(
        kernel,
        "swap:2,hole,hole 2-4",
        tasks: "readahead@3",
        call: .fallocate,
        set: rules
      ).scenario.end()
    }
    #expect(try end(.v6_14, "") == .goesRound(.punchEnds))
    #expect(try end(.v6_14, "busy-small=on") == .holds)
    #expect(try end(.v6_14, "swap-device=asynchronous") == .holds)
    #expect(try end(.v6_18_0, "") == .holds)
    #expect(try end(.v7_3_4, "") == .holds)
  }

  @Test("5c241ed8d031: a reader splits an entry whose page in the swap cache takes all slots")
  func splitBelowPage() throws {
    let tasks = "fault-read@1 read@0 reclaim@0"
    for rangeInsert in ["off", "on"] {
      let rules = "large-swapin=faults-fail range-insert=\(rangeInsert)"
      var race = try SynchronousRace(.v6_14, tasks: tasks, set: rules)
      // The fault gets no large page, and waits a little; meanwhile the entry is read in and written out again.
      race.run(first, upTo: .s3f)
      race.run(second)
      #expect(race.isFinished(second) && race.orders == [2, 2, 2, 2])
      race.run(third, upTo: .c14)
      #expect(race.machine[PageIndex(1)] == .swap(SwapEntry(0)))
      #expect(race.run(first, upTo: .s2) == [.s3a, .s2])
      race.run(third)
      #expect(race.isFinished(third), "it keeps the page, to which the fault has a reference")
      if rangeInsert == "off" {
        race.run(first, upTo: .s5)
        let start = race.machine
        for _ in 0..<3 {
          race.run(first, upTo: .s5)
          #expect(race.machine == start)
        }
      } else {
        race.run(first)
        #expect(race.isFinished(first) && race.orders == [2, 2, 2, 2])
      }
    }
  }

  @Test("a check finds the call that goes round alone, and that its cure lets it end")
  func goesRoundAlone() throws {
    func unended(_ tasks: String, _ rules: String, _ promise: SchedulePromise) throws -> [StepID]? {
      let scenario = try SynchronousRace(.v6_14, tasks: tasks, set: rules).scenario
      let check = try Check(scenario, judging: [], andSchedulesBy: [promise])
      let verdict = check.run(bounds: .none, threads: 1) { _ in true }.verdict
      guard case .endless(let call) = verdict else {
        #expect(verdict == .holds)
        return nil
      }
      #expect(call.promise == promise && !call.isBlocked)
      #expect(call.lasso.loop.allSatisfy { $0.task == call.task })
      return call.lasso.loop.map(\.id)
    }
    let pieceCached = "readahead@2 read@0"
    #expect(try unended(pieceCached, "", .readEnds).map(Set.init) == [.s1, .s3])
    #expect(try unended(pieceCached, "busy-small=on", .readEnds) == nil)
    let splitBelow = "fault-read@1 read@0 reclaim@0"
    let rules = "large-swapin=faults-fail"
    let loop = try unended(splitBelow, "\(rules) range-insert=off", .faultEnds)
    #expect(loop?.contains(.s2) == true)
    #expect(try unended(splitBelow, "\(rules) range-insert=on", .faultEnds) == nil)
  }

  /// The kernels that read all slots of an entry at once.
  private static let kernels = LargeEntryRace.kernels.filter(\.rules.readLarge)

  @Test("an entry that shrinks is missed only where a page of it is read alone", arguments: kernels)
  func shrinks(kernel: Kernel) throws {
    let race = LargeEntryRace.folios[0]
    let whole = try race.scenario(kernel, set: "swap-device=synchronous")
    #expect(try whole.end() == .holds)
    let single = try race.scenario(kernel, set: "swap-device=synchronous large-swapin=fails")
    #expect(try single.end() == race.scenario(kernel).end())
    #expect(try (single.end() == .holds) == kernel.rules.splitAware)
  }

  @Test(
    "with single reads alone the ends are those of another device, and with whole reads where no reader splits the entry",
    arguments: LargeEntryRace.swaps + LargeEntryRace.folios
  )
  func ends(race: LargeEntryRace) throws {
    let dependsOnSplit = race.name.contains("reader that splits the entry")
    for (kernel, end) in zip(LargeEntryRace.kernels, race.ends) where kernel.rules.readLarge {
      let single = try race.scenario(kernel, set: "swap-device=synchronous large-swapin=fails")
      #expect(try single.end() == end, "\(kernel.rawValue), single reads")
      let whole = try race.scenario(kernel, set: "swap-device=synchronous")
      #expect(
        try whole.end() == (dependsOnSplit ? .holds : end),
        "\(kernel.rawValue), whole reads"
      )
    }
  }

  @Test(
    "in small races drawn at random every reduction and a plain walk agree",
    arguments: 0..<trials(16, thorough: 200)
  )
  func reductions(seed: UInt64) throws {
    var lots = Lots(seed: seed)
    let kernel = lots.one(of: [Kernel.v6_14, .v6_18_0, .v7_3_4, .proposal2025])
    let files = [
      "swap:1,page 1-1", "swap:1,hole 0-1", "page:1 1-1", "cached:1,hole 1-2", "swap:2 1-2",
    ]
    let tasks = [
      "read@1", "fault-read@0", "readahead@1", "reclaim@0", "fault-write:order=1@0", "pin@0",
    ]
    let scenario = try Scenario(
      kernel,
      lots.one(of: files),
      tasks: "\(lots.one(of: tasks)) \(lots.one(of: tasks))",
      set: "swap-device=synchronous large-swapin=\(lots.one(of: LargeSwapIn.allCases).rawValue)"
    )
    // A task that pins a page waits for one that never comes.
    try scenario.expectSameEndOfEveryWalk(waitingAt: .g1)
  }
}
