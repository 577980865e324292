// Checks what a swap-in does about a swap slot that has been freed although the file still has its entry.

import Explorer
import RaceSupport
import Testing

@testable import Shmem

/// Linux 6.12.0 frees all swap slots of an entry that a read has split since its order was read.
@Suite("A swap slot that was freed in use")
struct FreedSlotTests {
  @Test(
    "the task that wants its page gets an error, and holds nothing after it",
    arguments: ["read@2", "splice@2", "fault-read@2", "fault-write@2"]
  )
  func fails(task: String) throws {
    let scenario = try Scenario(.v6_12_0, "swap:2 0-3", tasks: "read@1 \(task)")
    let failing = TaskID(2)
    var failures = 0
    let walk = Walk(scenario) { machine in
      for step in machine.enabledSteps(picking: [], in: scenario) where step.task == failing {
        let effect = machine.transition(for: step, in: scenario)?.effect
        guard case .findsNoOwner(let swap, isInFile: true) = effect?.swapIn else { continue }
        failures += 1
        #expect(machine[swap].count == 0)
        var after = machine
        after.apply(step, in: scenario)
        #expect((0..<8).allSatisfy { after[failing].references(to: PageNumber($0)) == 0 })
        #expect(after[failing].lockedPages.isEmpty)
        #expect(after[failing].rememberedSwap == nil)
        #expect((0..<4).allSatisfy { after[PageIndex($0)] == machine[PageIndex($0)] })
      }
    }
    #expect(failures > 0)
    #expect(walk.stuck.isEmpty)
  }

  @Test(
    "a walk and a read that meet it come to their ends",
    arguments: [Kernel.v6_12_0, .v6_14, .v6_18_0]
  )
  func ends(kernel: Kernel) throws {
    let scenario = try Scenario(kernel, "swap:2 0-3", tasks: "read@1 read@2")
    let check = try Check(scenario, judging: [], andSchedulesBy: [.punchEnds, .readEnds])
    #expect(check.run(bounds: .none, threads: 1) { _ in true }.verdict == .holds)
    let counts = try Check(scenario, judging: [.countsBalance])
    let verdict = counts.run(bounds: .none, threads: 1, goesOn: { _ in true }).verdict
    guard case .violated = verdict else {
      Issue.record("a swap slot in use is freed")
      return
    }
  }
}
