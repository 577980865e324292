// Knows what has happened along a schedule that the state at its end no longer tells.

import RadixTrees

/// The history of a race as far as it is wanted later: where old data went, and what was counted.
///
/// It is kept beside the machine and is no part of its state. Two schedules that lead to the same state end in equal
/// machines, whatever their histories. Copies share what they have in common.
package struct History: Hashable, Sendable {
  /// The counts so far.
  package private(set) var counters: Counters
  /// The past of the last gather of each task that has gathered.
  private var gathers: [GatherPast] = []
  private var moves = RadixTree<[Obligation.Move]>(mapShift: 6)
  private var depth = 0

  /// Starts at the start of a race.
  package init(startOf machine: Machine<SharedStorage>) {
    counters = Counters(startOf: machine.file)
  }

  /// The pages of the hole whose old data has moved or gone, ascending.
  package var movedPages: some Sequence<PageIndex> {
    sequence(state: UInt64(0)) { [moves] from in
      guard let found = moves.next(from: from) else { return nil }
      from = found.index + 1
      return PageIndex(found.index)
    }
  }

  /// Returns the past of the last gather of a task, or nil if it has not gathered.
  package func lastGather(of task: TaskID) -> GatherPast? { gathers.first { $0.task == task } }

  /// Returns the obligation of a punch at a page of the file, met or not; nil if there never was one.
  package func obligation(
    at index: PageIndex,
    in machine: Machine<SharedStorage>,
    _ scenario: Scenario
  ) -> Obligation? {
    let whereabouts = machine.whereabouts(ofOldDataAt: index, in: scenario)
    let moves = moves.value(at: index.rawValue) ?? []
    let fate: Obligation.Fate
    switch (whereabouts, moves.last) {
    case (nil, nil): return nil
    case (nil, .some(let last)): fate = .discharged(last)
    case (.some, _): fate = machine.file.phase == .after ? .broken : .due
    }
    return Obligation(index: index, whereabouts: whereabouts, moves: moves, fate: fate)
  }

  /// Goes on to the state after a task has joined, which changes nothing else.
  package mutating func passInjection() {
    depth += 1
  }

  /// Goes on by a step.
  ///
  /// - Parameters:
  ///   - step: the step.
  ///   - before: the state before it.
  ///   - after: the state after it.
  ///   - reach: the places that the difference between the two states reaches.
  ///   - scenario: the model.
  /// - Complexity: independent of the size of the file, and of the history but for the moves of the
  ///   pages that moved.
  package mutating func advance(
    by step: Step,
    from before: Machine<SharedStorage>,
    to after: Machine<SharedStorage>,
    touching reach: Reach,
    in scenario: Scenario
  ) {
    depth += 1
    if let effect = before.transition(for: step, in: scenario)?.effect {
      counters.count(effect, from: before.file, to: after.file)
      if let undo = effect.undo { note(undo, by: step.task, in: before, scenario) }
    }
    for index in reach.slots {
      let from = before.whereabouts(ofOldDataAt: index, in: scenario)
      let to = after.whereabouts(ofOldDataAt: index, in: scenario)
      guard from != to else { continue }
      append(Obligation.Move(step: step, depth: depth, from: from, to: to), at: index)
    }
  }

  /// Goes on by a step, of which it is not known yet how far the
  /// difference reaches.
  mutating func advance(
    by step: Step,
    from before: Machine<SharedStorage>,
    to after: Machine<SharedStorage>,
    in scenario: Scenario
  ) {
    let reach = Reach(between: before, and: after)
    advance(by: step, from: before, to: after, touching: reach, in: scenario)
  }

  /// Notes what a gather goes through.
  private mutating func note(
    _ effect: UndoEffect<SharedStorage.Batch>,
    by task: TaskID,
    in before: Machine<SharedStorage>,
    _ scenario: Scenario
  ) {
    let earlier = lastGather(of: task)
    guard let past = GatherPast(effect, by: task, after: earlier, in: before, scenario) else {
      return
    }
    gathers.removeAll { $0.task == task }
    gathers.append(past)
  }

  private mutating func append(_ move: Obligation.Move, at index: PageIndex) {
    guard let earlier = moves.value(at: index.rawValue) else {
      do {
        try moves.insert([move], at: index.rawValue)
      } catch {
        preconditionFailure("an index without a value is free: \(error)")
      }
      return
    }
    _ = moves.replace(at: index.rawValue, with: earlier + [move])
  }
}
