// Knows how many swizzles the other tasks have made, and who has to do without one.

extension Machine {
  /// Why a task may not take a step although its code would: no swizzle is left for it.
  ///
  /// A swizzle is begun when reclaim isolates a page (C1), when an entry is found that is to be
  /// swapped in (S1), and when swapoff turns to a slot (O1). At these steps a task holds no lock, so that
  /// nobody ever waits for one who has run out of fuel; and since a swizzle that is under way has its
  /// fuel already, it is never stopped half-way. If it comes to nothing, its fuel is there again.
  ///
  /// Whoever holds i_mutex needs no fuel and spends none. That is the puncher, which swaps in the pages
  /// at the edges of the hole and is nobody's adversary; and it is those calls beside which no punch
  /// runs, so that they cannot hold it up.
  ///
  /// Fuel is shared: by beginning or making a swizzle a task changes what all others may begin, wherever
  /// in the file they are. Nothing that takes tasks for independent of each other may forget that.
  func lackOfFuel(
    of task: TaskID,
    before id: StepID,
    in scenario: Scenario
  ) -> WaitReason? {
    guard let fuel = scenario.fuel, file.inodeMutexOwner != task, beginsSwizzle(id) else {
      return nil
    }
    let underWay = tasks.count { file.inodeMutexOwner != $0 && storage[$0].isAboutToSwizzle }
    return file.swizzles + underWay < fuel ? nil : .noFuel(of: fuel)
  }

  private func beginsSwizzle(_ id: StepID) -> Bool {
    switch id {
    case .c1, .s1: true
    case .o1: storage.swapInUse(from: SwapEntry(0)) != nil
    default: false
    }
  }

  /// Runs a step, and spends fuel if it makes a swizzle.
  mutating func spendingFuel(
    on step: Step,
    in scenario: Scenario,
    _ take: (inout Machine) -> Void
  ) {
    guard scenario.fuel != nil, step.id.movesEntry, file.inodeMutexOwner != step.task,
      let index = storage[step.task].index
    else { return take(&self) }
    let entry = storage[index]
    take(&self)
    if storage[index] != entry { file.swizzles += 1 }
  }
}

extension StepID {
  /// Whether the step takes a page or a swap entry out of its slot for the sake of the other.
  fileprivate var movesEntry: Bool {
    let stepIDs: [StepID] = [.c11, .c11a, .s7, .s7a, .o5]
    return stepIDs.contains(self)
  }
}

extension TaskPlace {
  /// Whether the task has begun a swizzle that it has not made yet.
  ///
  /// Those that have i_mutex are not asked.
  fileprivate var isAboutToSwizzle: Bool {
    switch self {
    case .reader, .splicer, .writer, .faulter, .preallocator:
      rememberedSwap != nil && swapIn?.hasSwizzled != true
    case .reclaimer(let reclaimer): reclaimer.isAboutToSwizzle
    case .swapoff(let swapoff): swapoff.isAboutToSwizzle
    case .puncher, .truncater, .evictor: false
    }
  }
}

extension Reclaimer {
  fileprivate var isAboutToSwizzle: Bool {
    switch self {
    case .tryLock, .unmap, .test, .enterWritepage, .getSwap, .lockSwaplist, .addToSwapCache,
      .countSwap, .ownSwap, .swizzle, .takeOut:
      true
    case .idle, .putIn, .ownSwapLate, .account, .startWrite, .endWrite, .laterPass, .finished: false
    }
  }
}

extension Swapoff {
  fileprivate var isAboutToSwizzle: Bool {
    switch self {
    case .lock, .waitForWriteback, .check, .search, .add: true
    case .idle, .find, .clean, .release, .finished: false
    }
  }
}
