// Knows how to go on from one of all states that differ only in the numbers of frames and swap slots.

extension ReducedRace {
  /// Gives frames and swap slots the canonical numbers of the memory, and the task that has just
  /// taken a step the same ones; the places of the others are left to `rename(_:by:but:_:)`.
  ///
  /// - Parameters:
  ///   - state: the state after the step.
  ///   - task: the task that took it.
  ///   - before: the memory before it.
  /// - Returns: the number of the renaming of the frames and swap slots that other tasks know; 0 if they keep their
  ///   numbers.
  func canonicalizeFrames(in state: inout State, of task: TaskID, since before: State) -> UInt32 {
    guard let renaming = canonicalizeMemory(in: &state) else { return 0 }
    state.storage[task] = TaskPlace(copying: state.storage[task], renaming)
    return renaming.known(before: before.storage).map(parts.number) ?? 0
  }

  /// Gives frames and swap slots the canonical numbers of the memory, and leaves the places of tasks as they are.
  ///
  /// - Returns: the new numbers; nil if frames and swap slots keep theirs in this race.
  func canonicalizeMemory(in state: inout State) -> FlatRenaming? {
    guard canonicalizesFrames else { return nil }
    let renaming = FlatRenaming(of: state.storage, filePages: Int(scenario.filePages))
    if !renaming.keepsAllInUse { state.storage.renameMemory(renaming) }
    return renaming
  }

  /// Returns the state with the canonical numbers of its memory, at the places of all tasks.
  func canonicalFrames(in state: State) -> State {
    var canonical = state
    guard let renaming = canonicalizeMemory(in: &canonical) else { return state }
    for task in state.tasks {
      canonical.storage[task] = TaskPlace(copying: state.storage[task], renaming)
    }
    return canonical
  }

  /// Gives the places of all tasks but one the numbers that go with a memory.
  @inline(__always)
  func rename(
    _ numbers: inout PartNumbers,
    by renaming: UInt32,
    but mover: Int,
    _ cache: inout TransitionCache
  ) {
    guard renaming != 0 else { return }
    for task in 0..<scenario.tasks.count where task != mover {
      let place = numbers.places[task]
      if let known = cache[renaming: place, of: task, renaming] {
        numbers.places[task] = known
        continue
      }
      let renamed = parts.number(of: place, TaskID(UInt8(task)), renamed: renaming)
      cache[renaming: place, of: task, renaming] = renamed
      numbers.places[task] = renamed
    }
  }
}
