// Checks what becomes of swap entries that take several slots, kernel by kernel.

import Explorer
import RaceSupport
import Testing

@testable import Shmem

extension LargeEntryRace {
  /// The races with swap entries of several slots, and their ends.
  static let swaps = [
    LargeEntryRace(
      name: "a truncation whose border lies in a large entry",
      file: "swap:2",
      call: .none,
      tasks: "truncate@2",
      ends: [
        .holds, .breaks(.outsideUntouched), .goesRound(.truncateEnds), .goesRound(.truncateEnds),
        .goesRound(.truncateEnds), .holds, .breaks(.outsideUntouched), .breaks(.outsideUntouched),
        .goesRound(.truncateEnds), .holds, .holds,
      ]
    ),
    LargeEntryRace(
      name: "a reader that splits the entry between the read of its order and its removal",
      file: "swap:2 0-3",
      tasks: "read@1",
      ends: [
        .holds, .breaks(.countsBalance), .holds, .holds, .holds, .holds, .breaks(.countsBalance),
        .breaks(.countsBalance), .holds, .holds, .holds,
      ]
    ),
    LargeEntryRace(
      name: "a punch whose border lies in a large entry, without memory to swap it in",
      file: "swap:2,hole,hole,hole,hole 2-5",
      set: "border-swapin=fails",
      ends: [
        .holds, .breaks(.outsideUntouched), .goesRound(.punchEnds), .breaks(.oldDataGone),
        .breaks(.oldDataGone), .breaks(.oldDataGone), .breaks(.outsideUntouched),
        .breaks(.outsideUntouched), .breaks(.oldDataGone), .breaks(.oldDataGone),
        .breaks(.oldDataGone),
      ]
    ),
    LargeEntryRace(
      name: "nobody, and the entry lies wholly in the hole",
      file: "swap:2,page 0-4",
      ends: kernels.map { _ in .holds }
    ),
    LargeEntryRace(
      name: "an entry that ends after the hole",
      file: "hole,hole,hole,hole,swap:2 2-5",
      ends: kernels.map { _ in .holds }
    ),
    LargeEntryRace(
      name: "a border at the first slot of an entry",
      file: "swap:1,swap:1 2-3",
      ends: kernels.map { _ in .holds }
    ),
  ]
}

@Suite("Swap entries that take several slots")
struct LargeSwapTests {
  @Test(
    "each kernel comes to its end",
    arguments: LargeEntryRace.swaps + LargeEntryRace.folios
  )
  func ends(race: LargeEntryRace) throws {
    for (kernel, expected) in zip(LargeEntryRace.kernels, race.ends) {
      let scenario = try race.scenario(kernel)
      #expect(try scenario.end() == expected, "\(kernel.rawValue)")
      #expect(try scenario.end([]) == expected, "\(kernel.rawValue), no reduction")
    }
  }

  @Test(
    "a plain walk through all states finds the same broken promises",
    arguments: LargeEntryRace.swaps + LargeEntryRace.folios
  )
  func plainWalk(race: LargeEntryRace) throws {
    for (kernel, expected) in zip(LargeEntryRace.kernels, race.ends) {
      let walk = Walk(try race.scenario(kernel))
      let broken = Promise.allCases.filter { walk.shortestBreaches[$0] != nil }
      switch expected {
      case .breaks(let promise): #expect(broken.contains(promise), "\(kernel.rawValue): \(broken)")
      case .holds, .goesRound: #expect(broken.isEmpty, "\(kernel.rawValue): \(broken)")
      }
    }
  }

