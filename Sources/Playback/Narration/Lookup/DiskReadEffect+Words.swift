// Knows how to tell the steps of reading a page from the disk, as sentences, statements and questions.

import Shmem

extension DiskReadEffect {
  /// Returns what the step did to page `index` of the file, in one sentence or two.
  func sentence(at index: PageIndex, in context: StepContext) -> String {
    let name = context.name
    switch self {
    case .takesLock: return "\(name) takes invalidate_lock, as it is going to add page \(index)."
    case .allocates(let page): return "\(name) gets a free frame, \(page), and locks it."
    case .adds(let page, let shadow):
      guard let shadow else { return "\(name) puts the new \(page) into the empty slot \(index)." }
      return "\(name) puts the new \(page) into slot \(index) in the place of shadow \(shadow)."
    case .findsSlotTaken(let page, _):
      return "Slot \(index) already holds a page: \(name) throws \(page) away and looks again."
    case .reads(let page, let content):
      guard content.isZeros else {
        let bytes =
          content.birth == .afterPunch ? "what has been written since" : "the same bytes as before"
        return "\(name) reads page \(index) from the disk into \(page): \(bytes)."
      }
      let reason =
        context.isInsideFile(index) ? "its blocks have been freed" : "it lies beyond the end"
      return "\(name) reads page \(index) into \(page): \(reason), these are zeros."
    case .unlocks(let page): return "The read has ended: \(name) unlocks \(page)."
    case .releasesLock: return "\(name) releases invalidate_lock."
    }
  }

  /// Returns the statement of the kernel with the operands of the moment.
  func statement(at index: PageIndex) -> KernelStatement {
    switch self {
    case .takesLock: .call(.downRead, [.lock(.invalidateLock)])
    case .allocates: .words("allocate a page")
    case .adds(let page, let shadow):
      .slot(index, .exchange(shadow.map { .shadow($0) }, for: .page(page)))
    case .findsSlotTaken(let page, let entry): .slot(index, .exchange(entry, for: .page(page)))
    case .reads(let page, _): .call(.readpage, [.page(page)])
    case .unlocks(let page): .call(.unlockPage, [.page(page)])
    case .releasesLock: .call(.upRead, [.lock(.invalidateLock)])
    }
  }

  /// Returns the question about the step, which works on page `index` of the file.
  func question(at index: PageIndex, in context: StepContext) -> String {
    switch self {
    case .takesLock: context.askWhoStaysOut
    case .allocates, .adds, .findsSlotTaken: context.askWhatIsHeld(by: index)
    case .reads: "Will the bytes that it reads count as old data, or as new?"
    case .unlocks(let page): context.askWhoGoesOn(without: "\(page)")
    case .releasesLock: context.askWhoGoesOn(without: "invalidate_lock")
    }
  }
}
