// Knows that the judgement carried along with a race is the judgement of its state.

import RaceSupport
import Testing

@testable import Shmem

/// A race in shared memory and its promise cache, which are compared after every action.
private struct JudgedRace {
  private(set) var scenario: Scenario
  private(set) var machine: Machine<SharedStorage>
  private var promiseCache: PromiseCache
  /// The number of times that a promise was found broken.
  private(set) var breaches = 0

  init(_ scenario: Scenario) {
    self.scenario = scenario
    machine = Machine(scenario)
    promiseCache = PromiseCache(startOf: scenario)
    compare("start")
  }

  mutating func take(_ step: Step) {
    edit("\(step)") { machine, scenario in machine.apply(step, in: scenario) }
  }

  mutating func inject(_ spec: TaskSpec) {
    edit("\(spec)") { machine, scenario in _ = machine.inject(spec, into: &scenario) }
  }

  /// Changes the state as no step could, or as one does.
  mutating func edit(
    _ name: String,
    _ edit: (inout Machine<SharedStorage>, inout Scenario) -> Void
  ) {
    let before = machine
    edit(&machine, &scenario)
    promiseCache.advance(from: before, to: machine, in: scenario)
    compare(name)
  }

  private mutating func compare(_ action: String) {
    #expect(promiseCache.obligations == machine.obligations(in: scenario), "\(action)")
    #expect(promiseCache.tolerated == machine.tolerated(in: scenario), "\(action)")
    for promise in Promise.allCases {
      let status = machine.status(of: promise, in: scenario)
      #expect(promiseCache.status(of: promise, in: machine) == status, "\(action)")
      if status.isBroken { breaches += 1 }
    }
  }
}

extension Machine {
  /// Puts one thing wrong, anywhere.
  fileprivate mutating func upset(by lots: inout Lots) {
    let number = UInt32(lots.number(below: 10))
    let (index, page, swap) = (PageIndex(UInt64(number)), PageNumber(number), SwapEntry(number))
    let other = UInt32(lots.number(below: 10))
    switch lots.number(below: 16) {
    case 0: self[page: page].references += 1
    case 1: self[page: page].isMapped.toggle()
    case 2: self[page: page].mapping = PageIndex(UInt64(other))
    case 3: self[page: page].mapping = nil
    case 4: self[page: page].swap = SwapEntry(other)
    case 5: self[page: page].content = .zeros(PageIndex(UInt64(other)))
    case 6: self[swap: swap].count = 1 - self[swap: swap].count
    case 7: self[swap: swap].hasCache.toggle()
    case 8: self[swap: swap].cachedPage = PageNumber(other)
    case 9: self[slot: index] = .page(PageNumber(other))
    case 10: self[slot: index] = .swap(SwapEntry(other))
    case 11: self[slot: index] = nil
    case 12: file.nrpages += lots.coin() ? 1 : 0
    case 13: file.nrshadows += lots.coin() ? 1 : 0
    case 14: self[slot: index] = .shadow(Shadow(other))
    default:
      let place =
        lots.coin()
        ? Reclaimer.storing(
          .swizzle,
          .init(index: index, page: page, swap: SwapEntry(other))
        ) : .finished
      move(lots.one(of: Array(tasks.dropFirst())), to: .reclaimer(place))
    }
  }
}

@Suite("Promise cache")
struct PromiseCacheTests {
  /// From time to time a state is put wrong and right again.
  @Test(
    "small races: the promise cache and the definition agree at every step",
    arguments: 0..<48,
    Mapping.allCases
  )
  func smallRaces(seed: UInt64, mapping: Mapping) throws {
    var lots = Lots(seed: seed)
    try race(Scenario(in: mapping, drawnFrom: &lots), steps: 200, &lots)
  }

  @Test("in a file of several nodes they agree as well", arguments: 0..<6, Mapping.allCases)
  func largerRaces(seed: UInt64, mapping: Mapping) throws {
    var lots = Lots(seed: seed)
    let scenario = try Scenario(
      kernel: lots.one(of: Kernel.allCases),
      rules: lots.one(of: Kernel.allCases).rules(in: mapping),
      mapping: mapping,
      slots: (0..<12).map { _ in
        SlotRun(count: 1 + UInt64(lots.number(below: 9)), start: lots.one(of: mapping.starts))
      },
      hole: Hole(first: 2, end: 11, cutsPageBefore: lots.coin(), cutsPageAfter: lots.coin()),
      tasks: [.reclaim, .reclaim, .read, .splice, .write, .faultWrite].filter(mapping.canRun).map {
        TaskSpec(kind: $0, index: nil, loops: true)
      },
      batchLimit: lots.one(of: [1, 14]),
      mapShift: 2
    )
    try race(scenario, steps: 300, &lots)
  }

  private func race(_ scenario: Scenario, steps: Int, _ lots: inout Lots) throws {
    var race = JudgedRace(scenario)
    let picks = (0..<scenario.filePages).map { PageIndex($0) }
    for _ in 0..<steps {
      if lots.number(below: 20) == 0 {
        let kind = lots.one(
          of: TaskKind.allCases.filter { $0 != .punch && scenario.mapping.canRun($0) }
        )
        let spec = TaskSpec(kind: kind, index: lots.one(of: picks), loops: false)
        if race.scenario.objection(toJoining: spec) == nil { race.inject(spec) }
      }
      if lots.number(below: 4) == 0 {
        let good = race.machine
        race.edit("upset") { machine, _ in machine.upset(by: &lots) }
        race.edit("right again") { machine, _ in machine = good }
      }
      let enabled = race.machine.enabledSteps(picking: picks, in: race.scenario)
      guard !enabled.isEmpty else { return }
      race.take(lots.one(of: enabled))
    }
  }

  @Test("data that survives, or is lost outside the hole, is noticed")
  func lostAndSurvived() throws {
    var race = JudgedRace(try Scenario(.v3_16, "page,page,hole,swap 1-2", tasks: "read@0"))
    race.edit("outside") { machine, _ in machine[page: 0].content = .zeros(0) }
    race.edit("swapped outside") { machine, _ in machine[swap: 3].content = nil }
    #expect(race.breaches > 0)
    let before = race.breaches
    race.edit("over") { machine, _ in machine.file.phase = .after }
    #expect(race.breaches > before)
  }
}
