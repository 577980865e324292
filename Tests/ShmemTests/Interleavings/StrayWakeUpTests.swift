// Knows what became of faults that something other than the punch woke on its wait queue.

import Explorer
import RaceSupport
import Testing

@testable import Shmem

@Suite("A stray wake-up")
struct StrayWakeUpTests {
  private func race(_ kernel: Kernel = .v3_16, mayBreak: Set<Promise> = []) throws -> Race {
    try Race(kernel, "[page]", tasks: "fault-read 0", mayBreak: mayBreak)
  }

  @Test("a fault that sleeps on the queue waits, and can be woken all the same")
  func waits() throws {
    var race = try race()
    try race.play("punch P1 P2\nfault-1 F1 F2")
    #expect(try race.readiness("fault-1") == .waits(.f3, .waitQueue))
    #expect(race.enabledStepIDs == [.p3, .f3w])
    try race.step("fault-1 F3w") { $0.move(1, to: .faulter(.wokenEarly(0))) }
  }

  @Test("it stays on the queue, and leaves it when the queue is gone")
  func deadQueue() throws {
    var race = try race(mayBreak: [.noOops])
    try race.play("punch P1 P2\nfault-1 F1 F2 F3w\npunch P3-P11 P11 P14-P23")
    try race.step("fault-1 F4") { $0.file.oops = .waitQueueGone }
    #expect(race.status(of: .noOops) == .broken(.oops(.waitQueueGone)))
    #expect(race.enabledStepIDs == [])
  }

  @Test("a queue that is still there is left, before P22 and before P23 alike, to fault again")
  func inTime() throws {
    for rows in ["P3", "P3-P11 P11 P14-P22"] {
      var race = try race()
      try race.play("punch P1 P2\nfault-1 F1 F2 F3w\npunch \(rows)")
      try race.step("fault-1 F4") { $0.move(1, to: .faulter(.gate(0))) }
      try race.finishPunch()
    }
  }

  @Test(
    "from 8e205f779d14 to 4.8 nothing but this breaks, in every schedule",
    arguments: [Kernel.waitQueue, .v3_16]
  )
  func everySchedule(kernel: Kernel) throws {
    let scenario = try Scenario(kernel, "[page]", tasks: "fault-read 0")
    let walk = Walk(scenario)
    #expect(Set(walk.shortestBreaches.keys) == [.noOops])
    #expect(Set(walk.otherBreaches) == [.oops(.waitQueueGone)])
    #expect(
      walk.shortestBreachText(of: .noOops, in: scenario) == """
        punch P1 P2 P3 P4 P5 P8 P9 P10b P11 P11 P14 P21
        fault-1 F1 F2 F3w
        punch P22 P23
        fault-1 F4
        """
    )
  }

  @Test("the cure of 4.9: the punch takes the entry off, whoever woke the fault")
  func cured() throws {
    let scenario = try Scenario(.v3_16, "[page]", tasks: "fault-read 0, fault-read 0") {
      $0.wakeFunction = .synchronous
    }
    let walk = Walk(scenario)
    #expect(walk.shortestBreaches.isEmpty && walk.stuck == [])
    #expect(walk.stepIDs.isSuperset(of: [.f1, .f2, .f3, .f4]) && !walk.stepIDs.contains(.f3w))
    #expect(Kernel.v6_1.rules.wakeFunction == .synchronous)
    #expect(Kernel.of2014.allSatisfy { $0.rules.wakeFunction == .autoremove })
  }

  @Test("a check of any other promise is the check of the race without stray wake-ups")
  func otherPromises() throws {
    let scenario = try Scenario(.v3_16, "[page]", tasks: "fault-read 0, reclaim 0")
    func check(_ scenario: Scenario, _ promises: [Promise]) throws -> (Check.Verdict, Int) {
      let (verdict, progress) = try Check(scenario, judging: promises)
        .run(bounds: .none, threads: 1) { _ in true }
      return (verdict, progress.states)
    }
    let others = Promise.allCases.filter { $0 != .noOops }
    let without = try check(scenario.withoutStrayWakeUps, others)
    #expect(try check(scenario, others) == without)
    #expect(without.0 == .holds)
    guard case .violated(let broken, let schedule) = try check(scenario, Promise.allCases).0 else {
      Issue.record("the queue of 3.16 is on the stack")
      return
    }
    #expect(broken.promise == .noOops && schedule.contains { $0.id == .f3w })
    // What the plainest walk says of the race with them: they break nothing else.
    let walk = Walk(scenario)
    #expect(Set(walk.shortestBreaches.keys) == [.noOops])
  }

  @Test("a fault that keeps being woken keeps no fair punch from its end")
  func fair() throws {
    let scenario = try Scenario(.v3_16, "[page]", tasks: "fault-read 0 loops")
    let check = try Check(scenario, judging: [], andSchedulesBy: SchedulePromise.allCases)
    #expect(check.run(bounds: .none, threads: 1, goesOn: { _ in true }).verdict == .holds)
  }
}
