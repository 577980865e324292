// Knows how many swizzles the other tasks have made, and which task may make no more.

extension Machine {
  /// Returns the reason why a task may not take a step although its code would: no swizzle is left for it.
  ///
  /// A swizzle is begun when reclaim isolates a page (C1), when an entry is found that is to be swapped in (S1), and
  /// when swapoff turns to a slot (O1). At these steps a task holds no lock, so no task ever waits for one that has run
  /// out of fuel. A swizzle that is under way has its fuel already, so it is never stopped half-way. If it comes to
  /// nothing, its fuel is there again.
  ///
  /// A task that holds i_mutex needs no fuel and spends none. One such task is the puncher, which swaps in the pages at
  /// the edges of the hole and is no adversary of the punch. The others are calls that exclude a running punch, so that
  /// they cannot hold it up. A collapse needs none either, as it has pages locked when it comes to a swap entry; another
  /// task has to have swapped out what it swaps in, and has spent fuel for that.
  ///
  /// Fuel is shared: by beginning or making a swizzle a task changes what all others may begin, wherever in the file
  /// they are. Every reduction that takes tasks for independent of each other has to respect that.
  func lackOfFuel(
    of task: TaskID,
    before transition: Transition<TaskEffect<Storage.Batch>>,
    in scenario: Scenario
  ) -> WaitReason? {
    guard let fuel = scenario.fuel, needsFuel(task, in: scenario),
      transition.id.swizzlePart == .begins, !transition.effect.findsNoSwapInUse
    else { return nil }
    let underWay = tasks.count {
      needsFuel($0, in: scenario) && storage[$0].isAboutToSwizzle
    }
    return file.swizzles + underWay < fuel ? nil : .noFuel(of: fuel)
  }

  private func needsFuel(_ task: TaskID, in scenario: Scenario) -> Bool {
    file.inodeMutexOwner != task && !scenario[task].kind.joinsPages
  }

  /// Returns true if a step of a task spends fuel: it takes a page or a swap entry out of its slot for the sake
  /// of the other.
  ///
  /// An eviction spends none for the pages at the edges of its range, as it works on no single page.
  func spendsFuel(
    _ task: TaskID,
    by effect: TaskEffect<Storage.Batch>,
    in scenario: Scenario
  ) -> Bool {
    scenario.fuel != nil && effect.takesEntryOut && needsFuel(task, in: scenario)
      && storage[task].index != nil
  }
}
