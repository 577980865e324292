// Checks that a swizzle of two stores costs the fuel of one swizzle.

import Explorer
import RaceSupport
import Testing

@testable import Shmem

@Suite("Fuel and a swizzle of two stores")
struct SplitFuelTests {
  // MARK: StepID by row

  @Test("a write-out is counted at C11a, and not again at C11b")
  func reclaim() throws {
    var race = try Self.race("page,page,page", tasks: "reclaim@0 reclaim@1 reclaim@2", fuel: 2)
    try race.play("reclaim-1 C1-C10")
    #expect(race.flat.file.swizzles == 0)
    try race.play("reclaim-1 C11a")
    #expect(race.flat.file.swizzles == 1)
    // One is left: the second reclaim begins, and the third does not.
    #expect(try race.readiness("reclaim-2") == .ready(.c1))
    try race.play("reclaim-2 C1")
    #expect(try race.readiness("reclaim-3") == .waits(.c1, .noFuel(of: 2)))
    try race.play("reclaim-1 C11b")
    #expect(race.flat.file.swizzles == 1)
    #expect(try race.readiness("reclaim-3") == .waits(.c1, .noFuel(of: 2)))
    try race.play("reclaim-1 C12\nreclaim-2 C2-C11a")
    #expect(race.flat.file.swizzles == 2)
    try race.play("reclaim-2 C11b-C15")
    #expect(race.flat.file.swizzles == 2)
    #expect(try race.readiness("reclaim-3") == .waits(.c1, .noFuel(of: 2)))
  }

  @Test(
    "a swap-in is counted at S7a, and not again at S7b",
    arguments: ["read", "splice", "fault-read", "fault-write"]
  )
  func swapIn(kind: String) throws {
    // The hole is elsewhere, so that no fault waits for the punch.
    var race = try Self.race(
      "swap,swap,swap,page 3-3",
      tasks: "\(kind)@0 \(kind)@1 \(kind)@2",
      fuel: 2
    )
    let name = race.scenario.name(of: 1).prefix { $0 != "-" }
    try race.finish("\(name)-1", before: .s7a)
    #expect(race.flat.file.swizzles == 0)
    try race.play("\(name)-1 S7a")
    #expect(race.flat.file.swizzles == 1)
    // One is left: the second swap-in begins, and the third does not.
    try race.finish("\(name)-2", before: .s1)
    try race.finish("\(name)-3", before: .s1)
    #expect(try race.readiness("\(name)-2") == .ready(.s1))
    try race.play("\(name)-2 S1")
    #expect(try race.readiness("\(name)-3") == .waits(.s1, .noFuel(of: 2)))
    try race.play("\(name)-1 S7b")
    #expect(race.flat.file.swizzles == 1)
    #expect(try race.readiness("\(name)-3") == .waits(.s1, .noFuel(of: 2)))
    try race.finish("\(name)-2", before: .s7a)
    try race.play("\(name)-2 S7a")
    #expect(race.flat.file.swizzles == 2)
    try race.play("\(name)-2 S7b S8 S9")
    #expect(race.flat.file.swizzles == 2)
    #expect(try race.readiness("\(name)-3") == .waits(.s1, .noFuel(of: 2)))
  }

  @Test("a task that has emptied the slot fills it with the last fuel spent")
  func goesOn() throws {
    var out = try Self.race("page", tasks: "reclaim@0 read@0", fuel: 1)
    try out.play("reclaim-1 C1-C11a")
    #expect(out.flat.file.swizzles == 1)
    #expect(try out.readiness("reclaim-1") == .ready(.c11b))
    try out.play("reclaim-1 C11b")
    #expect(try out.readiness("read-1") == .waits(.s1, .noFuel(of: 1)))
    var back = try Self.race("swap", tasks: "read@0 reclaim@0", fuel: 1)
    try back.play("read-1 S1-S7a")
    #expect(back.flat.file.swizzles == 1)
    #expect(try back.readiness("read-1") == .ready(.s7b))
    try back.play("read-1 S7b-S10 R3")
    #expect(try back.readiness("reclaim-1") == .waits(.c1, .noFuel(of: 1)))
  }

