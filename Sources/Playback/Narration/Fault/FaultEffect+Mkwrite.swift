// Knows how to tell the steps of page_mkwrite, as statements of the kernel too, and what to ask about them.

import Shmem

extension FaultEffect.InMkwrite {
  /// Returns what the step did, in one sentence or two.
  func sentence(_ page: PageNumber, at index: PageIndex, by name: String) -> String {
    switch self {
    case .unlocks: return "\(name) unlocks \(page) and asks the file system for page_mkwrite."
    case .takesLock: return "\(name) takes invalidate_lock, as it is going to get a block."
    case .locks: return "\(name) locks \(page) again: it is still page \(index) of the file."
    case .findsGone:
      return "\(page) has left the file: \(name) drops it, and the access will fault again."
    case .findsBehindEnd:
      return "Page \(index) lies beyond the end of the file: \(name) drops \(page), and the access "
        + "will fault again."
    case .getsBlock(let isNew, let isFreedLater):
      let block = isNew ? "gets a new block for \(page)" : "finds that \(page) has a block"
      let fate =
        isFreedLater ? " The block will be freed with the hole: its bytes count as old data." : ""
      return "\(name) \(block) and marks it dirty.\(fate)"
    case .releasesLock: return "\(name) releases invalidate_lock; \(page) stays locked."
    }
  }

  /// Returns the statement of the kernel.
  func statement(_ page: PageNumber) -> KernelStatement {
    switch self {
    case .unlocks: .call(.unlockPage, [.page(page)])
    case .takesLock: .call(.downRead, [.lock(.invalidateLock)])
    case .locks, .findsGone, .findsBehindEnd: .call(.lockPage, [.page(page)])
    case .getsBlock: .sequence([.words("get a block"), .call(.setPageDirty, [.page(page)])])
    case .releasesLock: .call(.upRead, [.lock(.invalidateLock)])
    }
  }

  /// Returns the question about the step.
  func question(_ page: PageNumber, at index: PageIndex, in context: StepContext) -> String {
    switch self {
    case .unlocks: context.askWhoGoesOn(without: "\(page)")
    case .takesLock: context.askWhoStaysOut
    case .locks, .findsGone, .findsBehindEnd: context.askForPlace(of: page, at: index)
    case .getsBlock: "Will the block of page \(index) stay, or be freed soon?"
    case .releasesLock: context.askWhoGoesOn(without: "invalidate_lock")
    }
  }

  /// Returns the outcomes that the step can have; nil for a step that decides nothing.
  func outcomes(_ page: PageNumber, at index: PageIndex) -> StepOutcomes? {
    let texts = [
      "\(page) is still page \(index) of the file", "\(page) has left the file: it faults again",
      "page \(index) lies beyond the end of the file: it faults again",
    ]
    return switch self {
    case .locks: StepOutcomes(texts, right: 0)
    case .findsGone: StepOutcomes(texts, right: 1)
    case .findsBehindEnd: StepOutcomes(texts, right: 2)
    case .unlocks, .takesLock, .getsBlock, .releasesLock: nil
    }
  }
}
