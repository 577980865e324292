// Knows how to go from key to key of a race by the transitions in a cache.

import Explorer

extension RaceSystem {
  func makeCache() -> TransitionCache { TransitionCache() }

  func representative(of key: Key, _ cache: inout TransitionCache) -> Key {
    let state = state(of: key.numbers(tasks: scenario.tasks.count))
    var numbers = numbers(of: canonicalFrames(in: state))
    canonicalizeAll(in: &numbers, &cache)
    return self.key(of: numbers) ?? key
  }

  func expand(_ key: Key, _ cache: inout TransitionCache, _ body: (Key) -> Void) -> BreachSite {
    let tasks = scenario.tasks.count
    let numbers = key.numbers(tasks: tasks)
    let facts = cache[factsOf: numbers.memory]
    var site = BreachSite.nowhere
    if !facts.isKnown || facts.isBroken || facts.hasLeftovers {
      if isBroken(numbers, &cache) { site = .here }
    }
    if let (task, transitions) = ampleTask(in: numbers, &cache) {
      go(task, by: transitions, from: numbers, &cache, &site, body)
      return site
    }
    for task in 0..<tasks {
      if isSymmetricDuplicate(task, in: numbers) { continue }
      var transitions = cache.transitions(task, at: numbers.places[task], in: numbers.memory)
      if transitions == nil || transitions?.dependsOnOthers == true {
        transitions = computeTransitions(task, in: numbers, &cache)
      }
      guard let transitions else { continue }
      go(task, by: transitions, from: numbers, &cache, &site, body)
      if transitions.dependsOnOthers { cache.forgetMoves(of: transitions) }
    }
    return site
  }

  /// Hands over the states that the moves of a task lead to.
  @inline(__always)
  private func go(
    _ task: Int,
    by transitions: CachedTransitions,
    from numbers: PartNumbers,
    _ cache: inout TransitionCache,
    _ site: inout BreachSite,
    _ body: (Key) -> Void
  ) {
    if transitions.isBreach { site = .here }
    for number in transitions.first..<transitions.first + transitions.count {
      let move = cache.moves[number]
      if move.isBreach, site == .nowhere { site = .next }
      var next = numbers
      next.places[task] = move.place
      next.memory = move.memory
      if move.renaming == 0 {
        canonicalize(task, in: &next, &cache)
      } else {
        rename(&next, by: move.renaming, but: task, &cache)
        canonicalizeAll(in: &next, &cache)
      }
      if let key = self.key(of: next) { body(key) }
    }
  }

  // MARK: Computing transitions