  @Test("each cure is the rule that it is named for")
  func cures() throws {
    let truncation = LargeEntryRace.swaps[0]
    #expect(try truncation.scenario(.v6_12_70, set: "border-direct=on").end() == .holds)
    #expect(
      try truncation.scenario(.v6_12_118, set: "border-direct=off border-advance=off").end()
        == .goesRound(.truncateEnds)
    )
    let reader = LargeEntryRace.swaps[1]
    #expect(try reader.scenario(.v6_12_0, set: "free-atomic=on").end() == .holds)
    let border = LargeEntryRace.swaps[2]
    #expect(
      try border.scenario(.v6_12_69, set: "retry-where=base").end() == .breaks(.oldDataGone)
    )
  }

  @Test("the truncation that never returns scans the same entry again and again, with i_rwsem held")
  func endlessTruncation() throws {
    let scenario = try LargeEntryRace.swaps[0].scenario(.v6_12_70)
    let check = try Check(scenario, judging: [], andSchedulesBy: [.truncateEnds])
    let verdict = check.run(bounds: .none, threads: 1) { _ in true }.verdict
    guard case .endless(let call) = verdict else {
      Issue.record("\(verdict)")
      return
    }
    #expect(!call.isBlocked)
    #expect(call.lasso.loop.map(\.id) == [.p14, .p16, .p16d, .p20, .p14])
    var machine = Machine<FlatStorage>(scenario)
    for step in call.lasso.wayIn { machine.apply(step, in: scenario) }
    let start = machine
    for step in call.lasso.loop {
      machine.apply(step, in: scenario)
      #expect(machine.file.inodeMutexOwner == call.task)
      #expect(machine[PageIndex(2)] == .swap(SwapEntry(0)))
    }
    #expect(machine == start)
  }

  @Test(
    "a single page over a large entry answers for all of its slots, and no task looks for another",
    arguments: ["read@3", "splice@3", "fault-read@2", "fault-write@2", "truncate@2"]
  )
  func pageOverEntry(task: String) throws {
    let scenario = try Scenario(
      .v6_12_0,
      "swap:2",
      tasks: "readahead@0 read@1 \(task)",
      call: .none
    )
    let data = try Check(scenario, judging: [.outsideUntouched])
    guard case .violated = data.run(bounds: .none, threads: 1, goesOn: { _ in true }).verdict else {
      Issue.record("data of three pages is lost")
      return
    }
    let ends = try Check(scenario, judging: [], andSchedulesBy: SchedulePromise.allCases)
    #expect(ends.run(bounds: .none, threads: 1) { _ in true }.verdict == .holds)
  }

  @Test("a split leaves the value of the first slot, and gives the others theirs")
  func split() throws {
    let scenario = try Scenario(.v6_12_70, "swap:2 0-3", tasks: "read@2")
    var machine = Machine<FlatStorage>(scenario)
    let reader = TaskID(1)
    #expect((0..<4).allSatisfy { machine[PageIndex($0)] == .swap(SwapEntry(0)) })
    #expect((0..<4).allSatisfy { machine.swap(at: PageIndex($0)) == SwapEntry(UInt32($0)) })
    for id in [StepID.s1, .s3a] {
      machine.apply(Step(task: reader, id: id, pick: nil), in: scenario)
    }
    for number in 0..<4 {
      let index = PageIndex(UInt64(number))
      #expect(machine[index] == .swap(SwapEntry(UInt32(number))))
      #expect(machine.entryRange(at: index).order == 0)
      #expect(machine.content(at: index)?.index == index)
    }
  }

  @Test(
    "the three memories agree after every step",
    arguments: LargeEntryRace.swaps + LargeEntryRace.folios
  )
  func memories(race: LargeEntryRace) throws {
    for kernel in LargeEntryRace.kernels {
      let scenario = try race.scenario(kernel)
      for seed in 0..<6 {
        var lots = Lots(seed: UInt64(seed))
        var flat = Machine<FlatStorage>(scenario)
        var shared = Machine<SharedStorage>(scenario)
        var array = Machine<ArrayStorage>(scenario)
        for _ in 0..<60 {
          let steps = flat.enabledSteps(picking: [], in: scenario)
          guard !steps.isEmpty else { break }
          let step = lots.one(of: steps)
          flat.apply(step, in: scenario)
          shared.apply(step, in: scenario)
          array.apply(step, in: scenario)
          for number in 0..<scenario.filePages {
            let index = PageIndex(number)
            #expect(flat[index] == shared[index] && flat[index] == array[index])
            #expect(flat.entryRange(at: index) == shared.entryRange(at: index))
            #expect(flat.entryRange(at: index) == array.entryRange(at: index))
          }
        }
      }
    }
  }

  @Test("an entry that does not fit its place is refused")
  func refusals() throws {
    #expect(throws: ScenarioError.entryOutOfLine(at: PageIndex(1), order: 2)) {
      try Scenario(.v6_12_0, "page,swap:2")
    }
    #expect(throws: ScenarioError.entryOutOfLine(at: PageIndex(0), order: 2)) {
      try Scenario(.v6_12_0, "swap:2,2=page")
    }
    #expect(throws: ScenarioError.orderOfOtherSlot(.fallocated)) {
      try Scenario(.v6_12_0, "fallocated:1")
    }
    #expect(throws: ScenarioError.holeWithoutPunch) {
      try Scenario(.v6_12_0, "swap:2 0-1", call: .none)
    }
    #expect(throws: ScenarioError.self) { try Scenario(.v6_12_0, "swap:1", tasks: "swapoff") }
    #expect(throws: ScenarioError.orderOfOtherMapping(.file)) {
      try Scenario(.v7_3_4, in: .file, "page:1")
    }
    #expect(throws: ScenarioError.self) {
      try Scenario(.v7_3_4, in: .file, "page", tasks: "fault-read:order=1@0")
    }
    #expect(try Scenario(.v6_1, "swap:1", tasks: "swapoff").hasLargeEntries == false)
  }
}
