// Knows how to work out what a task can do at its place in a memory, so that it can be looked up.

import Explorer

extension ReducedRace {
  /// Works out what a task can do at its place in a memory, by `Machine.apply`.
  func learn(
    _ number: Int,
    in numbers: PartNumbers,
    _ notebook: inout RaceNotebook
  ) -> Lesson {
    let task = TaskID(UInt8(number))
    let state = race.state(of: numbers)
    let (watched, witness) = watch(task, in: state)
    var moves: [Move] = []
    let isBreach = isBroken(by: task, in: watched)
    var touched = Footprint()
    var leadsFurther = true
    for step in watched.enabledSteps(of: task, picking: race.picks, in: scenario) {
      var next = watched
      touched.formUnion(take(step, on: &next, from: state, witness))
      var after = Machine(storage: next.storage.storage, file: next.file)
      var isBreach = race.isJudged(.countsBalance) && after.firstImbalance(in: scenario) != nil
      while !isBreach, let row = commutingRow(of: task, in: next) {
        if isBroken(by: task, in: after) || isBroken(in: after) { isBreach = true }
        next.apply(Step(task: task, row: row, pick: nil), in: scenario)
        after = Machine(storage: next.storage.storage, file: next.file)
        if race.isJudged(.countsBalance), after.firstImbalance(in: scenario) != nil {
          isBreach = true
        }
      }
      // The merged steps commute with every step of other tasks, so what they touch does not count.
      _ = witness.takeFootprint()
      if after.storage[task].progress <= state.storage[task].progress { leadsFurther = false }
      let names = settleFrames(in: &after, of: task, since: state)
      let memory = parts.number(ofMemoryIn: after, near: state, numbers.memory)
      note(memory, of: after, in: &notebook)
      let place = parts.number(of: after.storage[task], task)
      moves.append(Move(memory: memory, place: place, names: names, isBreach: isBreach))
    }
    return notebook.note(
      moves,
      isBreach: isBreach,
      dependsOnOthers: witness.takeNote(),
      footprint: takesLoners && leadsFurther && !moves.isEmpty ? touched : nil,
      number,
      at: numbers.places[number],
      in: numbers.memory
    )
  }

  /// Returns the next row of a task if it is to be merged into the step before.
  ///
  /// No step is merged where the task starts over: it could go round and never stop.
  func commutingRow<Storage>(of task: TaskID, in state: Machine<Storage>) -> Row? {
    guard !commutingRows.isEmpty, !state.storage[task].isIdle,
      case .ready(let row) = state.outlook(of: task, in: scenario), commutingRows.contains(row)
    else { return nil }
    return row
  }
}
