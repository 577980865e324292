// Knows how to tell the steps about the blocks of an ordinary file, as sentences, statements and questions.

import Shmem

extension BlockEffect {
  /// Returns what the step did about some blocks, "the blocks of the hole", in one sentence or two.
  ///
  /// - Parameters:
  ///   - blocks: the blocks.
  ///   - count: the number of whole pages that they are of.
  ///   - context: the race before the step.
  /// - Returns: the sentence.
  func sentence(about blocks: String, ofPages count: UInt64, in context: StepContext) -> String {
    let name = context.name
    switch self {
    case .takesLock:
      let isForAll = context.scenario.locksPageCache(toFillFor: .read)
      return isForAll
        ? "\(name) takes invalidate_lock: no task can add a page to the page cache now."
        : "\(name) takes invalidate_lock, which only faults share here: a read can still add a page."
    case .frees:
      guard count > 0 else {
        return "There is no whole page to remove, so \(name) has no blocks to free."
      }
      return "\(name) frees \(blocks) on the disk: from now on another file can get them."
    case .releasesLock: return "\(name) releases invalidate_lock."
    }
  }

  /// Returns the statement of the kernel.
  var statement: KernelStatement {
    switch self {
    case .takesLock: .lock(.invalidateLock)
    case .frees: .words("free the blocks")
    case .releasesLock: .unlock(.invalidateLock)
    }
  }

  /// Returns the question about the step.
  func question(in context: StepContext) -> String {
    switch self {
    case .takesLock: context.askWhoStaysOut
    case .frees: "Will a page in memory still show one of the blocks once they are free?"
    case .releasesLock: context.askWhoGoesOn(without: "invalidate_lock")
    }
  }
}
