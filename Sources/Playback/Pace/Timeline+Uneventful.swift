// Knows which steps bring nothing that a reader has to see, so that one press goes past them.

import Shmem

extension Timeline {
  /// True if the step before a moment is uneventful: a reader who does not see it misses nothing.
  ///
  /// Such a step changes no slot and no size, and the walk holds the same as before. No task begins, ends or starts to
  /// wait, and nothing is decided. The steps with which a punch begins are uneventful, up to its first gather; so is a
  /// look that finds all as it was while no other task is under way. The step that ends the punch is never uneventful.
  package func isUneventful(_ moment: MomentID) -> Bool {
    change(at: moment)?.isUneventful ?? false
  }
}

extension StepChange {
  /// True if a reader who does not see the step misses nothing.
  fileprivate var isUneventful: Bool {
    guard let step,
      let effect = before.machine.transition(for: step, in: before.scenario)?.effect
    else { return false }
    return keepsPicture && keepsTasks(while: step.task)
      && (isOpening(of: step.task) || !decides(effect, of: step.task))
  }

  /// True if slots, sizes, hands and promises are as before, but for the cursor that a walk begins with.
  private var keepsPicture: Bool {
    let (old, new) = (before.machine.file, after.machine.file)
    return new.oops == old.oops && new.end == old.end && new.isEvicted == old.isEvicted
      && before.isBroken == after.isBroken && instant != .punchEnds
      && (before.hands == after.hands || preparesWalk)
      && before.staleEntries == after.staleEntries && changedSlots.isEmpty
  }

  /// True if the walk has not gathered yet, before the step and after it.
  private var preparesWalk: Bool {
    guard after.gatherPast == nil, let walk = before.walk else { return after.gatherPast == nil }
    if case .begin = walk { return true }
    return false
  }

  /// Returns true if no task waits otherwise than before, and the task of the step neither begins nor ends, unless it
  /// begins the punch.
  private func keepsTasks(while mover: TaskID) -> Bool {
    let begins = before.machine[mover].isIdle && !isOpening(of: mover)
    return !begins && !after.machine[mover].isIdle && after.readiness(of: mover) != .finished
      && before.machine.tasks.allSatisfy {
        before.wait(of: $0)?.reason == after.wait(of: $0)?.reason
      }
  }

  /// Returns true if a task is the punch and what it has to remove was not settled before the step.
  private func isOpening(of mover: TaskID) -> Bool {
    mover == .puncher && before.machine.file.phase == .before
  }

  /// Returns true if what the step does depends on other tasks, or if another task could meet it there.
  private func decides(_ effect: LiveEffect, of mover: TaskID) -> Bool {
    if effect.isLastLook || effect.looksAtFile {
      return !isAlone(mover) || !before.staleEntries.isEmpty
    }
    return effect.looksAtSlot(task: mover, in: before)
      || !effect.dependencies(of: mover, in: before).allSatisfy(\.isOwnGather)
  }

  /// Returns true if every task but one has not begun or has finished.
  private func isAlone(_ mover: TaskID) -> Bool {
    before.machine.tasks.allSatisfy {
      $0 == mover || before.machine[$0].isIdle || before.readiness(of: $0) == .finished
    }
  }
}
