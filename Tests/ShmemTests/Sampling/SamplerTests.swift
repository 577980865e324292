// Knows what random schedules must come to, and that only race, seed and number decide it.

import RaceSupport
import Testing

@testable import Shmem

@Suite("Random schedules")
struct SamplerTests {
  private let strategies: [SamplingStrategy] = [.uniform, .priority(changes: 3)]

  private func busy(_ kernel: Kernel) throws -> Scenario {
    try Scenario(
      kernel,
      "page,page,swap,page,page,swap 1-4",
      tasks: "read:loop reclaim:loop reclaim:loop@1 fault-read:loop"
    )
  }

  @Test(
    "one thread, two and four come to the same",
    arguments: [SamplingStrategy.uniform, .priority(changes: 3)]
  )
  func threads(strategy: SamplingStrategy) throws {
    let sampler = Sampler(try busy(.take2), strategy: strategy, seed: 5)
    let alone = sampler.run(schedules: 0..<90)
    for threads in [1, 2, 4] {
      let samples = sampler.run(schedules: 0..<90, threads: threads) { _ in true }
      #expect(samples == alone)
    }
    var parts = sampler.run(schedules: 40..<90)
    parts.merge(sampler.run(schedules: 0..<40))
    #expect(parts == alone)
    #expect(alone.count == 90)
  }

  @Test("another seed comes to something else")
  func seeds() throws {
    let scenario = try busy(.v3_16)
    let samples = (0..<2).map {
      Sampler(scenario, strategy: .uniform, seed: $0).run(schedules: 0..<20)
    }
    #expect(samples[0] != samples[1])
  }

  @Test("whoever is not to go on has the first schedules, and no others")
  func interruption() throws {
    let sampler = Sampler(try busy(.v3_16), strategy: .uniform, seed: 5)
    var calls = 0
    let samples = sampler.run(schedules: 0..<50, threads: 2) { _ in
      calls += 1
      return calls < 2
    }
    #expect(samples.count == 2)
    #expect(samples == sampler.run(schedules: 0..<samples.count))
  }

  @Test("the kernels that lose do so now and then, and the one they led to never does")
  func losses() throws {
    for kernel in [Kernel.rfc24June, .take2] {
      let samples = Sampler(try busy(kernel), strategy: .uniform, seed: 1).run(schedules: 0..<400)
      #expect(samples.breaches(of: .oldDataGone) > 0, "\(kernel)")
      #expect(samples.breaches(of: .oldDataGone) < 400, "\(kernel)")
      #expect(samples.breaches(of: .oldDataGone) == samples.brokenCount, "\(kernel)")
    }
    for strategy in strategies {
      let samples = Sampler(try busy(.v3_16), strategy: strategy, seed: 1).run(schedules: 0..<400)
      #expect(samples.brokenCount == 0)
      #expect(samples.firstBroken == nil)
      #expect(samples[.finished] == 400)
      #expect(samples.brokenShare.high < 0.01)
    }
  }

  @Test("the first loss is the first, and its steps lose")
  func firstBroken() throws {
    let scenario = try busy(.take2)
    let sampler = Sampler(scenario, strategy: .uniform, seed: 1)
    let loss = try #require(sampler.run(schedules: 0..<400).firstBroken)
    #expect(sampler.run(schedules: 0..<loss.schedule).brokenCount == 0)
    let steps = sampler.steps(ofSchedule: loss.schedule)
    #expect(steps.count == loss.depth)
    var machine = Machine<SharedStorage>(scenario)
    for step in steps {
      #expect(!machine.status(of: loss.promise, in: scenario).isBroken)
      #expect(machine.allows(step, in: scenario))
      machine.apply(step, in: scenario)
    }
    #expect(machine.status(of: loss.promise, in: scenario).isBroken)
  }

  @Test("what is counted is what the history counts", arguments: 0..<40)
  func counts(_ seed: UInt64) throws {
    var lots = Lots(seed: seed)
    let scenario = try Scenario(drawnFrom: &lots)
    let sampler = Sampler(scenario, strategy: .uniform, seed: seed, stepLimit: 300)
    let samples = sampler.run(schedules: 0..<1)
    var machine = Machine<SharedStorage>(scenario)
    var history = History(startOf: machine)
    // Only a schedule that keeps all promises is given to its end.
    guard samples.brokenCount == 0 else { return }
    for step in sampler.steps(ofSchedule: 0) {
      let before = machine
      machine.apply(step, in: scenario)
      history.advance(by: step, from: before, to: machine, in: scenario)
    }
    #expect(samples[.firstGathers].total == history.counters.firstGathers)
    #expect(samples[.secondGathers].total == history.counters.secondGathers)
    #expect(samples[.swapRetries].total == history.counters.swapRetries)
    #expect(samples[.pageRetries].total == history.counters.pageRetries)
    #expect(samples[.swizzlesOut].total == history.counters.swizzlesOut)
    #expect(samples[.swizzlesIn].total == history.counters.swizzlesIn)
  }

