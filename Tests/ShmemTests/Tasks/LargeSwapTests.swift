// Checks what becomes of swap entries that take several slots, kernel by kernel.

import Explorer
import RaceSupport
import Testing

@testable import Shmem

/// A race with such entries, and what must come of it under each kernel.
///
/// The races and their ends are facts from another model and from runs of real kernels: a truncation of 6.12.117 and
/// 7.3.4 that never returns was seen on both.
struct LargeSwapRace: Sendable, CustomTestStringConvertible {
  /// The end of a race.
  enum End: Sendable, Equatable {
    case holds
    case breaks(Promise)
    case goesRound(SchedulePromise)
  }

  let name: String
  let file: String
  var call = PunchCall.fallocate
  var tasks = ""
  var set = ""
  /// The ends under the kernels, in their order.
  let ends: [End]

  static let kernels: [Kernel] = [
    .v6_6, .v6_12_0, .v6_12_69, .v6_12_70, .v6_12_95, .v6_12_118, .v6_14, .v6_18_0, .v7_3_4,
    .v7_3_4November, .proposal2025,
  ]

  static let all = [
    LargeSwapRace(
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
    LargeSwapRace(
      name: "a reader that splits the entry between the read of its order and its removal",
      file: "swap:2 0-3",
      tasks: "read@1",
      ends: [
        .holds, .breaks(.countsBalance), .holds, .holds, .holds, .holds, .breaks(.countsBalance),
        .breaks(.countsBalance), .holds, .holds, .holds,
      ]
    ),
    LargeSwapRace(
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
    LargeSwapRace(
      name: "nobody, and the entry lies wholly in the hole",
      file: "swap:2,page 0-4",
      ends: kernels.map { _ in .holds }
    ),
    LargeSwapRace(
      name: "a border at the first slot of an entry",
      file: "swap:1,swap:1 2-3",
      ends: kernels.map { _ in .holds }
    ),
  ]

  var testDescription: String { name }

  func scenario(_ kernel: Kernel, set more: String = "") throws -> Scenario {
    try Scenario(kernel, file, tasks: tasks, call: call, set: "\(set) \(more)")
  }
}

@Suite("Swap entries that take several slots")
struct LargeSwapTests {
  private func end(of scenario: Scenario, _ reductions: Reductions = .all) throws
    -> LargeSwapRace.End?
  {
    let check = try Check(
      scenario,
      judging: Promise.allCases,
      andSchedulesBy: SchedulePromise.allCases,
      reductions: reductions
    )
    switch check.run(bounds: .none, threads: 1, goesOn: { _ in true }).verdict {
    case .holds: return .holds
    case .violated(let broken, _): return .breaks(broken.promise)
    case .endless(let call): return .goesRound(call.promise)
    case .unknown: return nil
    }
  }

  @Test("each kernel comes to its end", arguments: LargeSwapRace.all)
  func ends(race: LargeSwapRace) throws {
    for (kernel, expected) in zip(LargeSwapRace.kernels, race.ends) {
      let scenario = try race.scenario(kernel)
      #expect(try end(of: scenario) == expected, "\(kernel.rawValue)")
      #expect(try end(of: scenario, []) == expected, "\(kernel.rawValue), no reduction")
    }
  }

  @Test(
    "a plain walk through all states finds the same broken promises",
    arguments: LargeSwapRace.all
  )
  func plainWalk(race: LargeSwapRace) throws {
    for (kernel, expected) in zip(LargeSwapRace.kernels, race.ends) {
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
    let truncation = LargeSwapRace.all[0]
    #expect(try end(of: truncation.scenario(.v6_12_70, set: "border-direct=on")) == .holds)
    #expect(
      try end(of: truncation.scenario(.v6_12_118, set: "border-direct=off border-advance=off"))
        == .goesRound(.truncateEnds)
    )
    let reader = LargeSwapRace.all[1]
    #expect(try end(of: reader.scenario(.v6_12_0, set: "free-atomic=on")) == .holds)
    let border = LargeSwapRace.all[2]
    #expect(
      try end(of: border.scenario(.v6_12_69, set: "retry-where=base")) == .breaks(.oldDataGone)
    )
  }

  @Test("the truncation that never returns scans the same entry again and again, with i_rwsem held")
  func endlessTruncation() throws {
    let scenario = try LargeSwapRace.all[0].scenario(.v6_12_70)
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
      #expect(machine.run(at: index).order == 0)
      #expect(machine.content(at: index)?.index == index)
    }
  }

  @Test("the three memories agree after every step", arguments: LargeSwapRace.all)
  func memories(race: LargeSwapRace) throws {
    for kernel in LargeSwapRace.kernels {
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
            #expect(flat.run(at: index) == shared.run(at: index))
            #expect(flat.run(at: index) == array.run(at: index))
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
    #expect(throws: ScenarioError.orderOfOtherSlot(.page)) { try Scenario(.v6_12_0, "page:1") }
    #expect(throws: ScenarioError.holeWithoutPunch) {
      try Scenario(.v6_12_0, "swap:2 0-1", call: .none)
    }
    #expect(throws: ScenarioError.self) { try Scenario(.v6_12_0, "swap:1", tasks: "swapoff") }
    #expect(try Scenario(.v6_1, "swap:1", tasks: "swapoff").hasLargeEntries == false)
  }
}