  @Test("an S7a that finds the entry gone stores nothing and gives its fuel back")
  func givesBack() throws {
    var race = try Self.race("swap,swap 0-0", tasks: "read@0 read@1", fuel: 1)
    try race.play("read-1 S1-S5")
    #expect(try race.readiness("read-2") == .waits(.s1, .noFuel(of: 1)))
    try race.play("punch P1-P11\nread-1 S7a")
    #expect(race.flat.file.swizzles == 0)
    #expect(try race.readiness("read-2") == .ready(.s1))
  }

  @Test("an edge of the hole and a write, which hold i_mutex, spend nothing in either store")
  func mutexHolders() throws {
    var edge = try Self.race("swap,hole ~1-1", tasks: "", fuel: 0)
    try edge.play("punch P1-P5 S1-S7a")
    #expect(edge.flat.file.swizzles == 0)
    try edge.finishPunch()
    #expect(edge.flat.file.swizzles == 0 && edge.picture == "P0:old -")
    var write = try Self.race("hole,swap 0-0", tasks: "write@1", fuel: 0)
    try write.finish("write-1", before: .s7b)
    #expect(write.steps.last?.id == .s7a && write.flat.file.swizzles == 0)
    try write.play("write-1 S7b")
    #expect(write.flat.file.swizzles == 0)
  }

  private static func race(_ file: String, tasks: String, fuel: Int) throws -> Race {
    Race(
      try Scenario(.v3_16, file, tasks: tasks, fuel: fuel, set: "atomic-swizzle=off"),
      mayBreak: [.neverEmpty, .oldDataGone, .outsideUntouched]
    )
  }

  // MARK: Every schedule

  private static let races = [
    ("page", "reclaim@0"), ("swap", "read@0"), ("page", "reclaim:loop@0 read:loop@0"),
    ("swap", "read:loop@0 reclaim:loop@0"), ("page", "reclaim:loop@0 splice:loop@0"),
    ("page", "reclaim:loop@0 swapoff"), ("cached", "read@0 reclaim:loop@0"),
    ("swap", "write:loop@0 read:loop@0"),
  ]

  @Test(
    "the states, and the shortest breach, are those that counting each swizzle once allows",
    arguments: races,
    [0, 1, 2]
  )
  func counting(race: (file: String, tasks: String), fuel: Int) throws {
    let rules = "atomic-swizzle=off"
    let scenario = try Scenario(.v3_16, race.file, tasks: race.tasks, fuel: fuel, set: rules)
    let free = try Scenario(.v3_16, race.file, tasks: race.tasks, set: rules)
    let counted = CountedWalk(free, limit: fuel)
    var found: Set<Machine<FlatStorage>> = []
    _ = Walk(scenario) { found.insert($0) }
    #expect(found.count == counted.states.count)
    #expect(found == counted.states)
    let check = try Check(scenario, judging: Promise.allCases)
    switch check.run(bounds: .none, threads: 1, goesOn: { _ in true }).verdict {
    case .holds: #expect(counted.shortestBreach == nil)
    case .violated(_, let schedule): #expect(schedule.count == counted.shortestBreach)
    case .endless, .unknown: Issue.record("only states were asked about, without a limit")
    }
  }

  @Test("a half swizzle breaks a promise with fuel for one, and with none there is no half swizzle")
  func verdicts() throws {
    for (file, tasks) in [("page", "reclaim:loop@0"), ("swap", "read:loop@0")] {
      let breaches = try [0, 1, 2, nil].map { fuel in
        let scenario = try Scenario(
          .v3_16,
          file,
          tasks: tasks,
          fuel: fuel,
          set: "atomic-swizzle=off"
        )
        return Walk(scenario).shortestBreaches.mapValues(\.count)
      }
      #expect(breaches[0].isEmpty)
      #expect(breaches[1][.neverEmpty] != nil)
      #expect(breaches[1][.neverEmpty] == breaches[3][.neverEmpty])
      #expect(breaches[2][.neverEmpty] == breaches[3][.neverEmpty])
    }
  }

  @Test("with any fuel the punch ends beside tasks that swizzle for ever", arguments: [0, 1, 2])
  func punchEnds(fuel: Int) throws {
    for limit in [fuel, nil] {
      let scenario = try Scenario(
        .v3_16,
        "page",
        tasks: "reclaim:loop@0 read:loop@0",
        fuel: limit,
        set: "atomic-swizzle=off"
      )
      let check = try Check(scenario, judging: [], andSchedulesBy: [.punchEnds])
      let verdict = check.run(bounds: .none, threads: 1, goesOn: { _ in true }).verdict
      guard case .endless = verdict else {
        #expect(limit != nil && verdict == .holds)
        continue
      }
      #expect(limit == nil)
    }
  }

