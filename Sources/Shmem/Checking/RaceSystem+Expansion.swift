// Knows how to go from key to key of a race by what has been learned of its steps.

import Explorer

extension RaceSystem {
  func makeNotebook() -> RaceNotebook { RaceNotebook() }

  func representative(of key: Key, _ notebook: inout RaceNotebook) -> Key {
    let state = state(of: key.numbers(tasks: scenario.tasks.count))
    var numbers = numbers(of: settledFrames(in: state))
    settleAll(in: &numbers, &notebook)
    return self.key(of: numbers) ?? key
  }

  func expand(_ key: Key, _ notebook: inout RaceNotebook, _ body: (Key) -> Void) -> BreachSite {
    let tasks = scenario.tasks.count
    let numbers = key.numbers(tasks: tasks)
    let facts = notebook[factsOf: numbers.memory]
    var site = BreachSite.nowhere
    if !facts.isKnown || facts.isBroken || facts.hasLeftovers {
      if isBroken(numbers, &notebook) { site = .here }
    }
    if let (task, lesson) = loner(in: numbers, &notebook) {
      go(task, by: lesson, from: numbers, &notebook, &site, body)
      return site
    }
    for task in 0..<tasks {
      if isTwin(task, in: numbers) { continue }
      var lesson = notebook.lesson(task, at: numbers.places[task], in: numbers.memory)
      if lesson == nil || lesson?.dependsOnOthers == true {
        lesson = learn(task, in: numbers, &notebook)
      }
      guard let lesson else { continue }
      go(task, by: lesson, from: numbers, &notebook, &site, body)
      if lesson.dependsOnOthers { notebook.forgetMoves(of: lesson) }
    }
    return site
  }

  /// Hands over the states that the moves of a task lead to.
  @inline(__always)
  private func go(
    _ task: Int,
    by lesson: Lesson,
    from numbers: PartNumbers,
    _ notebook: inout RaceNotebook,
    _ site: inout BreachSite,
    _ body: (Key) -> Void
  ) {
    if lesson.isBreach { site = .here }
    for number in lesson.first..<lesson.first + lesson.count {
      let move = notebook.moves[number]
      if move.isBreach, site == .nowhere { site = .next }
      var next = numbers
      next.places[task] = move.place
      next.memory = move.memory
      if move.names == 0 {
        settle(task, in: &next, &notebook)
      } else {
        rename(&next, by: move.names, but: task, &notebook)
        settleAll(in: &next, &notebook)
      }
      if let key = self.key(of: next) { body(key) }
    }
  }

  // MARK: What is learned

