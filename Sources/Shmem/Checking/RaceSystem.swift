// Knows a race as a search sees it: states as keys of a few words, and the steps between them.

import Explorer
import Synchronization

/// A race in flat memory, with each of its states and each of its steps.
///
/// A state is stored as the numbers of its parts. Every part is kept whole in an intern table, so that
/// equal keys mean equal states and nothing else does.
struct RaceSystem<Key: RaceKey>: TransitionSystem {
  typealias State = Machine<FlatStorage>

  let scenario: Scenario
  let start: State
  let parts: RaceParts
  let picks: [PageIndex]
  private let promises: [Promise]
  private let room = Room()

  /// Knows whether every state has found room in a key so far.
  private final class Room: Sendable {
    let isShort = Atomic(false)
  }

  /// Makes a system of a scenario from one of its states on.
  ///
  /// - Precondition: `FlatStorage.canHold(scenario)`.
  init(_ scenario: Scenario, from start: State, judging promises: [Promise]) {
    self.scenario = scenario
    self.start = start
    self.promises = promises
    parts = RaceParts(of: scenario)
    picks = (0..<scenario.filePages).map { PageIndex($0) }
  }

  var byteCount: Int { parts.byteCount }

  /// True if a key had no room for some state, so that a search has missed that state.
  var isShortOfRoom: Bool { room.isShort.load(ordering: .relaxed) }

  func key(of state: State) -> Key {
    key(of: numbers(of: state)) ?? .vacant
  }

  /// Returns the key of a state, or nil if there is no room for it; `isShortOfRoom` is true from then on.
  @inline(__always)
  func key(of numbers: PartNumbers) -> Key? {
    if let key = Key(numbers, tasks: scenario.tasks.count) { return key }
    room.isShort.store(true, ordering: .relaxed)
    return nil
  }

  /// Returns the numbers of the parts of a state.
  func numbers(of state: State) -> PartNumbers {
    var numbers = PartNumbers(memory: parts.number(ofMemoryIn: state))
    for task in state.tasks {
      numbers.places[Int(task.rawValue)] = parts.number(of: state.storage[task], task)
    }
    return numbers
  }

  func state(of key: Key) -> State { state(of: key.numbers(tasks: scenario.tasks.count)) }

  /// Returns the state that has these parts.
  func state(of numbers: PartNumbers) -> State {
    var state = start
    for task in start.tasks {
      state.storage[task] = parts.place(numbers.places[Int(task.rawValue)], task)
    }
    parts.putMemory(numbers.memory, into: &state)
    return state
  }

  func forEachStep(from state: State, _ body: (Step, State) -> Void) {
    for task in state.tasks {
      for enabled in state.enabledSteps(of: task, picking: picks, in: scenario) {
        var next = state
        next.apply(enabled, in: scenario)
        body(enabled.step, next)
      }
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
}

/// A promise that was broken, and what broke it.
package struct BrokenPromise: Hashable, Sendable {
  /// The promise.
  package let promise: Promise
  /// The way in which it is broken.
  package let breach: Breach
}
