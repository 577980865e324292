// Knows how to make the moves of a task from those that are known of memories that are alike.

import Explorer

extension ReducedRace {
  /// Returns the transitions of a task if its moves are known of a memory that is alike where it looks; else nil.
  func transitionsByCells(
    _ number: Int,
    in numbers: PartNumbers,
    _ cache: inout TransitionCache
  ) -> CachedTransitions? {
    let facts = cache[factsOf: numbers.memory]
    guard facts.isKnown, !facts.isBroken else { return nil }
    let place = numbers.places[number]
    let file = parts.number(ofFileIn: numbers.memory)
    takeInHand(numbers.memory, &cache)
    let picks = picks(of: number, at: place, &cache)
    let entries = entriesRemembered(butBy: number, in: numbers, &cache)
    var found = InlineArray<8, Int>(repeating: 0)
    for pick in picks {
      guard
        let situation = MovesByCells.Situation(number, at: place, file: file, pick: pick),
        let known = cache.movesByCells.find(
          situation,
          in: cache.stateInHand.storage,
          remembering: entries
        )
      else { return nil }
      found[pick - picks.lowerBound] = known
    }
    var moves: [Move] = []
    var touched = Footprint()
    var leadsFurther = true
    var dependsOnOthers = false
    for pick in 0..<picks.count {
      let known = cache.movesByCells[found[pick]]
      touched.formUnion(known.footprint)
      leadsFurther = leadsFurther && known.leadsFurther
      dependsOnOthers = dependsOnOthers || known.dependsOnOthers
      for position in known.moves {
        moves.append(move(cache.movesByCells.moves[position], of: number, numbers.memory, &cache))
      }
    }
    return cache.note(
      moves,
      isBreach: false,
      dependsOnOthers: dependsOnOthers,
      footprint: usesAmpleSets && leadsFurther && !moves.isEmpty ? touched : nil,
      number,
      at: place,
      in: numbers.memory
    )
  }

  /// Returns the swap entries that tasks other than one remember, a bit each.
  func entriesRemembered(
    butBy task: Int,
    in numbers: PartNumbers,
    _ cache: inout TransitionCache
  ) -> UInt32 {
    var entries: UInt32 = 0
    for other in 0..<scenario.tasks.count where other != task {
      let place = numbers.places[other]
      let symmetryClass = parts.equalTasks[other][0]
      if let known = cache.entriesRemembered[place, symmetryClass] {
        entries |= known
        continue
      }
      let own = parts.place(place, TaskID(UInt8(other)))
      let remembered = (0..<UInt32(FlatStorage.frameLimit)).reduce(UInt32(0)) { entries, offset in
        own.remembers(SwapEntry(offset)) ? entries | 1 << offset : entries
      }
      cache.entriesRemembered[place, symmetryClass] = remembered
      entries |= remembered
    }
    return entries
  }

  /// Puts a memory into the state in hand, unless it is there.
  ///
  /// It mostly is, as a search takes the states of a level in the order of their memories.
  private func takeInHand(_ memory: UInt32, _ cache: inout TransitionCache) {
    guard cache.memoryInHand != memory else { return }
    parts.putMemory(memory, into: &cache.stateInHand)
    cache.memoryInHand = memory
  }

  /// Returns the positions of the pages that a task may start on, from 1 on; 0 if it does not choose.
  private func picks(
    of number: Int,
    at place: UInt32,
    _ cache: inout TransitionCache
  ) -> ClosedRange<Int> {
    let task = TaskID(UInt8(number))
    guard scenario[task].index == nil else { return 0...0 }
    let own = parts.place(place, task)
    guard own.isIdle else { return 0...0 }
    cache.stateInHand.storage[task] = own
    defer { cache.stateInHand.storage[task] = race.start.storage[task] }
    return picksPage(task, in: cache.stateInHand) ? 1...race.picks.count : 0...0
  }

  /// Returns a move as it is made from the memory in hand.
  private func move(
    _ move: MovesByCells.NumberedMove,
    of task: Int,
    _ memory: UInt32,
    _ cache: inout TransitionCache
  ) -> Move {
    let arrival = arrival(by: move.change, from: memory, &cache)
    return Move(
      memory: arrival.memory,
      place: place(move.place, of: task, named: arrival.naming, &cache),
      renaming: arrival.renaming,
      isBreach: false
    )
  }

  /// Returns the memory that a change leads to from the one in hand; it does not depend on the task.
  private func arrival(
    by number: UInt32,
    from memory: UInt32,
    _ cache: inout TransitionCache
  ) -> MemoryArrival {
    if let known = cache[arrivalBy: number, from: memory] { return known }
    let change = cache.movesByCells.change(number)
    var after = cache.stateInHand
    change.changed.put(change.contents, into: &after.storage)
    after.file = parts.file(change.file)
    var arrival = MemoryArrival(memory: 0, naming: 0, renaming: 0)
    if let naming = canonicalizeMemory(in: &after) {
      arrival.naming = parts.number(of: naming)
      arrival.renaming =
        naming.known(before: cache.stateInHand.storage).map(parts.number) ?? 0
    }
    arrival.memory = parts.number(ofMemoryIn: after, near: cache.stateInHand, memory)
    note(arrival.memory, of: after, in: &cache)
    cache[arrivalBy: number, from: memory] = arrival
    return arrival
  }

  /// Returns the number of a place that a move leads to, with the frames and swap slots of the memory there.
  ///
  /// The place stays as it is if these keep their numbers: a renaming forgets the number of what is free.
  private func place(
    _ number: UInt32,
    of task: Int,
    named naming: UInt32,
    _ cache: inout TransitionCache
  ) -> UInt32 {
    if let known = cache[naming: number, of: task, naming] { return known }
    let id = TaskID(UInt8(task))
    let place = cache.movesByCells.place(number)
    let named =
      canonicalizesFrames
      ? parts.number(of: place, id, renamed: naming) : parts.number(of: place, id)
    cache[naming: number, of: task, naming] = named
    return named
  }
}