  /// Works out what a task can do at its place in a memory.
  func learn(
    _ number: Int,
    in numbers: PartNumbers,
    _ notebook: inout RaceNotebook
  ) -> Lesson {
    let task = TaskID(UInt8(number))
    let state = state(of: numbers)
    let (watched, witness) = watch(task, in: state)
    var moves: [Move] = []
    let isBreach = isBroken(by: task, in: watched)
    var touched = Footprint()
    var leadsFurther = true
    for step in watched.enabledSteps(of: task, picking: picks, in: scenario) {
      var next = watched
      touched.formUnion(take(step, on: &next, from: state, witness))
      var after = Machine(storage: next.storage.storage, file: next.file)
      var isBreach = isJudged(.countsBalance) && after.firstImbalance(in: scenario) != nil
      while !isBreach, let row = commutingRow(of: task, in: next) {
        if isBroken(by: task, in: after) || isBroken(in: after) { isBreach = true }
        next.apply(Step(task: task, row: row, pick: nil), in: scenario)
        after = Machine(storage: next.storage.storage, file: next.file)
        if isJudged(.countsBalance), after.firstImbalance(in: scenario) != nil { isBreach = true }
      }
      // What commutes with everything touches nothing, as it were.
      _ = witness.takeFootprint()
      if after.storage[task].state.rank <= state.storage[task].state.rank { leadsFurther = false }
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

  /// The next row of a task if it is to be taken at once.
  ///
  /// Not from where the task starts over: it could go round and never stop.
  private func commutingRow<Storage>(of task: TaskID, in state: Machine<Storage>) -> Row? {
    guard !commutingRows.isEmpty, !state.storage[task].isIdle,
      case .ready(let row) = state.outlook(of: task, in: scenario), commutingRows.contains(row)
    else { return nil }
    return row
  }

  // MARK: Promises

  /// Whether a promise is broken that depends on the memory, for one on the places as well.
  private func isBroken(_ numbers: PartNumbers, _ notebook: inout RaceNotebook) -> Bool {
    if !notebook[factsOf: numbers.memory].isKnown {
      note(numbers.memory, of: state(of: numbers), in: &notebook)
    }
    let facts = notebook[factsOf: numbers.memory]
    guard !facts.isBroken, facts.hasLeftovers else { return facts.isBroken }
    return state(of: numbers).standing(of: .truncateLeavesNothing, in: scenario).isBroken
  }

  /// Notes down what is to be known of the memory of a state.
  private func note(_ memory: UInt32, of state: State, in notebook: inout RaceNotebook) {
    guard !notebook[factsOf: memory].isKnown else { return }
    notebook[factsOf: memory] = MemoryFacts(
      isKnown: true,
      isBroken: isBroken(in: state),
      hasLeftovers: isJudged(.truncateLeavesNothing) && !state.leftovers(in: scenario).isEmpty,
      owners: state.owners,
      pagesInSwap: takesLoners ? state.storage.pagesInSwap(filePages: scenario.filePages) : .all,
      emptyPages: takesLoners ? state.storage.emptyPages : []
    )
  }

  /// Whether a promise is broken wherever the tasks are.
  private func isBroken(in state: State) -> Bool {
    isJudged(.oldDataGone) && state.hasOldDataInSlots(in: scenario)
      || isJudged(.outsideUntouched)
        && state.standing(of: .outsideUntouched, in: scenario).isBroken
      || isJudged(.noOops) && state.noOops.isBroken
  }

  /// Whether a promise is broken by where a task is, wherever the others are.
  private func isBroken<Storage>(by task: TaskID, in state: Machine<Storage>) -> Bool {
    isJudged(.lockOrder) && state.lockInversion(by: task, in: scenario) != nil
      || isJudged(.neverEmpty) && state.emptySlot(of: task, around: scenario.hole) != nil
      || isJudged(.oldDataGone) && state.hasOldDataInPassing(by: task, in: scenario)
  }

  // MARK: Equal tasks

  /// Whether another task before this one is equal to it and at the same place, so that what this one
  /// can do comes to the same.
  ///
  /// Equal tasks at the same place own nothing: a lock has one owner, and the place says who it is.
  @inline(__always)
  func isTwin(_ task: Int, in numbers: PartNumbers) -> Bool {
    guard reductions.contains(.equalTasks), let other = parts.elders[task] else { return false }
    return numbers.places[task] == numbers.places[other]
  }

  /// Gives all equal tasks the numbers that go with the order of their places.
  private func settleAll(in numbers: inout PartNumbers, _ notebook: inout RaceNotebook) {
    for task in 1..<scenario.tasks.count where parts.elders[task] == nil {
      settle(task, in: &numbers, &notebook)
    }
  }

  /// Gives equal tasks the numbers that go with the order of their places.
  @inline(__always)
  private func settle(_ task: Int, in numbers: inout PartNumbers, _ notebook: inout RaceNotebook) {
    guard reductions.contains(.equalTasks), parts.peers[task].count > 1 else { return }
    let peers = parts.peers[task]
    for (elder, younger) in zip(peers, peers.dropFirst())
    where numbers.places[elder] > numbers.places[younger] {
      return sort(peers, in: &numbers, &notebook)
    }
  }

  private func sort(
    _ peers: [Int],
    in numbers: inout PartNumbers,
    _ notebook: inout RaceNotebook
  ) {
    let order = peers.sorted { numbers.places[$0] < numbers.places[$1] }
    let old = numbers
    var names = Array(scenario.taskIDs)
    var moved: UInt8 = 0
    for (name, task) in zip(peers, order) {
      numbers.places[name] = old.places[task]
      names[task] = TaskID(UInt8(name))
      if name != task { moved |= 1 << UInt8(task) }
    }
    guard notebook[factsOf: numbers.memory].owners & moved != 0 else { return }
    let permutation = names.reversed().reduce(0) { $0 << 3 | UInt64($1.rawValue) }
    if let known = notebook[permuting: permutation, numbers.memory] {
      numbers.memory = known
      return
    }
    let memory = parts.number(of: numbers.memory, in: start, renamed: names)
    notebook[permuting: permutation, numbers.memory] = memory
    numbers.memory = memory
    _ = isBroken(numbers, &notebook)
  }
}

extension Machine<FlatStorage> {
  /// The tasks that own a lock or a mutex, a bit each.
  var owners: UInt8 {
    var owners: UInt8 = 0
    func add(_ task: TaskID?) {
      if let task { owners |= 1 << task.rawValue }
    }
    add(file.inodeMutexOwner)
    add(file.swaplistMutexOwner)
    for number in 0..<FlatStorage.frameLimit {
      add(storage[PageNumber(UInt32(number))].lockOwner)
    }
    return owners
  }

  /// Gives every owner of a lock or a mutex another number.
  mutating func renameOwners(_ name: (TaskID) -> TaskID) {
    file.inodeMutexOwner = file.inodeMutexOwner.map(name)
    file.swaplistMutexOwner = file.swaplistMutexOwner.map(name)
    for number in 0..<FlatStorage.frameLimit {
      let page = PageNumber(UInt32(number))
      storage[page].lockOwner = storage[page].lockOwner.map(name)
    }
  }
}
