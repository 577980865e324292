// Knows what a step does, whatever kind of task takes it.

/// The effect of a step of a task.
package enum TaskEffect<Batch: GatheredBatch>: Hashable, Sendable {
  /// A step of a hole punch.
  case punch(PunchEffect<Batch>)
  /// A step of read(2).
  case read(ReadEffect)
  /// A step of a splice read.
  case splice(SpliceEffect)
  /// A step of write(2).
  case write(WriteEffect)
  /// A step of a page fault.
  case fault(FaultEffect)
  /// A step of page reclaim.
  case reclaim(ReclaimEffect)
  /// A step of a truncate.
  case truncate(TruncateEffect<Batch>)
  /// A step of a preallocation.
  case preallocate(PreallocateEffect<Batch>)
  /// A step of an eviction.
  case evict(EvictEffect<Batch>)
  /// A step of a swapoff.
  case swapoff(SwapoffEffect)
  /// A step of a pin.
  case pin(PinEffect)
  /// A step of a read-ahead.
  case readahead(ReadaheadEffect)
  /// A step of an invalidation.
  case invalidate(InvalidateEffect)
  /// A step of a collapse.
  case collapse(CollapseEffect<Batch>)
}

extension Machine {
  /// Performs the effect of a step of a task, but for the place of the task.
  ///
  /// - Returns: the place after it.
  mutating func perform(
    _ effect: TaskEffect<Storage.Batch>,
    _ task: TaskID,
    in scenario: Scenario
  ) -> TaskPlace<Storage.Batch> {
    switch effect {
    case .punch(let effect): .puncher(perform(effect, in: scenario))
    case .read(let effect): .reader(perform(effect, task, in: scenario))
    case .splice(let effect): .splicer(perform(effect, task, in: scenario))
    case .write(let effect): .writer(perform(effect, task, in: scenario))
    case .fault(let effect): .faulter(perform(effect, task, in: scenario))
    case .reclaim(let effect): .reclaimer(perform(effect, task, in: scenario))
    case .truncate(let effect): .truncater(perform(effect, task, in: scenario))
    case .preallocate(let effect): .preallocator(perform(effect, task, in: scenario))
    case .evict(let effect): .evictor(perform(effect, task, in: scenario))
    case .swapoff(let effect): .swapoff(perform(effect, task))
    case .pin(let effect): .pinner(perform(effect))
    case .readahead(let effect): .readahead(perform(effect, task, in: scenario))
    case .invalidate(let effect): .invalidator(perform(effect, task))
    case .collapse(let effect): .collapser(perform(effect, task, in: scenario))
    }
  }
}

extension TaskEffect {
  /// The effect of a step of shmem_undo_range(), whichever task called it; nil for any other step.
  package var undo: UndoEffect<Batch>? {
    switch self {
    case .punch(.undo(let effect, _)), .truncate(.undo(let effect)),
      .preallocate(.undo(let effect)), .evict(.undo(let effect)):
      effect
    case .punch, .read, .splice, .write, .fault, .reclaim, .truncate, .preallocate, .evict,
      .swapoff, .pin, .readahead, .invalidate, .collapse:
      nil
    }
  }

  /// The effect of a step of getting a page, whichever task gets it; nil for any other step.
  package var getPage: GetPageEffect? { ask(GetPageQuestion()) }

  /// The effect of a step of a swap-in, whichever task swaps in; nil for any other step.
  package var swapIn: SwapInEffect? { ask(SwapInQuestion()) }

  /// See `StepEffect`.
  var takesEntryOut: Bool { ask(TakesEntryOutQuestion()) }

  /// See `StepEffect`.
  var findsNoSwapInUse: Bool { ask(FindsNoSwapInUseQuestion()) }

  /// See `StepEffect`.
  package var takesTreeLock: Bool { ask(TakesTreeLockQuestion()) }

  /// See `StepEffect`.
  var swizzle: SwizzleDirection? { ask(SwizzleQuestion()) }

  /// See `StepEffect`.
  var correction: AllocedCorrection? { ask(CorrectionQuestion()) }

  /// See `StepEffect`.
  var charge: Int { ask(ChargeQuestion()) }
}

/// A question to the effect of a step, whatever kind of task takes the step.
private protocol StepEffectQuestion {
  associatedtype Answer

  /// Returns the answer for an effect of one kind.
  func answer(for effect: some StepEffect) -> Answer
}

extension TaskEffect {
  /// Returns the answer of the kind that the effect is of.
  @inline(__always)
  private func ask<Question: StepEffectQuestion>(_ question: Question) -> Question.Answer {
    switch self {
    case .punch(let effect): question.answer(for: effect)
    case .read(let effect): question.answer(for: effect)
    case .splice(let effect): question.answer(for: effect)
    case .write(let effect): question.answer(for: effect)
    case .fault(let effect): question.answer(for: effect)
    case .reclaim(let effect): question.answer(for: effect)
    case .truncate(let effect): question.answer(for: effect)
    case .preallocate(let effect): question.answer(for: effect)
    case .evict(let effect): question.answer(for: effect)
    case .swapoff(let effect): question.answer(for: effect)
    case .pin(let effect): question.answer(for: effect)
    case .readahead(let effect): question.answer(for: effect)
    case .invalidate(let effect): question.answer(for: effect)
    case .collapse(let effect): question.answer(for: effect)
    }
  }
}

private struct GetPageQuestion: StepEffectQuestion {
  func answer(for effect: some StepEffect) -> GetPageEffect? { effect.getPage }
}

private struct SwapInQuestion: StepEffectQuestion {
  func answer(for effect: some StepEffect) -> SwapInEffect? { effect.swapIn }
}

private struct TakesEntryOutQuestion: StepEffectQuestion {
  func answer(for effect: some StepEffect) -> Bool { effect.takesEntryOut }
}

private struct FindsNoSwapInUseQuestion: StepEffectQuestion {
  func answer(for effect: some StepEffect) -> Bool { effect.findsNoSwapInUse }
}

private struct TakesTreeLockQuestion: StepEffectQuestion {
  func answer(for effect: some StepEffect) -> Bool { effect.takesTreeLock }
}

private struct SwizzleQuestion: StepEffectQuestion {
  func answer(for effect: some StepEffect) -> SwizzleDirection? { effect.swizzle }
}

private struct CorrectionQuestion: StepEffectQuestion {
  func answer(for effect: some StepEffect) -> AllocedCorrection? { effect.correction }
}

private struct ChargeQuestion: StepEffectQuestion {
  func answer(for effect: some StepEffect) -> Int { effect.charge }
}
