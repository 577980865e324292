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
  let race: RaceSystem

  var start: RaceSystem.State { race.start }
  var byteCount: Int { race.byteCount }
  func key(of state: RaceSystem.State) -> RaceSystem.Key { race.key(of: state) }
  func state(of key: RaceSystem.Key) -> RaceSystem.State { race.state(of: key) }

  func forEachStep(from state: RaceSystem.State, _ body: (Step, RaceSystem.State) -> Void) {
    guard state.file.phase != .after else { return }
    race.forEachStep(from: state, body)
  }

  func breach(in state: RaceSystem.State) -> BrokenPromise? { nil }
  func mark(of action: Step) -> TaskID { race.mark(of: action) }
  func price(of action: Step, after mark: TaskID?) -> Price { race.price(of: action, after: mark) }
}

extension Scenario {
  /// Whether a punch could go round for ever.
  ///
  /// It cannot where every task runs once. To go round the puncher has to meet something again and
  /// again in a hole that it keeps emptying. Where it retries, an entry has moved between page and swap
  /// since it was gathered; where it rescans, something has been put into the hole since, as a scan that
  /// removes nothing from the start of the hole on is the last one. Whoever moves an entry or fills a
  /// slot has, with that, got what it wanted of that page, and goes on to its own end without doing it
  /// again, unless somebody else undoes it: a read that has swapped its page in reads it. So some other
  /// task has to pay for every turn, and tasks that run once are at their end after finitely many.
  var mayGoRound: Bool { tasks.contains(where: \.loops) }
}
