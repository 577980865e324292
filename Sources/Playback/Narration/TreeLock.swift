// Knows how to find out whether a step is made under the lock of the page tree.

package import Shmem

extension Play {
  /// True if the last step was made under the lock of the page tree, which it has dropped again.
  package var tookTreeLock: Bool {
    guard case .step(let step) = timeline.now.action else { return false }
    let before = previous
    let transition = before.machine.transition(for: step, in: before.scenario)
    return transition?.effect.takesTreeLock ?? false
  }

  /// Returns true if a move can be taken now and will be made under the lock of the page tree.
  ///
  /// While the audience predicts, nothing is said of a step before it is taken.
  package func willTakeTreeLock(_ move: Move) -> Bool {
    guard move.step != nil, !predicts else { return false }
    return snapshot.effect(of: move.stepID, of: move.task)?.takesTreeLock ?? false
  }
}

extension Kernel {
  /// The name of the lock of the page tree in this kernel.
  package var treeLockName: String { naming("tree_lock") }
}
