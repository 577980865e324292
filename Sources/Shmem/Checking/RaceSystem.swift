// Knows a race as a search sees it: states that fit into a word, and steps between them.

import Explorer
import Synchronization

/// A race in flat memory, with every way to go on.
///
/// A state is stored as the numbers of its parts. Every part is kept whole in an intern table, so that
/// equal keys mean equal states and nothing else does.
struct RaceSystem<Key: RaceKey>: TransitionSystem {
  typealias State = Machine<FlatStorage>

  let scenario: Scenario
  let start: State
  let reductions: Reductions
  let parts: RaceParts
  let picks: [PageIndex]
  /// The steps that are taken at once behind the one before.
  let commutingStepIDs: Set<StepID>
  /// Whether tasks are taken alone where that is enough.
  let usesAmpleSets: Bool
  /// Whether frames and swap slots get the numbers that go best with the memory.
  let canonicalizesFrames: Bool
  private let promises: [Promise]
  private let room = Room()

  /// Whether every state has found room in a key so far.
  private final class Room: Sendable {
    let isShort = Atomic(false)
  }

  /// Makes a system of a scenario from one of its states on.
  ///
  /// - Precondition: `FlatStorage.canHold(scenario)`.
  init(
    _ scenario: Scenario,
    from start: State,
    judging promises: [Promise],
    _ reductions: Reductions = []
  ) {
    self.scenario = scenario
    self.start = start
    self.promises = promises
    self.reductions = reductions
    parts = RaceParts(of: scenario)
    commutingStepIDs = reductions.contains(.mergedSteps) ? scenario.commutingStepIDs() : []
    usesAmpleSets = reductions.contains(.independentPages) && Self.allowsAmpleSets(in: scenario)
    canonicalizesFrames = reductions.contains(.equalFrames) && scenario.hasEqualFrames
    picks = (0..<scenario.filePages).map { PageIndex($0) }
  }

  var byteCount: Int { parts.byteCount }

  /// Whether there was a state for which a key has no room: what was searched is not everything.
  var isShortOfRoom: Bool { room.isShort.load(ordering: .relaxed) }

  func key(of state: State) -> Key {
    key(of: numbers(of: state)) ?? .vacant
  }

  /// The key of a state; none, and that is noted down, if there is no room for it.
  @inline(__always)
  func key(of numbers: PartNumbers) -> Key? {
    if let key = Key(numbers, tasks: scenario.tasks.count) { return key }
    room.isShort.store(true, ordering: .relaxed)
    return nil
  }

  /// The numbers of the parts of a state.
  func numbers(of state: State) -> PartNumbers {
    var numbers = PartNumbers(memory: parts.number(ofMemoryIn: state))
    for task in state.tasks {
      numbers.places[Int(task.rawValue)] = parts.number(of: state.storage[task], task)
    }
    return numbers
  }

  func state(of key: Key) -> State { state(of: key.numbers(tasks: scenario.tasks.count)) }

  /// The state that has these parts.
  func state(of numbers: PartNumbers) -> State {
    var state = start
    for task in start.tasks {
      state.storage[task] = parts.place(numbers.places[Int(task.rawValue)], task)
    }
    parts.putMemory(numbers.memory, into: &state)
    return state
  }

  func forEachStep(from state: State, _ body: (Step, State) -> Void) {
    for step in state.enabledSteps(picking: picks, in: scenario) {
      var next = state
      next.apply(step, in: scenario)
      body(step, next)
    }
  }

  func breach(in state: State) -> BrokenPromise? {
    for promise in promises {
      if case .broken(let breach) = state.status(of: promise, in: scenario) {
        return BrokenPromise(promise: promise, breach: breach)
      }
    }
    return nil
  }

  func isJudged(_ promise: Promise) -> Bool { promises.contains(promise) }

  func costContext(of action: Step) -> TaskID { action.task }

  /// A change of tasks costs most, then a swizzle: that is what one has to follow with the eyes.
  func cost(of action: Step, after costContext: TaskID?) -> Cost {
    Cost(
      first: costContext == nil || costContext == action.task ? 0 : 1,
      second: action.id.isSwizzle ? 1 : 0
    )
  }
}

/// A promise that was broken, and what broke it.
package struct BrokenPromise: Hashable, Sendable {
  /// The promise.
  package let promise: Promise
  /// What broke it.
  package let breach: Breach
}

extension StepID {
  /// Whether the step exchanges page and swap entry.
  fileprivate var isSwizzle: Bool {
    let swizzles: [StepID] = [.c11, .c11b, .s7, .s7b, .o5]
    return swizzles.contains(self)
  }
}
