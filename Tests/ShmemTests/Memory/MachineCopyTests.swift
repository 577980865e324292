// Knows that a state is the same state in every kind of memory.

import RaceSupport
import Testing

@testable import Shmem

@Suite("A machine copied into another kind of memory")
struct MachineCopyTests {
  /// A race drawn at random, after up to 120 random steps.
  private func race(_ mapping: Mapping, seed: UInt64, guardsMayBeOff: Bool) throws -> Race {
    var lots = Lots(seed: seed)
    let scenario = try Scenario(in: mapping, drawnFrom: &lots, guardsMayBeOff: guardsMayBeOff)
    var race = Race(scenario, mayBreak: Set(Promise.allCases))
    let picks = (0..<scenario.filePages).map { PageIndex($0) }
    for _ in 0..<lots.number(below: 120) {
      let steps = race.flat.enabledSteps(picking: picks, in: scenario)
      guard !steps.isEmpty else { break }
      race.take(lots.one(of: steps))
    }
    return race
  }

  @Test(
    "there and back again it is equal, and in between it can take the same steps",
    arguments: 0..<trials(24, thorough: 48),
    Mapping.allCases
  )
  func roundTrip(_ seed: UInt64, mapping: Mapping) throws {
    let race = try race(mapping, seed: seed, guardsMayBeOff: false)
    let flat = Machine<FlatStorage>(copying: race.shared, in: race.scenario)
    let isSameFlat = flat == race.flat
    #expect(isSameFlat)
    let shared = Machine<SharedStorage>(copying: flat, in: race.scenario)
    let isSameShared = shared == race.shared
    #expect(isSameShared)
    let array = Machine<ArrayStorage>(copying: race.shared, in: race.scenario)
    let isSameArray = array == race.array
    #expect(isSameArray)
  }

  @Test(
    "without guards it holds the same facts",
    arguments: 0..<trials(24, thorough: 48),
    Mapping.allCases
  )
  func withoutGuards(_ seed: UInt64, mapping: Mapping) throws {
    let race = try race(mapping, seed: seed, guardsMayBeOff: true)
    let flat = Machine<FlatStorage>(copying: race.shared, in: race.scenario)
    let shared = Machine<SharedStorage>(copying: race.flat, in: race.scenario)
    let isSameFlat = flat == race.flat
    #expect(isSameFlat)
    #expect(shared.facts(in: race.scenario) == race.shared.facts(in: race.scenario))
  }

  @Test("a race whose slots hold single entries shares no file with one of large entries")
  func withoutLargeEntries() throws {
    for (file, rule) in [("swap:2", "large-swap=off"), ("page:2", "large-folio=off")] {
      let start = Machine<SharedStorage>(try Scenario(.v6_12_0, file))
      let other = try Scenario(.v6_12_0, file, set: rule)
      let machine = Machine<SharedStorage>(other, sharingFileWith: start)
      let isAsMade = machine == Machine<SharedStorage>(other)
      #expect(isAsMade && machine.storage.order(at: 1) == 0 && start.storage.order(at: 1) == 2)
    }
  }

  @Test("a task that joined during the race comes along")
  func joined() throws {
    var scenario = try Scenario(.v3_16, "swap,page")
    var shared = Machine<SharedStorage>(scenario)
    let reader = shared.inject(try TaskSpec(reading: "read@0"), into: &scenario)
    shared.apply(Step(task: reader, id: .s1, pick: nil), in: scenario)
    let flat = Machine<FlatStorage>(copying: shared, in: scenario)
    #expect(flat[reader] == .reader(.swapIn(0, .lookUpCache(0))))
    #expect(flat.facts(in: scenario) == shared.facts(in: scenario))
  }
}
