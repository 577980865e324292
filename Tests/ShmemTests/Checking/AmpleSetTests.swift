// Knows that no other task can notice a task which is taken alone, step by step.

import Explorer
import RaceSupport
import Testing

@testable import Shmem

/// That the verdicts are the same with this reduction, alone and with the others, `ReductionTests` says.
@Suite("Tasks taken alone")
struct AmpleSetTests {
  /// Races with tasks on pages of their own, free to choose, and going round.
  private static let races: [(rules: String, file: String, tasks: String)] = [
    ("3.16", "page,page", "read@0 reclaim@1"),
    ("3.16", "page,page", "read reclaim"),
    ("3.15", "page,swap", "read@0 reclaim"),
    ("3.15", "swap", "read@0 read@0"),
    ("take-2", "swap,page", "reclaim:loop@1 read@0"),
    ("take-2", "page,page", "reclaim@0 reclaim@1"),
    ("take-2", "page,page 0-0", "splice@0 reclaim@1"),
    ("6.1", "page,cached,page ~1-2", "read@1 reclaim@0"),
    ("3.16 wake-function=synchronous", "fallocated,page", "fault-write@0 reclaim@1"),
    ("8e205f779d14", "page,page", "read:loop@0 reclaim@1"),
    ("3.16", "page,hole", "write:buffer=0@1 read@0"),
    ("3.16", "page,page 0-0", "truncate@1 read@0"),
    ("6.1", "page,page", "preallocate@1 read@0"),
    ("3.16", "fallocated,hole 0-0", "preallocate@1 reclaim@0"),
    ("3.16", "cached,page", "swapoff read@1"),
  ]

  @Test(
    "what others can do without it comes to the same behind it, and no broken promise is mended",
    arguments: races.indices
  )
  func unnoticed(race number: Int) throws {
    let race = Self.races[number]
    let scenario = try Scenario(rules: race.rules, race.file, tasks: race.tasks)
    let reduced = self.reducedRace(scenario)
    let graph = SmallGraph(scenario)
    let noticed = scenario.taskIDs.map { graph.statesNoticing($0) }
    var cache = reduced.makeCache()
    var found = 0
    for (number, state) in graph.states.enumerated() where graph.broken[number].isEmpty {
      let numbers = reduced.race.numbers(of: state)
      guard let (task, _) = reduced.ampleTaskJudged(in: numbers, &cache) else { continue }
      found += 1
      let readiness = state.readiness(of: TaskID(UInt8(task)), in: scenario)
      #expect(!noticed[task][number], "\(race): \(readiness) of \(task)")
    }
    // A race without any would show nothing.
    #expect(found > 0, "\(race)")
  }

  @Test(
    "a task touches nothing that was not foreseen, and what is foreseen grows by nobody's step",
    arguments: races.indices
  )
  func foreseen(race number: Int) throws {
    let race = Self.races[number]
    let scenario = try Scenario(rules: race.rules, race.file, tasks: race.tasks)
    let unforeseen = reducedRace(scenario).firstUnforeseen(every: 1)
    #expect(unforeseen == nil, "\(race)")
  }

  @Test(
    "where the kernel may stop, fuel is counted or the file is an ordinary one, nobody is alone"
  )
  func off() throws {
    let races = [
      try Scenario(rules: "3.16 page-lock=off", "page,page", tasks: "read@0 reclaim@1"),
      try Scenario(.v3_16, "page,page", tasks: "read@0 reclaim@1", fuel: 2),
      try Scenario(.v3_16, in: .file, "page,page", tasks: "read@0 reclaim@1"),
    ]
    for scenario in races { #expect(!reducedRace(scenario).usesAmpleSets) }
  }

  private func reducedRace(_ scenario: Scenario) -> ReducedRace<Words<3>> {
    let start = Machine<FlatStorage>(scenario)
    let race = RaceSystem<Words<3>>(scenario, from: start, judging: Promise.allCases)
    return ReducedRace(race, by: .independentPages)
  }
}

extension ReducedRace {
  /// The task to be taken alone, once what is to be known of the memory is known.
  fileprivate func ampleTaskJudged(
    in numbers: PartNumbers,
    _ cache: inout TransitionCache
  ) -> (task: Int, CachedTransitions)? {
    if let key = race.key(of: numbers) { _ = expand(key, &cache) { _ in } }
    return ampleTask(in: numbers, &cache)
  }

  /// Looks for a step that touches what was not foreseen for its task, or adds to what is foreseen for any.
  ///
  /// - Parameter stride: one state in so many is looked at.
  /// - Returns: the first such step; nil if there is none.
  fileprivate func firstUnforeseen(every stride: Int) -> String? {
    var visited = 0
    var found: String?
    scenario.forEachState { state in
      visited += 1
      if visited.isMultiple(of: stride) { found = unforeseen(in: state) }
      return found == nil
    }
    return found
  }

