// Knows how to tell the steps by which anybody gets a page of the file.

import Shmem

extension Narrator {
  func tell(_ step: Step, _ getPage: GetPage, at index: PageIndex) -> String {
    let name = name(step.task)
    switch getPage {
    case .lookUp: return tellLookUp(step.task, at: index, emptyMeans: "it needs a new page")
    case .lock(let page):
      return before.machine[page].mapping == index
        ? "\(name) locks \(page)."
        : "\(page) has left the file while \(name) waited: it looks page \(index) up again."
    case .testSize(let found): return tellSizeTest(found, by: step.task, at: index)
    case .swapIn(let swapIn): return tell(step.id, swapIn, by: step.task, at: index)
    case .fromDisk(let read): return tell(read, by: step.task, at: index)
    case .allocate:
      let page = after.machine[step.task].lockedPage.map(\.description) ?? "a page"
      return "\(name) gets a free frame, \(page), and locks it."
    case .add(let page):
      return before.machine[index] == nil
        ? "\(name) puts the new \(page) into the empty slot \(index)."
        : "Slot \(index) is no longer empty: \(name) throws \(page) away and looks again."
    case .addToLRU(let page): return "\(name) puts \(page) on the LRU list: reclaim can find it."
    case .clear(let page, let isNew):
      let isBehindCursor =
        before.machine.file.phase == .during && before.scenario.hole.contains(index)
      let age = isBehindCursor ? ", written behind the punch's back" : ""
      let zeros = "\(name) fills \(page) with zeros\(age)"
      guard !isInsideFile(index) else { return "\(zeros)." }
      return isNew
        ? "\(zeros), finds page \(index) behind the end of the file and takes the page back."
        : "\(zeros) and finds page \(index) behind the end of the file."
    }
  }

  private func tellSizeTest(
    _ found: GetPage.Found,
    by task: TaskID,
    at index: PageIndex
  ) -> String {
    let name = name(task)
    guard isInsideFile(index) else {
      return
        "Page \(index) lies behind the end of the file: \(name) \(refusal(of: task))."
    }
    switch found {
    case .nothing:
      return before.scenario.mapping == .tmpfs
        ? "Page \(index) lies inside the file and is a hole: \(name) will fill it."
        : "Page \(index) lies inside the file and not in memory: \(name) will read it from the disk."
    case .swap(let swap): return "Page \(index) lies inside the file: \(name) will read \(swap) in."
    case .page(let page): return "Page \(index) lies inside the file: \(name) can use \(page)."
    }
  }

  /// What becomes of a task that wants a page behind the end of the file.
  private func refusal(of task: TaskID) -> String {
    switch before.scenario[task].kind {
    case .faultRead, .faultWrite: "gets SIGBUS"
    case .write: "cannot read its buffer and fails, -EFAULT"
    case .punch, .read, .splice, .reclaim, .truncate, .preallocate, .evict, .swapoff:
      "gets nothing"
    }
  }
}
