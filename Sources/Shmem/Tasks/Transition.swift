// Knows the next step of a task as one value: its id, what it waits for, and what it does.

/// The next step of a task in one state of a race.
///
/// It is worked out once, from the task's place and the machine, and everything else reads it: `apply`
/// performs the effect, and what tells, draws, counts or checks a step switches over it.
package struct Transition<Effect: Hashable & Sendable>: Hashable, Sendable {
  /// The id of the step.
  package let id: StepID
  /// The reason why the step cannot be taken yet, or nil if it can be taken now.
  package internal(set) var wait: WaitReason?
  /// The effect of the step if it is taken in this state.
  ///
  /// While the task waits, it is what the task is about to do.
  package internal(set) var effect: Effect

  /// Returns the same transition, its effect as that of a larger part of the code.
  func map<Outer>(_ wrap: (Effect) -> Outer) -> Transition<Outer> {
    Transition<Outer>(id: id, wait: wait, effect: wrap(effect))
  }
}

/// The next transition of a task, if it has one.
package enum NextStep<Effect: Hashable & Sendable>: Hashable, Sendable {
  /// A step, which can be taken now or has to wait.
  case step(Transition<Effect>)
  /// The task has not started and will pick a page of the file.
  case picks
  /// The task has nothing left to do.
  case finished

  /// Returns a step that can be taken now.
  static func ready(_ id: StepID, _ effect: Effect) -> NextStep {
    .step(Transition(id: id, wait: nil, effect: effect))
  }

  /// Returns a step that has to wait if there is a reason to.
  static func step(_ id: StepID, unless wait: WaitReason?, _ effect: Effect) -> NextStep {
    .step(Transition(id: id, wait: wait, effect: effect))
  }

  /// Returns the same, the effect as that of a larger part of the code.
  func map<Outer>(_ wrap: (Effect) -> Outer) -> NextStep<Outer> {
    switch self {
    case .step(let transition): .step(transition.map(wrap))
    case .picks: .picks
    case .finished: .finished
    }
  }

  /// The step, if the task knows it.
  package var transition: Transition<Effect>? {
    guard case .step(let transition) = self else { return nil }
    return transition
  }

  /// The step and its readiness, without the effect.
  package var readiness: Readiness {
    switch self {
    case .step(let transition):
      transition.wait.map { .waits(transition.id, $0) } ?? .ready(transition.id)
    case .picks: .picks
    case .finished: .finished
    }
  }
}
