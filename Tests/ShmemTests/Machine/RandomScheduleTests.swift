// Knows what holds for every schedule, tried on schedules drawn at random.

import RaceSupport
import Testing

@testable import Shmem

@Suite("Schedules drawn at random")
struct RandomScheduleTests {
  /// A race of up to 250 steps; the kinds of memory are compared, and promises judged, at each.
  private func race(
    _ mapping: Mapping,
    seed: UInt64,
    guardsMayBeOff: Bool = false
  ) throws -> Race {
    var lots = Lots(seed: seed)
    let scenario = try Scenario(in: mapping, drawnFrom: &lots, guardsMayBeOff: guardsMayBeOff)
    var mayBreak: Set<Promise> = scenario.isSound ? [] : [.oldDataGone]
    if scenario.rules.faultGate == .inodeMutex { mayBreak.insert(.lockOrder) }
    // The walk wants the lock of a cached page with those of its batch in hand.
    if scenario.rules.lockCachedPage, scenario.rules.later.lockingGather {
      mayBreak.insert(.lockOrder)
    }
    if scenario.rules.waitState == .killable || scenario.hasStrayWakeUps {
      mayBreak.insert(.noOops)
    }
    if scenario.rules.unfallocEnd == .past,
      scenario.tasks.contains(where: { $0.kind == .preallocate })
    {
      mayBreak.insert(.outsideUntouched)
    }
    var race = Race(scenario, mayBreak: guardsMayBeOff ? Set(Promise.allCases) : mayBreak)
    let picks = (0..<scenario.filePages).map { PageIndex($0) }
    for _ in 0..<250 {
      let steps = race.flat.enabledSteps(picking: picks, in: scenario)
      #expect(steps == race.shared.enabledSteps(picking: picks, in: scenario), "seed \(seed)")
      #expect(steps == race.array.enabledSteps(picking: picks, in: scenario), "seed \(seed)")
      for task in race.flat.tasks {
        #expect(
          race.flat.readiness(of: task, in: scenario)
            == race.shared.readiness(of: task, in: scenario),
          "seed \(seed)"
        )
      }
      guard !steps.isEmpty else { break }
      race.take(lots.one(of: steps))
    }
    return race
  }

  @Test(
    "all kinds of memory agree, the promises hold, and a schedule replayed gives the same end",
    arguments: 0..<trials(8, thorough: 96),
    Mapping.allCases
  )
  func law(_ seed: UInt64, mapping: Mapping) throws {
    let race = try race(mapping, seed: seed)
    var flat = Machine<FlatStorage>(race.scenario)
    var shared = Machine<SharedStorage>(race.scenario)
    var array = Machine<ArrayStorage>(race.scenario)
    for step in race.steps {
      flat.apply(step, in: race.scenario)
      shared.apply(step, in: race.scenario)
      array.apply(step, in: race.scenario)
    }
    let isSameArray = array == race.array
    #expect(isSameArray)
    let isSameFlat = flat == race.flat
    let isSameShared = shared == race.shared
    #expect(isSameFlat)
    #expect(isSameShared)
    for index in 0..<race.scenario.filePages {
      #expect(flat.content(at: PageIndex(index)) == shared.content(at: PageIndex(index)))
    }
  }

  @Test(
    "without guards promises break, but every step still has a meaning",
    arguments: 0..<trials(8, thorough: 96),
    Mapping.allCases
  )
  func withoutGuards(_ seed: UInt64, mapping: Mapping) throws {
    _ = try race(mapping, seed: seed, guardsMayBeOff: true)
  }

  @Test("two states that hold the same are one, however they came about")
  func sameStateBothWays() throws {
    let scenario = try Scenario(.v3_16, "page,swap", tasks: "read@0 read@1")
    var one = Race(scenario)
    var other = Race(scenario)
    try one.play("read-1 R1\nread-2 S1 S3")
    try other.play("read-2 S1 S3\nread-1 R1")
    let isSameFlat = one.flat == other.flat
    let isSameShared = one.shared == other.shared
    #expect(isSameFlat)
    #expect(isSameShared)
    #expect(one.flat.hashValue == other.flat.hashValue)
    #expect(one.shared.hashValue == other.shared.hashValue)
  }
}