  /// Works out what a task can do at its place in a memory.
  func computeTransitions(
    _ number: Int,
    in numbers: PartNumbers,
    _ cache: inout TransitionCache
  ) -> CachedTransitions {
    let task = TaskID(UInt8(number))
    let state = state(of: numbers)
    let (watched, recorder) = watch(task, in: state)
    var moves: [Move] = []
    let isBreach = isBroken(by: task, in: watched)
    var touched = Footprint()
    var leadsFurther = true
    for step in watched.enabledSteps(of: task, picking: picks, in: scenario) {
      var next = watched
      touched.formUnion(take(step, on: &next, from: state, recorder))
      var after = Machine(storage: next.storage.storage, file: next.file)
      var isBreach = isJudged(.countsBalance) && after.firstImbalance(in: scenario) != nil
      // Asked of the race that is not watched: to work out what would come next is no part of the step.
      while !isBreach, let id = commutingStepID(of: task, in: after) {
        if isBroken(by: task, in: after) || isBroken(in: after) { isBreach = true }
        next.apply(Step(task: task, id: id, pick: nil), in: scenario)
        after = Machine(storage: next.storage.storage, file: next.file)
        if isJudged(.countsBalance), after.firstImbalance(in: scenario) != nil { isBreach = true }
      }
      // What commutes with everything touches nothing, as it were.
      _ = recorder.takeFootprint()
      if after.storage[task].state.rank <= state.storage[task].state.rank { leadsFurther = false }
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

  /// The next step of a task if it is to be taken at once.
  ///
  /// Not from where the task starts over: it could go round and never stop.
  private func commutingStepID<Storage>(of task: TaskID, in state: Machine<Storage>) -> StepID? {
    guard !commutingStepIDs.isEmpty, !state.storage[task].isIdle,
      case .ready(let id) = state.readiness(of: task, in: scenario), commutingStepIDs.contains(id)
    else { return nil }
    return id
  }

  // MARK: Promises

  /// Whether a promise is broken that depends on the memory, for one on the places as well.
  private func isBroken(_ numbers: PartNumbers, _ cache: inout TransitionCache) -> Bool {
    if !cache[factsOf: numbers.memory].isKnown {
      note(numbers.memory, of: state(of: numbers), in: &cache)
    }
    let facts = cache[factsOf: numbers.memory]
    guard !facts.isBroken, facts.hasLeftovers else { return facts.isBroken }
    return state(of: numbers).status(of: .truncateLeavesNothing, in: scenario).isBroken
  }

  /// Notes down what is to be known of the memory of a state.
  private func note(_ memory: UInt32, of state: State, in cache: inout TransitionCache) {
    guard !cache[factsOf: memory].isKnown else { return }
    cache[factsOf: memory] = MemoryFacts(
      isKnown: true,
      isBroken: isBroken(in: state),
      hasLeftovers: isJudged(.truncateLeavesNothing) && !state.leftovers(in: scenario).isEmpty,
      owners: state.owners,
      pagesInSwap: usesAmpleSets ? state.storage.pagesInSwap(filePages: scenario.filePages) : .all,
      emptyPages: usesAmpleSets ? state.storage.emptyPages : []
    )
  }

  /// Whether a promise is broken wherever the tasks are.
  private func isBroken(in state: State) -> Bool {
    isJudged(.oldDataGone) && state.hasOldDataInSlots(in: scenario)
      || isJudged(.outsideUntouched)
        && state.status(of: .outsideUntouched, in: scenario).isBroken
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
  func isSymmetricDuplicate(_ task: Int, in numbers: PartNumbers) -> Bool {
    guard reductions.contains(.equalTasks), let other = parts.equalTaskBefore[task] else {
      return false
    }
    return numbers.places[task] == numbers.places[other]
  }

  /// Gives all equal tasks the numbers that go with the order of their places.
  private func canonicalizeAll(in numbers: inout PartNumbers, _ cache: inout TransitionCache) {
    for task in 1..<scenario.tasks.count where parts.equalTaskBefore[task] == nil {
      canonicalize(task, in: &numbers, &cache)
    }
  }

  /// Gives equal tasks the numbers that go with the order of their places.
  @inline(__always)
  private func canonicalize(
    _ task: Int,
    in numbers: inout PartNumbers,
    _ cache: inout TransitionCache
  ) {
    guard reductions.contains(.equalTasks), parts.equalTasks[task].count > 1 else { return }
    let equalTasks = parts.equalTasks[task]
    for (earlier, later) in zip(equalTasks, equalTasks.dropFirst())
    where numbers.places[earlier] > numbers.places[later] {
      return sort(equalTasks, in: &numbers, &cache)
    }
  }

  private func sort(
    _ equalTasks: [Int],
    in numbers: inout PartNumbers,
    _ cache: inout TransitionCache
  ) {
    let order = equalTasks.sorted { numbers.places[$0] < numbers.places[$1] }
    let old = numbers
    var names = Array(scenario.taskIDs)
    var moved: UInt8 = 0
    for (name, task) in zip(equalTasks, order) {
      numbers.places[name] = old.places[task]
      names[task] = TaskID(UInt8(name))
      if name != task { moved |= 1 << UInt8(task) }
    }
    guard cache[factsOf: numbers.memory].owners & moved != 0 else { return }
    let permutation = names.reversed().reduce(0) { $0 << 3 | UInt64($1.rawValue) }
    if let known = cache[permuting: permutation, numbers.memory] {
      numbers.memory = known
      return
    }
    let memory = parts.number(of: numbers.memory, in: start, renamed: names)
    cache[permuting: permutation, numbers.memory] = memory
    numbers.memory = memory
    _ = isBroken(numbers, &cache)
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