  /// Returns a step of one state that touches what was not foreseen for its task, or adds to what is foreseen for
  /// any; nil if there is none.
  func unforeseen(in state: State) -> String? {
    let before = state.tasks.map { mayAccess(in: state, of: $0) }
    for (task, mayAccess) in zip(state.tasks, before) {
      let readiness = state.readiness(of: task, in: scenario)
      let (footprint, ends) = steps(of: task, from: state)
      if !mayAccess.covers(footprint) { return "\(readiness) of \(task)" }
      for after in ends {
        for (other, mayAccess) in zip(state.tasks, before)
        where !mayAccess.covers(self.mayAccess(in: after, of: other)) {
          return "\(other) after \(readiness) of \(task)"
        }
      }
    }
    return nil
  }

  /// Returns the resources that a task can still touch in a state.
  fileprivate func mayAccess(in state: State, of task: TaskID) -> Footprint {
    scenario.mayAccess(from: state.storage[task], of: task).footprint(reachability(in: state))
  }

  private func reachability(in state: State) -> PageReachability {
    var reachability = PageReachability(
      inSwap: state.storage.pagesInSwap(filePages: scenario.filePages),
      empty: state.storage.emptyPages
    )
    for task in state.tasks {
      reachability.add(scenario.mayAccess(from: state.storage[task], of: task))
    }
    return reachability
  }

  /// Returns the resources that the next steps of a task touch, without slots that stay empty, and the states that they
  /// lead to.
  fileprivate func steps(of task: TaskID, from state: State) -> (Footprint, [State]) {
    let (watched, recorder) = watch(task, in: state)
    var footprint = Footprint()
    var ends: [State] = []
    for step in watched.enabledSteps(of: task, picking: race.picks, in: scenario) {
      var next = watched
      footprint.formUnion(take(step, on: &next, from: state, recorder))
      ends.append(Machine(storage: next.storage.storage, file: next.file))
    }
    footprint.formUnion(recorder.takeFootprint())
    return (footprint.ignoringSlots(of: reachability(in: state).empty), ends)
  }
}

/// Every state of a small race, with the steps between them.
private struct SmallGraph {
  private(set) var states: [Machine<FlatStorage>] = []
  /// The promises that are broken in each.
  private(set) var broken: [Set<Promise>] = []
  private var steps: [[(step: Step, target: Int)]] = []

  init(_ scenario: Scenario) {
    let picks = (0..<scenario.filePages).map { PageIndex($0) }
    var numbers: [Machine<FlatStorage>: Int] = [:]
    var queue = [Machine<FlatStorage>(scenario)]
    numbers[queue[0]] = 0
    while states.count < queue.count {
      let state = queue[states.count]
      states.append(state)
      broken.append(Set(Promise.allCases.filter { state.status(of: $0, in: scenario).isBroken }))
      steps.append(
        state.enabledSteps(picking: picks, in: scenario).map { step in
          var next = state
          next.apply(step, in: scenario)
          let number = numbers[next] ?? queue.count
          if number == queue.count {
            numbers[next] = number
            queue.append(next)
          }
          return (step, number)
        }
      )
    }
  }

  /// In which states it makes a difference whether a task takes its next step at once, or later, when
  /// the others have done whatever they can without it.
  ///
  /// That is so where it cannot take one, where a step of another task changes what it can do or does
  /// not commute with it, and where a promise is broken and is not behind it; and wherever others lead
  /// to such a state.
  func statesNoticing(_ task: TaskID) -> [Bool] {
    var notices = states.indices.map { !goesUnnoticed(task, at: $0) }
    var sources = [[Int]](repeating: [], count: states.count)
    for (number, steps) in steps.enumerated() {
      for (step, target) in steps where step.task != task { sources[target].append(number) }
    }
    var queue = notices.indices.filter { notices[$0] }
    while let target = queue.popLast() {
      for source in sources[target] where !notices[source] {
        notices[source] = true
        queue.append(source)
      }
    }
    return notices
  }

  private func goesUnnoticed(_ task: TaskID, at number: Int) -> Bool {
    let own = steps[number].filter { $0.step.task == task }
    guard !own.isEmpty, own.allSatisfy({ broken[number].isSubset(of: broken[$0.target]) }) else {
      return false
    }
    return steps[number].allSatisfy { step, target in
      guard step.task != task else { return true }
      let later = steps[target].filter { $0.step.task == task }
      return later.map(\.step) == own.map(\.step)
        && zip(own, later).allSatisfy { first, last in
          self.target(of: step, from: first.target) == last.target
        }
    }
  }

  private func target(of step: Step, from number: Int) -> Int? {
    steps[number].first { $0.step == step }?.target
  }
}
