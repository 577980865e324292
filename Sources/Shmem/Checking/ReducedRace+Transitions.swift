// Knows how to work out what a task can do at its place in a memory, so that it can be looked up.

import Explorer

extension ReducedRace {
  /// Works out what a task can do at its place in a memory, by `Machine.apply`.
  func computeTransitions(
    _ number: Int,
    in numbers: PartNumbers,
    _ cache: inout TransitionCache
  ) -> CachedTransitions {
    let task = TaskID(UInt8(number))
    let state = race.state(of: numbers)
    let (watched, recorder) = watch(task, in: state)
    var moves: [Move] = []
    let isBreach = isBroken(by: task, in: watched)
    var touched = Footprint()
    var leadsFurther = true
    for step in watched.enabledSteps(of: task, picking: race.picks, in: scenario) {
      var next = watched
      touched.formUnion(take(step, on: &next, from: state, recorder))
      var after = Machine(storage: next.storage.storage, file: next.file)
      var isBreach = balance == .byMove && after.firstImbalance(in: scenario) != nil
      // Asked of the race that is not recorded: computing the next transition is no part of the step.
      while !isBreach, let commuting = commutingStep(of: task, in: after) {
        if isBroken(by: task, in: after) || isBroken(in: after) { isBreach = true }
        next.apply(commuting, in: scenario)
        after = Machine(storage: next.storage.storage, file: next.file)
        if balance == .byMove, after.firstImbalance(in: scenario) != nil {
          isBreach = true
        }
      }
      // The merged steps commute with every step of other tasks, so what they touch does not count.
      _ = recorder.takeFootprint()
      if after.storage[task].rank <= state.storage[task].rank { leadsFurther = false }
      let renaming = canonicalizeFrames(in: &after, of: task, since: state)
      let memory = parts.number(ofMemoryIn: after, near: state, numbers.memory)
      note(memory, of: after, in: &cache)
      let place = parts.number(of: after.storage[task], task)
      moves.append(Move(memory: memory, place: place, renaming: renaming, isBreach: isBreach))
    }
    return cache.note(
      moves,
      isBreach: isBreach,
      dependsOnOthers: recorder.takeNote(),
      footprint: usesAmpleSets && leadsFurther && !moves.isEmpty ? touched : nil,
      number,
      at: numbers.places[number],
      in: numbers.memory
    )
  }

  /// Returns the next step of a task if it is to be merged into the step before.
  ///
  /// No step is merged where the task starts over: it could go round and never stop.
  func commutingStep(of task: TaskID, in state: State) -> EnabledStep<FlatStorage.Batch>? {
    guard !commutingStepIDs.isEmpty, !state.storage[task].isIdle,
      let next = state.next(of: task, startingAt: nil, in: scenario).transition,
      next.wait == nil, commutingStepIDs.contains(next.id)
    else { return nil }
    return EnabledStep(step: Step(task: task, id: next.id, pick: nil), effect: next.effect)
  }
}
