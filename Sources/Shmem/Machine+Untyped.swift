// Knows how the kinds of tasks take a step whose effects are not typed yet.

extension Machine {
  /// Takes a step of a kind of task whose effects are not typed yet.
  mutating func advance(
    _ place: TaskPlace<Storage.Batch>,
    _ task: TaskID,
    in scenario: Scenario
  ) -> TaskPlace<Storage.Batch> {
    switch place {
    case .puncher(let puncher): .puncher(advance(puncher, in: scenario))
    case .truncater(let truncater): .truncater(advance(truncater, task, in: scenario))
    case .preallocator(let preallocator):
      .preallocator(advance(preallocator, task, in: scenario))
    case .evictor(let evictor): .evictor(advance(evictor, task, in: scenario))
    case .reader, .splicer, .writer, .faulter, .reclaimer, .swapoff: preconditionFailure("typed")
    }
  }
}
