// Knows how to go on from one of all states that differ only in the numbers of frames and swap slots.

extension ReducedRace {
  /// Gives frames and swap slots the numbers that go best with the memory, and the task that has just
  /// taken a step the same ones; the places of the others are left to `rename(_:by:but:_:)`.
  ///
  /// - Parameters:
  ///   - state: the state after the step.
  ///   - task: the task that took it.
  ///   - before: the memory before it.
  /// - Returns: the number of the new names of what other tasks know; 0 if those keep their numbers.
  func settleFrames(in state: inout State, of task: TaskID, since before: State) -> UInt32 {
    guard settlesFrames else { return 0 }
    let names = FlatNames(of: state.storage, filePages: Int(scenario.filePages))
    state.storage[task] = TaskPlace(copying: state.storage[task], names)
    if !names.keepsAllInUse { state.storage.renameMemory(names) }
    return names.known(before: before.storage).map(parts.number) ?? 0
  }

  /// Returns the state with the numbers that go best with its memory, at the places of all tasks.
  func settledFrames(in state: State) -> State {
    guard settlesFrames else { return state }
    let names = FlatNames(of: state.storage, filePages: Int(scenario.filePages))
    var settled = state
    for task in state.tasks {
      settled.storage[task] = TaskPlace(copying: state.storage[task], names)
    }
    settled.storage.renameMemory(names)
    return settled
  }

  /// Gives the places of all tasks but one the numbers that go with a memory.
  @inline(__always)
  func rename(
    _ numbers: inout PartNumbers,
    by names: UInt32,
    but mover: Int,
    _ notebook: inout RaceNotebook
  ) {
    guard names != 0 else { return }
    for task in 0..<scenario.tasks.count where task != mover {
      let place = numbers.places[task]
      if let known = notebook[renaming: place, of: task, names] {
        numbers.places[task] = known
        continue
      }
      let renamed = parts.number(of: place, TaskID(UInt8(task)), renamed: names)
      notebook[renaming: place, of: task, names] = renamed
      numbers.places[task] = renamed
    }
  }
}
