// Knows that a search that leaves states out comes to the same verdicts, and why it may.

import Explorer
import RaceSupport
import Testing

@testable import Shmem

@Suite("Reductions")
struct ReductionTests {
  /// The small races in parts, so that they share the processors; the usual run takes half of the parts or fewer.
  private static let parts = (0..<16).map { part in
    stride(from: part, to: SmallRace.all.count, by: 16).map { SmallRace.all[$0] }
  }

  /// Each by itself.
  private static let each: [Reductions] = [
    .equalTasks, .mergedSteps, .equalFrames, .independentPages,
  ]
  /// All but one.
  private static let allButOne = each.map { Reductions.all.subtracting($0) }

  @Test("there are some hundred small races, and all of them can be")
  func races() throws {
    #expect(SmallRace.all.count >= 250)
    for race in SmallRace.all { _ = try race.scenario() }
  }

  @Test(
    "with and without each reduction the verdict is the same, and the length of the schedule",
    arguments: 0..<trials(8, thorough: 16)
  )
  func verdicts(part: Int) throws {
    for (number, race) in Self.parts[part].enumerated() {
      let scenario = try race.scenario()
      let plain = try check(scenario, [])
      // All at once on every race; each by itself on every eighth, all but one on another eighth.
      let some = [0: Self.each, 4: Self.allButOne][number % 8] ?? []
      for reductions in [.all] + some {
        let reduced = try check(scenario, reductions)
        #expect(reduced.verdict == plain.verdict, "\(race)")
        if plain.verdict == .holds {
          #expect(reduced.progress.states <= plain.progress.states, "\(race)")
        }
      }
    }
  }

  @Test(
    "within the steps of the shortest schedule it is found, and within one less it is not",
    arguments: 0..<trials(2, thorough: 16)
  )
  func bounded(part: Int) throws {
    var judged = 0
    for race in Self.parts[part] {
      let check = try Check(race.scenario(), judging: Promise.allCases)
      guard
        case .violated(_, let schedule) = check.run(
          bounds: .none,
          threads: 1,
          goesOn: { _ in true }
        ).verdict,
        !schedule.isEmpty
      else { continue }
      func verdict(within steps: Int) -> Check.Verdict {
        let bounds = Bounds(states: .max, bytes: .max, depth: steps)
        #expect(!check.usedReductions(within: bounds).contains(.independentPages))
        return check.run(bounds: bounds, threads: 1, goesOn: { _ in true }).verdict
      }
      #expect(verdict(within: schedule.count).breaksPromise, "\(race)")
      #expect(verdict(within: schedule.count - 1) == .unknown(.depth), "\(race)")
      judged += 1
    }
    #expect(judged > 0)
  }

  @Test(
    "without any it finds what the plainest of walks finds, promise by promise",
    arguments: 0..<trials(6, thorough: 16)
  )
  func oracle(part: Int) throws {
    for (number, race) in Self.parts[part].enumerated()
    where number % 4 == 0 || race.rules.contains("=off") {
      let scenario = try race.scenario()
      let walk = Walk(scenario)
      let unbroken = Promise.allCases.filter { walk.shortestBreaches[$0] == nil }
      let proof = try check(scenario, [], judging: unbroken)
      #expect(proof.verdict == .holds, "\(race)")
      // A check that is not about oopses leaves stray wake-ups out.
      let hasLess = scenario.hasStrayWakeUps && !unbroken.contains(.noOops)
      let judged = hasLess ? Walk(scenario.withoutStrayWakeUps) : walk
      #expect(proof.progress.states == judged.stateCount, "\(race)")
      for (promise, shortest) in walk.shortestBreaches {
        guard case .violated(_, let schedule) = try check(scenario, [], judging: [promise]).verdict
        else {
          Issue.record("\(race): \(promise) is broken")
          continue
        }
        #expect(schedule.count == shortest.count, "\(race): \(promise)")
      }
    }
  }

