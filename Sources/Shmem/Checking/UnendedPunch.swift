// Knows the part of a race that a punch which does not end stays in.

import Explorer

/// A race up to step P22 of the punch, behind which nothing is looked at.
///
/// What goes round does so before P22, and the puncher has only a few steps left behind it.
///
/// It needs every state and every step as they are. What a proof may leave out or take together is not
/// the same here: a loop has to come back to the very state it left, and whether a task is left out
/// depends on every step that it could have taken.
struct UnendedPunch: TransitionSystem {
  typealias Race = RaceSystem<Words<3>>

  let race: Race

  var start: Race.State { race.start }
  var byteCount: Int { race.byteCount }
  func key(of state: Race.State) -> Race.Key { race.key(of: state) }
  func state(of key: Race.Key) -> Race.State { race.state(of: key) }

  func forEachStep(from state: Race.State, _ body: (Step, Race.State) -> Void) {
    guard state.file.phase != .after else { return }
    race.forEachStep(from: state, body)
  }

  func breach(in state: Race.State) -> BrokenPromise? { nil }
  func mark(of action: Step) -> TaskID { race.mark(of: action) }
  func price(of action: Step, after mark: TaskID?) -> Price { race.price(of: action, after: mark) }
}

extension Scenario {
  /// Whether a punch could go round for ever, so that it has to be looked into.
  ///
  /// To go round the puncher has to meet something again and again in a hole that it keeps emptying.
  /// Where it retries, an entry has moved between page and swap since it was gathered; where it rescans,
  /// something has been put into the hole since. So somebody else has to pay for every turn. Who runs
  /// once can do so any number of times only if what he has moved or put there is taken from him before
  /// he is done with it. Whoever holds a reference to the page, or its lock, is done with it.
  var mayGoRound: Bool { tasks.contains { $0.loops || canBeUndone($0) } }

  /// Whether the punch can take from a task, any number of times, what it put into the hole.
  private func canBeUndone(_ task: TaskSpec) -> Bool {
    switch task.kind {
    // Before the store (F15) the page is mapped, and nothing else: it can be gone, and faults again.
    // Where faults are kept out, it waits then.
    case .faultWrite: mapping == .file || rules.faultGate == .none
    // A page that has been read from the disk is looked up once more (M4, F5) and can be gone.
    case .faultRead, .splice: mapping == .file
    case .punch, .read, .write, .reclaim, .truncate, .preallocate, .evict, .swapoff: false
    }
  }
}
