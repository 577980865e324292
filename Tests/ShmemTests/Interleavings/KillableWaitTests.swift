// Knows what became of faults that slept killably on the wait queue, the first form of 8e205f779d14.

import RaceSupport
import Testing

@testable import Shmem

@Suite("The killable wait")
struct KillableWaitTests {
  private func race(_ tasks: String = "fault-read 0", mayBreak: Set<Promise> = []) throws -> Race {
    try Race(.waitQueue, "[page]", tasks: tasks, mayBreak: mayBreak) { $0.waitState = .killable }
  }

  /// A fault that a signal has woken on the queue of a punch that is not over.
  private static let woken = """
    punch    P1 P2
    fault-1  F1 F2 F3k
    """

  @Test("C-I8: a killed fault stays on the queue, and leaves it when the queue is gone")
  func deadQueue() throws {
    var race = try race(mayBreak: [.noOops])
    try race.play("punch P1 P2\nfault-1 F1 F2")
    #expect(race.enabledStepIDs == [.p3, .f3k, .f3w])
    try race.step("fault-1 F3k") { $0.move(1, to: .faulter(.signalled(0))) }
    try race.play("punch P3-P11 P11 P14-P21")
    try race.step("punch P22") {
      $0.file.phase = .after
      $0.move(.puncher, to: .puncher(.releaseMutex))
    }
    try race.step("punch P23") {
      $0.file.inodeMutexOwner = nil
      $0.move(.puncher, to: .puncher(.finished))
    }
    try race.step("fault-1 F4") { $0.file.oops = .waitQueueGone }
    #expect(race.status(of: .noOops) == .broken(.oops(.waitQueueGone)))
    #expect(race.enabledStepIDs == [])
    #expect(race.picture == "-")
  }

  @Test("a killed fault that leaves the queue in time dies, before P22 and before P23 alike")
  func inTime() throws {
    for rows in ["P3", "P3-P11 P11 P14-P22"] {
      var race = try race()
      try race.play(Self.woken)
      try race.play("punch \(rows)")
      try race.step("fault-1 F4") { $0.move(1, to: .faulter(.finished)) }
      try race.finishPunch()
      #expect(race.picture == "-")
    }
  }

  @Test("P22 still wakes a fault that no signal has woken, and takes its entry off the queue")
  func wakesTheOthers() throws {
    var race = try race("fault-read 0, fault-read 0")
    try race.play(Self.woken)
    try race.play("fault-2 F1 F2\nfault-1 F4\npunch P3-P11 P11 P14-P23")
    #expect(race.enabledStepIDs == [.f3])
    try race.step("fault-2 F3") { $0.move(2, to: .faulter(.leaveQueue(0))) }
    try race.step("fault-2 F4") { $0.move(2, to: .faulter(.gate(0))) }
  }

  @Test("a sleep that no signal ends has no F3k, in any kernel of 2014")
  func uninterruptible() throws {
    for kernel in Kernel.allCases {
      #expect(kernel.rules.waitState == .uninterruptible)
    }
    var race = try Race(.waitQueue, "[page]", tasks: "fault-read 0")
    try race.play("punch P1 P2\nfault-1 F1 F2")
    #expect(race.enabledStepIDs == [.p3, .f3w])
  }

  @Test(
    "where nobody sleeps on a queue the rule changes nothing",
    arguments: [FaultGate.none, .inodeMutex]
  )
  func otherGates(gate: FaultGate) throws {
    let counts = try WaitState.allCases.map { state in
      let scenario = try Scenario(.v3_16, "[page]", tasks: "fault-read 0") {
        $0.faultGate = gate
        $0.waitState = state
      }
      return Walk(scenario).stateCount
    }
    #expect(counts[0] == counts[1])
  }

  @Test(
    "in every schedule of a killable wait, by a signal or by something else, nothing but this breaks or stops anybody"
  )
  func everySchedule() throws {
    for (kernel, states) in [(Kernel.waitQueue, 5408), (.v3_16, 5328)] {
      let scenario = try Scenario(kernel, "[page]", tasks: "fault-read 0, fault-read 0") {
        $0.waitState = .killable
      }
      let walk = Walk(scenario)
      #expect(Set(walk.shortestBreaches.keys) == [.noOops])
      #expect(Set(walk.otherBreaches) == [.oops(.waitQueueGone)])
      #expect(
        walk.shortestBreachText(of: .noOops, in: scenario) == """
          punch P1 P2 P3 P4 P5 P8 P9 P10b P11 P11 P14 P21
          fault-1 F1 F2 F3k
          punch P22 P23
          fault-1 F4
          """
      )
      #expect(walk.stateCount == states)
      let othersStuck = walk.stuck.filter { readiness in
        guard case .waits(_, .oops(.waitQueueGone)) = readiness else { return true }
        return false
      }
      #expect(othersStuck == [])
    }
  }

  @Test("the cure of July: no signal wakes an uninterruptible wait")
  func cured() throws {
    let scenario = try Scenario(.waitQueue, "[page]", tasks: "fault-read 0, fault-read 0")
      .withoutStrayWakeUps
    let walk = Walk(scenario)
    #expect(walk.shortestBreaches.isEmpty)
    #expect(walk.stuck == [])
    #expect(walk.stateCount == 3878)
    #expect(walk.stepIDs.isSuperset(of: [.f1, .f2, .f3, .f4]) && !walk.stepIDs.contains(.f3k))
  }
}