  @Test(
    "a row that is said to commute does so with every step of every other task",
    arguments: 0..<trials(6, thorough: 16)
  )
  func commuting(part: Int) throws {
    for race in Self.parts[part] {
      let scenario = try race.scenario()
      let stepIDs = scenario.commutingStepIDs()
      guard !stepIDs.isEmpty else { continue }
      let clash = scenario.firstClash(of: stepIDs, every: 5, below: 1500)
      #expect(clash == nil, "\(race)")
    }
  }

  private func check(
    _ scenario: Scenario,
    _ reductions: Reductions,
    judging promises: [Promise] = Promise.allCases
  ) throws -> (verdict: Check.Verdict, progress: Progress) {
    try Check(scenario, judging: promises, reductions: reductions)
      .run(bounds: .none, threads: 1) { _ in true }
  }
}

extension Scenario {
  /// Looks for a step of one of some kinds that does not commute with a step of another task, or that depends on
  /// where another task is: the search works out such a step without recording what it looks at.
  ///
  /// - Parameters:
  ///   - stepIDs: the steps that are said to commute.
  ///   - stride: one state in so many is looked at.
  ///   - limit: the number of states after which none is looked at.
  /// - Returns: the first such step, with the other; nil if there is none.
  fileprivate func firstClash(
    of stepIDs: Set<StepID>,
    every stride: Int,
    below limit: Int
  ) -> String? {
    var visited = 0
    var found: String?
    forEachState { state in
      visited += 1
      if visited.isMultiple(of: stride) { found = clash(of: stepIDs, in: state) }
      return found == nil && visited < limit
    }
    return found
  }

  /// Returns a step of one of some kinds that does not commute in one state, with the other, or that depends on
  /// where another task is; nil if there is none.
  func clash(of stepIDs: Set<StepID>, in state: Machine<FlatStorage>) -> String? {
    let picks = (0..<filePages).map { PageIndex($0) }
    for task in state.tasks {
      guard case .ready(let id) = state.readiness(of: task, in: self), stepIDs.contains(id)
      else { continue }
      let step = Step(task: task, id: id, pick: nil)
      if state.looksAtOthers(for: step, in: self) { return "\(step) and the places of others" }
      if let clash = state.clash(with: step, picks, in: self) { return "\(step) and \(clash)" }
    }
    return nil
  }
}

extension Machine<FlatStorage> {
  /// Returns true if the place of another task is looked at to find out a step or its effect.
  fileprivate func looksAtOthers(for step: Step, in scenario: Scenario) -> Bool {
    let recorder = AccessRecorder()
    let recording = RecordingStorage(
      storage,
      actor: step.task,
      filePages: scenario.filePages,
      recorder: recorder
    )
    _ = Machine<RecordingStorage>(storage: recording, file: file).enabledStep(step, in: scenario)
    return recorder.takeNote()
  }

  /// A step of another task with which one does not commute.
  ///
  /// Either leads to the same state before or behind the other, and neither stops the other. Unless it is known to, it
  /// lets no other task go on that had to wait: a loop in which that is left out would not be found.
  fileprivate func clash(
    with step: Step,
    _ picks: [PageIndex],
    in scenario: Scenario
  ) -> Step? {
    var behind = self
    behind.apply(step, in: scenario)
    for other in tasks where other != step.task {
      let later = behind.enabledSteps(of: other, picking: picks, in: scenario).map(\.step)
      let freed = later.first { !allows($0, in: scenario) }
      if let freed, !step.id.letsOthersGoOn { return freed }
      for theirs in enabledSteps(of: other, picking: picks, in: scenario).map(\.step) {
        var right = self
        right.apply(theirs, in: scenario)
        guard behind.allows(theirs, in: scenario), right.allows(step, in: scenario) else {
          return theirs
        }
        var left = behind
        left.apply(theirs, in: scenario)
        right.apply(step, in: scenario)
        if left != right { return theirs }
      }
    }
    return nil
  }
}