  @Test("the only rows that wait for fuel are those that begin a swizzle", arguments: races)
  func waits(race: (file: String, tasks: String)) throws {
    let scenario = try Scenario(
      .v3_16,
      race.file,
      tasks: race.tasks,
      fuel: 1,
      set: "atomic-swizzle=off"
    )
    var halves = 0
    _ = Walk(scenario) { machine in
      for task in machine.tasks {
        switch machine.readiness(of: task, in: scenario) {
        case .waits(let row, .noFuel): #expect([.c1, .s1, .o1].contains(row))
        case .ready(.c11b), .ready(.s7b): halves += 1
        case .ready, .waits, .picks, .finished: break
        }
      }
    }
    #expect(halves > 0)
  }
}

extension Race {
  /// Lets a task run until a row comes next.
  ///
  /// - Throws: a `NotationError` if the task has to wait, or is done, before that.
  fileprivate mutating func finish(_ name: String, before row: StepID) throws {
    guard let task = scenario.task(named: name) else { throw NotationError.noTask(name) }
    while true {
      let readiness = try readiness(name)
      guard readiness.id != row else { return }
      guard case .ready(let next) = readiness else { throw NotationError.notReady(row, readiness) }
      take(Step(task: task, id: next, pick: nil))
    }
  }
}

/// Every state that tasks reach with so many swizzles, found without the model's own counting.
///
/// The walk goes through the scenario without fuel. It carries the number of swizzles made, which it
/// finds by the rows that store, and the number under way, which it finds by the rows that come next.
private struct CountedWalk {
  /// The states, with the number of swizzles in them.
  private(set) var states: Set<Machine<FlatStorage>> = []
  /// The number of steps of the shortest schedule that breaks a promise.
  private(set) var shortestBreach: Int?

  init(_ scenario: Scenario, limit: Int) {
    var level = [Machine<FlatStorage>(scenario)]
    states = Set(level)
    var depth = 0
    while !level.isEmpty {
      if shortestBreach == nil, level.contains(where: { Self.isBroken($0, in: scenario) }) {
        shortestBreach = depth
      }
      var next: [Machine<FlatStorage>] = []
      for machine in level {
        let underWay = Self.underWay(machine, in: scenario)
        for step in machine.enabledSteps(picking: [], in: scenario) {
          let isFree = machine.file.inodeMutexOwner == step.task
          let mayBegin = isFree || machine.file.swizzles + underWay < limit
          guard mayBegin || !Self.begins(step.id, machine) else { continue }
          var state = machine
          state.apply(step, in: scenario)
          if !isFree, Self.stores(step.id), machine[slot: 0] != state[slot: 0] {
            state.file.swizzles += 1
          }
          if states.insert(state).inserted { next.append(state) }
        }
      }
      level = next
      depth += 1
    }
  }

  private static func isBroken(_ machine: Machine<FlatStorage>, in scenario: Scenario) -> Bool {
    Promise.allCases.contains { machine.status(of: $0, in: scenario).isBroken }
  }

  /// True if a swizzle begins with the row; a swapoff that finds nothing in swap begins none.
  private static func begins(_ row: StepID, _ machine: Machine<FlatStorage>) -> Bool {
    row == .c1 || row == .s1
      || (row == .o1 && machine.storage.swapInUse(from: SwapEntry(0)) != nil)
  }

  /// True if the row is the first store of a swizzle, or the only one.
  private static func stores(_ row: StepID) -> Bool {
    [.c11, .c11a, .s7, .s7a, .o5].contains(row)
  }

  /// The number of tasks without i_mutex that have begun a swizzle and not stored yet.
  private static func underWay(_ machine: Machine<FlatStorage>, in scenario: Scenario) -> Int {
    let rows: [StepID] = [
      .c2, .c3, .c4, .c5, .c6, .c7, .c8, .c9, .c9a, .c10, .c11, .c11a, .s2, .s3, .s4, .s5, .s6, .s7,
      .s7a, .o2, .o3, .o4, .o5,
    ]
    return machine.tasks.count { task in
      guard machine.file.inodeMutexOwner != task else { return false }
      return machine.readiness(of: task, in: scenario).id.map(rows.contains) ?? false
    }
  }
}
