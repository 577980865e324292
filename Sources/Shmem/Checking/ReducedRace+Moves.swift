// Knows how to make the moves of a task, and what has to be the same for them to be the same.

import Explorer

extension ReducedRace {
  /// Returns true if moves depend only on the cells that the task looks at.
  ///
  /// With entries of several slots they do not: the cells of such an entry depend on each other.
  static func canLookUpByCells(in scenario: Scenario) -> Bool { !scenario.hasLargeEntries }

  /// The state that moves are made from, with its accesses recorded.
  struct Origin {
    let task: TaskID
    let state: State
    let watched: Machine<RecordingStorage>
    let recorder: AccessRecorder
    /// The cells that were looked at to judge the state.
    var cells = CellSet()
  }

  /// The moves of a task, from one page if it chooses where to start.
  struct MoveGroup {
    /// The position of the page that the task starts on, from 1 on; 0 if it does not choose.
    var pick = 0
    /// The moves, in the memory at hand.
    var moves: [Move] = []
    /// The moves as changes of cells, valid in every memory with the same contents of `cells`.
    var localMoves: [MovesByCells.LocalMove] = []
    /// The resources that they touch, and those that were looked at to find out which moves there are.
    var footprint = Footprint()
    /// True if every move leads the task further in its code.
    var leadsFurther = true
    /// True if the moves depend on what other tasks remember.
    var dependsOnOthers = false
    /// The cells that the moves depend on; nil if the moves depend on something other than cells.
    var cells: CellSet?
  }

  /// Returns true if a task may start on any page in a state.
  func picksPage(_ task: TaskID, in state: State) -> Bool {
    guard scenario[task].index == nil, state.storage[task].isIdle,
      case .picks = state.next(of: task, startingAt: nil, in: scenario)
    else { return false }
    return true
  }

  /// Makes the moves of a task, in one group for each page that it may start on if it is free to choose.
  func groups(from origin: Origin, _ numbers: PartNumbers, _ cache: inout TransitionCache)
    -> [MoveGroup]
  {
    guard usesCells, picksPage(origin.task, in: origin.state) else {
      return [moves(from: origin, picking: race.picks, numbers, &cache)]
    }
    return race.picks.enumerated().map { number, page in
      var group = moves(from: origin, picking: [page], numbers, &cache)
      group.pick = number + 1
      return group
    }
  }

  /// Remembers the moves of groups for all memories that are alike where the task looks.
  func remember(
    _ groups: [MoveGroup],
    from state: State,
    of task: Int,
    in numbers: PartNumbers,
    _ cache: inout TransitionCache
  ) {
    let file = parts.number(ofFileIn: numbers.memory)
    let place = numbers.places[task]
    let entries = entriesRemembered(butBy: task, in: numbers, &cache)
    for group in groups {
      guard let cells = group.cells,
        let situation = MovesByCells.Situation(task, at: place, file: file, pick: group.pick)
      else { continue }
      cache.movesByCells.note(
        group.localMoves,
        touching: group.footprint,
        leadingFurther: group.leadsFurther,
        situation,
        lookingAt: cells,
        in: state.storage,
        remembering: entries
      )
    }
  }

  /// Makes the moves of a task that may start on some pages.
  func moves(
    from origin: Origin,
    picking picks: [PageIndex],
    _ numbers: PartNumbers,
    _ cache: inout TransitionCache
  ) -> MoveGroup {
    let (task, recorder, state) = (origin.task, origin.recorder, origin.state)
    var group = MoveGroup()
    var cells = origin.cells
    var isLocal = usesCells
    for step in origin.watched.enabledSteps(of: task, picking: picks, in: scenario) {
      var next = origin.watched
      group.footprint.formUnion(take(step, on: &next, from: state, recorder))
      var after = Machine(storage: next.storage.storage, file: next.file)
      let isBreach = takeCommutingSteps(&next, &after, origin, &cells, &isLocal)
      if after.storage[task].rank <= state.storage[task].rank { group.leadsFurther = false }
      cells.formUnion(recorder.takeCells())
      if usesCells {
        if isBreach || !state.file.differsInSumsAndLocksAlone(from: after.file) { isLocal = false }
        cells.formUnion(CellSet(differingBetween: state.storage, and: after.storage))
        if isLocal { cells.close(in: after.storage) }
        group.localMoves.append(localMove(to: after, of: task, from: state, &isLocal))
      }
      group.moves.append(
        move(to: after, of: task, from: state, numbers.memory, isBreach: isBreach, &cache)
      )
    }
    group.footprint.formUnion(recorder.takeFootprint())
    cells.formUnion(recorder.takeCells())
    group.dependsOnOthers = cells.remembered != 0
    if isLocal {
      cells.close(in: state.storage)
      group.cells = cells
    }
    return group
  }

  /// Takes the steps that are merged into the one that has just been taken.
  ///
  /// - Returns: true if a promise is broken on the way.
  private func takeCommutingSteps(
    _ next: inout Machine<RecordingStorage>,
    _ after: inout State,
    _ origin: Origin,
    _ cells: inout CellSet,
    _ isLocal: inout Bool
  ) -> Bool {
    let task = origin.task
    var isBreach = balance == .byMove && after.firstImbalance(in: scenario) != nil
    // Asked of the race beside the one that is recorded: computing the next transition is no part of the step.
    var (asked, aside) = watch(task, in: after)
    while !isBreach, let commuting = commutingStep(of: task, in: asked) {
      if isBroken(by: task, in: asked) || isBroken(in: after) { isBreach = true }
      if !origin.state.file.differsInSumsAndLocksAlone(from: after.file) { isLocal = false }
      next.carryOut(commuting, in: scenario)
      after = Machine(storage: next.storage.storage, file: next.file)
      if isLocal { cells.close(in: after.storage) }
      asked = Machine(storage: asked.storage.replacing(after.storage), file: after.file)
      if balance == .byMove, after.firstImbalance(in: scenario) != nil {
        isBreach = true
      }
    }
    cells.formUnion(aside.takeCells())
    // The merged steps commute with every step of other tasks, so what they touch does not count.
    _ = origin.recorder.takeFootprint()
    return isBreach
  }

  /// Returns a move as it changes the cells of a memory; it is not local if it changes too many.
  private func localMove(
    to after: State,
    of task: TaskID,
    from before: State,
    _ isLocal: inout Bool
  ) -> MovesByCells.LocalMove {
    let changed = CellSet(differingBetween: before.storage, and: after.storage)
    let contents = changed.contents(in: after.storage, remembering: 0)
    if contents == nil { isLocal = false }
    return MovesByCells.LocalMove(
      place: after.storage[task],
      change: MovesByCells.MemoryChange(
        file: parts.number(of: after.file),
        changed: contents == nil ? CellSet() : changed,
        contents: contents ?? CellSet.Contents()
      )
    )
  }
}

extension FileState {
  /// Returns true if two states of the file differ at most in sums and in the owners of mutexes.
  ///
  /// Then a cell that a step does not change is judged the same in both.
  fileprivate func differsInSumsAndLocksAlone(from other: FileState) -> Bool {
    phase == other.phase && end == other.end && leastEnd == other.leastEnd
      && preallocation == other.preallocation && isEvicted == other.isEvicted
      && isSwapOff == other.isSwapOff && storedPages == other.storedPages
      && written == other.written && oops == other.oops
  }
}
