// Knows how to tell the steps by which a task gets a page of the file.

import Shmem

extension GetPageEffect {
  /// Returns what the step did to page `index` of the file, in one sentence or two.
  func sentence(at index: PageIndex, in context: StepContext) -> String {
    let name = context.name
    switch self {
    case .findsNothing(let entry, _):
      return context.tellMiss(entry, at: index, meaning: "it needs a new page")
    case .findsSwap(let swap, _): return context.tellFound(swap, at: index)
    case .findsPage(let page): return context.tellFound(page, at: index)
    case .locks(let page, _): return "\(name) locks \(page)."
    case .findsGone(let page): return context.tellGone(page, at: index)
    case .passesSizeTest(let found, _): return context.tell(found, insideFileAt: index)
    case .findsBehindEnd:
      return "Page \(index) lies beyond the end of the file: \(name) \(context.refusal)."
    case .swapIn(let effect): return effect.sentence(at: index, in: context)
    case .fromDisk(let effect): return effect.sentence(at: index, in: context)
    case .allocates(let page, order: 0):
      return "\(name) gets a free frame, \(page), and locks it."
    case .allocates(let page, let order):
      return "\(name) gets \(1 << order) free frames from \(page) on, as one page, and locks it."
    case .adds(let page):
      let slots = EntryRange(order: context.machine[page].order, covering: index)
      return "\(name) puts the new \(page) into the empty \(UndoWords.slots(slots))."
    case .findsSlotTaken(let page):
      return "Slot \(index) is no longer empty: \(name) throws \(page) away and looks again."
    case .addsToLRU(let page, _, _):
      return "\(name) puts \(page) on the LRU list: reclaim can find it."
    case .clears(let page, let clearing):
      return context.tell(clearing, of: page, at: index)
    }
  }
}

extension StepContext {
  fileprivate func tell(
    _ clearing: GetPageEffect.Clearing,
    of page: PageNumber,
    at index: PageIndex
  ) -> String {
    let isBehindCursor = machine.file.phase == .during && scenario.hole.contains(index)
    let age = isBehindCursor ? ", which count as written later" : ""
    let zeros = "\(name) fills \(page) with zeros\(age)"
    return switch clearing {
    case .isKept: "\(zeros)."
    case .isTakenBack:
      "\(zeros), finds page \(index) beyond the end of the file and takes the page back."
    case .isLeft: "\(zeros) and finds page \(index) beyond the end of the file."
    }
  }

  fileprivate func tell(_ found: GetPage.Found, insideFileAt index: PageIndex) -> String {
    switch found {
    case .nothing:
      switch scenario.mapping {
      case .tmpfs: "Page \(index) lies inside the file and is a hole: \(name) will fill it."
      case .file:
        "Page \(index) lies inside the file and not in memory: \(name) will read it from the disk."
      }
    case .swap(let swap): "Page \(index) lies inside the file: \(name) will read \(swap) in."
    case .page(let page): "Page \(index) lies inside the file: \(name) can use \(page)."
    }
  }

  /// The result for a task that wants a page after the end of the file.
  fileprivate var refusal: String { scenario[task].kind.words.refusal }
}