  @Test(
    "judging by milestones and judging every state come to the same",
    arguments: 0..<120,
    Mapping.allCases
  )
  func judges(_ seed: UInt64, mapping: Mapping) throws {
    var lots = Lots(seed: seed)
    let scenario = try Scenario(in: mapping, drawnFrom: &lots)
    guard MilestoneMonitor.isEnough(for: scenario) else { return }
    let strategy = strategies[Int(seed % 2)]
    let start = Machine<ArrayStorage>(scenario)
    let samples = [false, true].map { isStrict in
      Sampler(scenario, from: start, strategy, seed, 400, isStrict: isStrict)
        .run(schedules: 0..<6)
    }
    #expect(samples[0] == samples[1])
  }

  @Test("from the middle of a race on, both judges agree as well", arguments: 0..<60)
  func fromTheMiddle(_ seed: UInt64) throws {
    var lots = Lots(seed: seed)
    let scenario = try Scenario(drawnFrom: &lots)
    var machine = Machine<FlatStorage>(scenario)
    let picks = (0..<scenario.filePages).map { PageIndex($0) }
    for _ in 0..<lots.number(below: 80) {
      let steps = machine.enabledSteps(picking: picks, in: scenario)
      guard !steps.isEmpty else { break }
      machine.apply(lots.one(of: steps), in: scenario)
    }
    guard MilestoneMonitor.isEnough(for: scenario) else { return }
    let samples = [false, true].map { isStrict in
      Sampler(scenario, from: machine, .uniform, seed, 300, isStrict: isStrict)
        .run(schedules: 0..<4)
    }
    #expect(samples[0] == samples[1])
  }

  @Test("a schedule that cannot end is cut off, and said to be")
  func cutOff() throws {
    let sampler = Sampler(try busy(.v3_16), strategy: .uniform, seed: 1, stepLimit: 12)
    let samples = sampler.run(schedules: 0..<10)
    #expect(samples[.cutOff] == 10)
    #expect(samples[.steps].least == 12 && samples[.steps].most == 12)
  }

  @Test("what had survived before the first step is found at once")
  func lostAlready() throws {
    let scenario = try busy(.take2)
    let sampler = Sampler(scenario, strategy: .uniform, seed: 1)
    let loss = try #require(sampler.run(schedules: 0..<400).firstBroken)
    var machine = Machine<FlatStorage>(scenario)
    for step in sampler.steps(ofSchedule: loss.schedule) { machine.apply(step, in: scenario) }
    let rest = Sampler(scenario, from: machine, strategy: .uniform, seed: 2)
    let samples = rest.run(schedules: 3..<6)
    #expect(samples.brokenCount == 3)
    #expect(
      samples.firstBroken == Samples.BrokenSchedule(schedule: 3, promise: .oldDataGone, depth: 0)
    )
    #expect(rest.steps(ofSchedule: 3) == [])
  }

  @Test("a loss that needs two long delays is found by priorities where even chances find none")
  func priority() throws {
    let scenario = try Scenario(
      .take2,
      "page,page,page,page,page,page,page,page",
      tasks: "reclaim@3 read@1"
    )
    let losses = [SamplingStrategy.uniform, .priority(changes: 2)].map {
      Sampler(scenario, strategy: $0, seed: 1).run(schedules: 0..<300).brokenCount
    }
    #expect(losses[0] == 0)
    #expect(losses[1] > 10)
  }

  @Test("every task that is ready, and every page it could pick, is as likely")
  func uniformChoice() throws {
    let scenario = try Scenario(
      .v3_16,
      "page,page,hole,page",
      tasks: "reclaim read fault-read@0"
    )
    var tasks: [TaskID: Int] = [:]
    var pages: [PageIndex: Int] = [:]
    for number in 0..<4000 as Range<UInt64> {
      var machine = Machine<ArrayStorage>(scenario)
      var schedule = RandomSchedule(
        of: machine.tasks,
        drawingFrom: SplitMix64(seed: 3, stream: number),
        by: .uniform,
        length: 0
      )
      let first = schedule.step(&machine, in: scenario)
      let step = try #require(first)
      tasks[step.task, default: 0] += 1
      if step.task == 1, let pick = step.pick { pages[pick, default: 0] += 1 }
    }
    // Three standard deviations around 1000, and around a third of what the reclaimer had.
    #expect(tasks.count == 4 && tasks.values.allSatisfy { abs($0 - 1000) < 83 })
    let third = (tasks[1] ?? 0) / 3
    #expect(Set(pages.keys) == [0, 1, 3])
    #expect(pages.values.allSatisfy { abs($0 - third) < 50 })
  }
}
