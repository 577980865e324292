// Knows which holes a gather has passed over.

import RaceSupport
import Testing

@testable import Shmem

@Suite("The past of a gather")
struct GatherPastTests {
  /// A row of the past of a gather: `-` where it has passed over a hole.
  private func row(_ told: Told, _ task: TaskID = .puncher) -> String? {
    told.history.lastGather(of: task).map { past in
      (0..<told.scenario.filePages).map { past.hasPassedOver(PageIndex($0)) ? "-" : "." }.joined()
    }
  }

  @Test(
    "it ends with the last entry of a full batch, else with the file",
    arguments: [
      (14, "", "-.-.--"), (1, "", "-....."), (2, "", "-.-..."), (14, "bounded-gather=on", "-.-.-."),
      (14, "slow-gather=on", "-.-.--"),
    ]
  )
  func end(batch: Int, rules: String, row expected: String) throws {
    let scenario = try Scenario(
      .v3_16,
      "hole,page,hole,swap,hole,hole 0-4",
      batchLimit: batch,
      set: rules
    )
    var told = Told(scenario)
    #expect(row(told) == nil)
    try told.takeSteps { $0.history.lastGather(of: .puncher) != nil && $0.isInBatch }
    #expect(row(told) == expected)
  }

  @Test("what is put into a hole that has been passed over does not change the past")
  func filled() throws {
    var race = try Race(
      .v3_15,
      "hole,page,hole",
      tasks: "fault-read@0",
      mayBreak: [.oldDataGone]
    )
    try race.play("punch P1-P5\nfault-1 F5-F9")
    #expect(race.flat[PageIndex(0)] != nil)
    #expect(row(Told(race)) == "-.-")
  }

  @Test("it lasts until the task gathers anew, and a gather that finds nothing passes over all")
  func anew() throws {
    var told = Told(try Scenario(.v3_16, "hole,page,hole"))
    try told.takeSteps(until: \.isInBatch)
    #expect(row(told) == "-.-")
    try told.takeSteps { !$0.isInBatch }
    #expect(told.machine[PageIndex(1)] == nil)
    #expect(row(told) == "-.-", "the slot that was in use was not passed over")
    try told.takeSteps { $0.machine.readiness(of: .puncher, in: $0.scenario).id == .p14 }
    #expect(row(told) == "..-", "the first loop has gathered once more, from slot 2 on")
    try told.takeSteps { $0.machine.readiness(of: .puncher, in: $0.scenario).id != .p14 }
    #expect(row(told) == "---")
  }

  @Test(
    "it has passed over what was a hole between its ends when it was made",
    arguments: 0..<40,
    [0, 1]
  )
  func law(seed: UInt64, gathersSlowly: UInt64) throws {
    var lots = Lots(seed: seed * 2 + gathersSlowly)
    let scenario = try Scenario(drawnFrom: &lots)
    guard !scenario.rules.slowGather else { return }
    let picks = (0..<scenario.filePages).map { PageIndex($0) }
    var told = Told(scenario)
    for _ in 0..<150 {
      let steps = told.machine.enabledSteps(picking: picks, in: scenario)
      guard !steps.isEmpty else { return }
      let step = lots.one(of: steps)
      let before = told
      let undo = told.machine.transition(for: step, in: scenario)?.effect.undo
      told.take(step)
      guard undo?.gatheringLoop != nil else {
        for task in told.machine.tasks {
          #expect(told.history.lastGather(of: task) == before.history.lastGather(of: task))
        }
        continue
      }
      let past = try #require(told.history.lastGather(of: step.task))
      for index in picks where past.hasPassedOver(index) {
        #expect(before.machine[index] == nil, "seed \\(seed), \\(step), \\(index)")
      }
      let taken = told.machine[step.task].undo?.cursor?.batch
      for position in 0..<(taken?.count ?? 0) where taken?[position].index.rawValue ?? 0 < 8 {
        guard let index = taken?[position].index, index < PageIndex(scenario.filePages) else {
          continue
        }
        #expect(past.used.contains(index), "seed \\(seed), \\(step), \\(index)")
      }
    }
  }
}

extension Told {
  /// True if the punch works on a batch.
  fileprivate var isInBatch: Bool {
    switch machine[.puncher].undo {
    case .batch: true
    case .begin, .gather, .gathering, .edge, .returnEarly, .account, nil: false
    }
  }

  /// Takes steps of the punch until a condition holds.
  fileprivate mutating func takeSteps(until holds: (Told) -> Bool) throws {
    while !holds(self) {
      let id = try #require(machine.readiness(of: .puncher, in: scenario).id)
      take(Step(task: .puncher, id: id, pick: nil))
    }
  }
}
