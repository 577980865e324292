// Knows who runs out of fuel and when, and that nobody does so with a lock in hand.

import RaceSupport
import Testing

@testable import Shmem

/// Visits every state of a race, and judges none.
private func everyState(of scenario: Scenario, visit: (Machine<FlatStorage>) -> Void) {
  let system = RaceSystem<UInt64>(scenario, from: Machine(scenario), judging: [])
  var queue = [system.key(of: system.start)]
  var seen = Set(queue)
  while let key = queue.popLast() {
    let machine = system.state(of: key)
    visit(machine)
    system.forEachStep(from: machine) { _, next in
      let key = system.key(of: next)
      if seen.insert(key).inserted { queue.append(key) }
    }
  }
}

@Suite("Fuel")
struct FuelTests {
  private static let races = [
    "reclaim 0 loops, read 0 loops", "reclaim 0, fault-write 0 loops",
    "splice 0 loops, reclaim 0 loops",
    "swapoff any, reclaim 0 loops", "write 0 loops, reclaim 0 loops",
  ]

  @Test(
    "never are more swizzles made or begun than there is fuel for, and every one is counted",
    arguments: races,
    [0, 1, 2]
  )
  func bound(tasks: String, fuel: Int) throws {
    for file in ["[page]", "[swap]"] {
      let scenario = try Scenario(.v3_16, file, tasks: tasks, fuel: fuel)
      everyState(of: scenario) { machine in
        #expect(machine.file.swizzles <= fuel)
        for step in machine.enabledSteps(picking: [], in: scenario) {
          var next = machine
          next.apply(step, in: scenario)
          let isSwizzle =
            [.c11, .s7, .o5].contains(step.id) && next[PageIndex(0)] != machine[PageIndex(0)]
          let isFree = machine.file.inodeMutexOwner == step.task
          #expect(next.file.swizzles == machine.file.swizzles + (isSwizzle && !isFree ? 1 : 0))
        }
      }
    }
  }

  @Test("whoever has to do without holds no lock, so that nobody waits for him", arguments: races)
  func locks(tasks: String) throws {
    for file in ["[page]", "[cached]"] {
      let scenario = try Scenario(.v3_16, file, tasks: tasks, fuel: 1)
      var count = 0
      everyState(of: scenario) { machine in
        for task in machine.tasks {
          guard case .waits(_, .noFuel(of: 1)) = machine.readiness(of: task, in: scenario) else {
            continue
          }
          count += 1
          #expect(machine[task].lockedPages.isEmpty)
          #expect(machine.file.inodeMutexOwner != task && machine.file.swaplistMutexOwner != task)
        }
      }
      #expect(count > 0)
    }
  }

  @Test("without fuel neither reclaim, nor a reader of a swap entry, nor swapoff begins")
  func begins() throws {
    let scenario = try Scenario(
      .v3_16,
      "[page swap hole]",
      tasks: "reclaim 0, read 0, read 1, swapoff any, splice 1, splice 2",
      fuel: 0
    )
    let machine = Machine<FlatStorage>(scenario)
    let readiness = machine.tasks.dropFirst().map { machine.readiness(of: $0, in: scenario) }
    #expect(
      readiness == [
        .waits(.c1, .noFuel(of: 0)), .ready(.r1), .waits(.s1, .noFuel(of: 0)),
        .waits(.o1, .noFuel(of: 0)), .waits(.s1, .noFuel(of: 0)), .ready(.f5),
      ]
    )
  }

  @Test("a task that is free to pick picks what needs no fuel")
  func picks() throws {
    let scenario = try Scenario(.v3_16, "[page swap]", tasks: "read any, reclaim any", fuel: 0)
    let machine = Machine<FlatStorage>(scenario)
    let steps = machine.enabledSteps(picking: [0, 1], in: scenario)
    #expect(steps.map(\.task.rawValue) == [0, 1] && steps.last?.pick == 0)
  }

  @Test("a swapoff that finds nothing in swap needs none")
  func nothingToDo() throws {
    let scenario = try Scenario(.v3_16, "[page]", tasks: "swapoff any", fuel: 0)
    let machine = Machine<FlatStorage>(scenario)
    #expect(machine.readiness(of: TaskID(1), in: scenario) == .ready(.o1))
  }

  @Test("what is under way has its fuel, and what comes to nothing gives it back")
  func givesBack() throws {
    let scenario = try Scenario(
      .v3_16,
      "[page page]",
      tasks: "reclaim 0, reclaim 1, read 0",
      fuel: 1
    )
    var race = Race(scenario)
    try race.play("reclaim-1 C1")
    #expect(try race.readiness("reclaim-2") == .waits(.c1, .noFuel(of: 1)))
    // The reader's lock makes reclaim give up at C2.
    try race.play("read-1 R1 R2")
    try race.play("reclaim-1 C2")
    #expect(try race.readiness("reclaim-2") == .ready(.c1))
    try race.play("reclaim-2 C1-C11")
    #expect(race.flat.file.swizzles == 1)
    try race.play("reclaim-2 C12-C15")
    #expect(try race.readiness("reclaim-2") == .finished)
  }

  @Test("the punch itself needs none to swap in an edge")
  func edges() throws {
    var race = Race(try Scenario(.v3_16, "swap~ [page]", fuel: 0))
    try race.finishPunch()
    #expect(race.flat.file.swizzles == 0 && race.picture.hasPrefix("P"), "\(race.picture)")
  }

  @Test("a scenario without fuel counts nothing")
  func unlimited() throws {
    let scenario = try Scenario(.v3_16, "[page]", tasks: "read 0, reclaim 0")
    everyState(of: scenario) { #expect($0.file.swizzles == 0) }
  }

  @Test("less than nothing is refused, and so is fuel for a file that has no swap")
  func refusals() throws {
    #expect(throws: ScenarioError.fuelOutOfRange(-1)) { try Scenario(.v3_16, "[page]", fuel: -1) }
    #expect(throws: ScenarioError.fuelOfOtherMapping) {
      try Scenario(.v3_16, in: .file, "[page]", fuel: 1)
    }
  }
}
