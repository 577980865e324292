// Knows how to work out what a task can do at its place in a memory, so that it can be looked up.

import Explorer

extension ReducedRace {
  /// Works out what a task can do at its place in a memory, by `Machine.apply`, unless that is known of a memory that is
  /// alike where the task looks.
  func computeTransitions(
    _ number: Int,
    in numbers: PartNumbers,
    _ cache: inout TransitionCache
  ) -> CachedTransitions {
    if usesCells, let known = transitionsByCells(number, in: numbers, &cache) { return known }
    let task = TaskID(UInt8(number))
    let state = race.state(of: numbers)
    let (watched, recorder) = watch(task, in: state)
    let isBreach = isBroken(by: task, in: watched)
    var origin = Origin(task: task, state: state, watched: watched, recorder: recorder)
    origin.cells = recorder.takeCells()
    let groups = groups(from: origin, numbers, &cache)
    let dependsOnOthers = recorder.takeNote() || groups.contains(where: \.dependsOnOthers)
    if usesCells, !isBreach, !recorder.takeNoteOfPlaces() {
      remember(groups, from: state, of: number, in: numbers, &cache)
    }
    let moves = groups.flatMap(\.moves)
    let isLasting = usesAmpleSets && !moves.isEmpty && groups.allSatisfy(\.leadsFurther)
    return cache.note(
      moves,
      isBreach: isBreach,
      dependsOnOthers: dependsOnOthers,
      footprint: isLasting
        ? groups.reduce(into: Footprint()) { $0.formUnion($1.footprint) } : nil,
      number,
      at: numbers.places[number],
      in: numbers.memory
    )
  }

  /// Returns a move to a state, which is given the canonical numbers of its frames and swap slots.
  ///
  /// - Parameters:
  ///   - state: the state after the move.
  ///   - task: the task that makes it.
  ///   - before: the state before it.
  ///   - memory: the number of the memory before it.
  ///   - isBreach: true if it breaks a promise.
  ///   - cache: the cache of the thread.
  /// - Returns: the move.
  func move(
    to state: State,
    of task: TaskID,
    from before: State,
    _ memory: UInt32,
    isBreach: Bool,
    _ cache: inout TransitionCache
  ) -> Move {
    var after = state
    let renaming = canonicalizeFrames(in: &after, of: task, since: before)
    let memory = parts.number(ofMemoryIn: after, near: before, memory)
    note(memory, of: after, in: &cache)
    let place = parts.number(of: after.storage[task], task)
    return Move(memory: memory, place: place, renaming: renaming, isBreach: isBreach)
  }

  /// Returns the next step of a task if it is to be merged into the step before.
  ///
  /// No step is merged where the task starts over: it could go round and never stop.
  func commutingStep<Storage>(
    of task: TaskID,
    in state: Machine<Storage>
  ) -> EnabledStep<FlatStorage.Batch>? where Storage.Batch == FlatStorage.Batch {
    guard !commutingStepIDs.isEmpty, !state.storage[task].isIdle,
      let next = state.next(of: task, startingAt: nil, in: scenario).transition,
      next.wait == nil, commutingStepIDs.contains(next.id)
    else { return nil }
    return EnabledStep(step: Step(task: task, id: next.id, pick: nil), effect: next.effect)
  }
}
