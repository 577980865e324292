// Knows the steps of a punch or a truncate that are about blocks, B1 to B3, and what keeps a task from the lock.

extension Machine {
  /// Returns what comes next for a task at a place about blocks.
  func next(of place: BlockPlace, in scenario: Scenario) -> NextStep<BlockEffect> {
    switch place {
    case .takeLock: .step(.b1, unless: invalidateLockWait(in: scenario), .takesLock)
    case .free: .ready(.b2, .frees)
    case .releaseLock: .ready(.b3, .releasesLock)
    }
  }

  /// Takes invalidate_lock for a task alone, or gives it back; blocks are freed by the caller, which knows of what.
  mutating func perform(_ effect: BlockEffect, _ task: TaskID) {
    switch effect {
    case .takesLock: file.invalidateLockOwner = task
    case .frees: break
    case .releasesLock: file.invalidateLockOwner = nil
    }
  }

  /// The reason why a task cannot share invalidate_lock now, or nil if it can.
  ///
  /// Left out: the queue, see `Omission.lockQueue`.
  var sharedInvalidateLockWait: WaitReason? {
    file.invalidateLockOwner.map { .invalidateLock(heldBy: $0) }
  }

  /// Returns the reason why a task cannot have invalidate_lock alone now, or nil if it can.
  private func invalidateLockWait(in scenario: Scenario) -> WaitReason? {
    sharedInvalidateLockWait
      ?? tasks.first { sharesInvalidateLock($0, in: scenario) }
      .map { .invalidateLock(heldBy: $0) }
  }

  /// Returns true if a task holds invalidate_lock, alone or together with others.
  package func holdsInvalidateLock(_ task: TaskID, in scenario: Scenario) -> Bool {
    file.invalidateLockOwner == task || sharesInvalidateLock(task, in: scenario)
  }

  /// Returns the tasks that hold invalidate_lock: one alone, or all that share it.
  package func invalidateLockHolders(in scenario: Scenario) -> [TaskID] {
    tasks.filter { holdsInvalidateLock($0, in: scenario) }
  }

  /// Returns true if a task shares invalidate_lock with others that add pages or get blocks for them.
  ///
  /// A write(2) does so for the fault of its buffer only.
  package func sharesInvalidateLock(_ task: TaskID, in scenario: Scenario) -> Bool {
    let purpose: DiskRead.Purpose = scenario[task].kind.has(.usesMapping) ? .fault : .read
    return scenario.locksPageCache(toFillFor: purpose) && storage[task].isFillingPageCache
  }

  /// Ends the time that the promises speak of: what is in the hole from now on stays, and in an ordinary file the blocks
  /// of the hole are free.
  mutating func endPunch(in scenario: Scenario) {
    file.phase = .after
    file.written.remove(scenario.hole.first..<scenario.hole.end)
  }
}
