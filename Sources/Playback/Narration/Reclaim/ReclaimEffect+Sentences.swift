// Knows how to tell the steps of reclaim.

import Shmem

extension ReclaimEffect: StepWords {
  func sentence(in context: StepContext) -> String {
    switch self {
    case .isolates(let page, let index):
      guard let page else { return "\(context.name) looks for a page." }
      return "\(context.name) isolates \(page), page \(index) of the file, and holds a reference."
    case .page(let effect, let isolated): return effect.sentence(isolated, in: context)
    case .store(let effect, let stored): return effect.sentence(stored, in: context)
    case .write(let effect, let written): return effect.sentence(written, in: context)
    }
  }
}

extension ReclaimEffect.OnPage {
  fileprivate func sentence(_ isolated: Reclaimer.Isolated, in context: StepContext) -> String {
    let name = context.name
    let page = isolated.page
    switch self {
    case .locks: return "\(name) locks \(page)."
    case .findsLocked(let holder):
      return
        "\(name) cannot lock \(page), as \(context.name(of: holder)) has locked it: it keeps the "
        + "page."
    case .findsUnderWriteback: return "\(page) is being written: \(name) keeps the page."
    case .unmaps: return "\(name) clears every pte of \(page)."
    case .findsGone: return "\(page) has left the file: \(name) lets it go."
    case .findsReferenced(let count, _):
      return
        "\(name) counts \(count) references on \(page), more than the tree's and its own "
        + "(\(holders(of: page, in: context))): it keeps the page."
    case .drops(let entry):
      return context.tellDrop(of: page, at: isolated.index, leaving: entry)
    case .letsOut(let isCounted):
      guard isCounted else {
        return "\(name) lets \(page) go out without counting the references on it."
      }
      return
        "\(name) finds no references on \(page) but the tree's and its own: it may go out. It does "
        + "not count again."
    case .entersWritepage(let zeroes):
      return zeroes
        ? "\(name) will write \(page) out and zeroes it first, for it was never written."
        : "\(name) will write \(page) out and clears its dirty flag."
    case .keepsPreallocated:
      return
        "\(page) is being preallocated and may have to be taken back: \(name) keeps it, dirty, "
        + "and counts that."
    case .findsLeft: return "\(page) has left the file under its lock."
    case .splits:
      let count = context.machine[page].frameCount
      return
        "\(name) splits \(page) into \(count) pages of one slot, and goes on with the first: the others go back to the LRU list."
    case .findsUnsplittable(let references):
      let others = references == 1 ? "there is another reference" : "there are \(references) others"
      return "\(name) cannot split \(page), as \(others): it keeps the page."
    case .takesSwap(let swap, let order) where order > 0:
      let swaps = UndoWords.swaps(from: swap, order: order)
      return "\(name) gets swap slots \(swaps); nothing points to them yet."
    case .takesSwap(let swap, _): return "\(name) gets swap slot \(swap); nothing points to it yet."
    case .findsNoSwap:
      return "Swap is being switched off: \(name) gets no slot and keeps the page, dirty again."
    }
  }

  /// Returns the names of the other tasks that hold references to a page.
  private func holders(of page: PageNumber, in context: StepContext) -> String {
    let holders = context.machine.tasks.filter {
      $0 != context.task && context.machine[$0].references(to: page) > 0
    }
    return holders.isEmpty
      ? "another holder" : holders.map { context.name(of: $0) }.joined(separator: " and ")
  }
}

extension ReclaimEffect.OnStore {
  fileprivate func sentence(_ stored: Reclaimer.Stored, in context: StepContext) -> String {
    let name = context.name
    let (index, page, swap) = (stored.index, stored.page, stored.swap)
    let swaps = UndoWords.swaps(from: swap, order: stored.order)
    switch self {
    case .locksSwaplist: return "\(name) takes shmem_swaplist_mutex."
    case .addsToSwapCache:
      return "\(name) puts \(page) into the swap cache as \(swaps): it is in both caches now."
    case .countsEntry:
      return "\(name) adds \(1 << stored.order) to info->swapped before the entry is in its slot."
    case .owns: return "\(name) makes the file the owner of \(swaps)."
    case .ownsLate(let isInSlot):
      return isInSlot
        ? "\(name) makes the file the owner of \(swap), which is in its slot already."
        : "\(name) makes the file the owner of \(swap), which has left its slot meanwhile: it "
          + "will never be freed."
    case .swizzles where stored.order > 0:
      let slots = UndoWords.slots(EntryRange(order: stored.order, covering: index))
      return
        "\(name) puts swap entry \(swap) into \(slots), where \(page) was: one store, no slot was ever empty."
    case .swizzles:
      return
        "\(name) puts swap entry \(swap) where \(page) was: one store, slot \(index) was never "
        + "empty."
    case .emptiesSlot:
      return "\(name) deletes \(page) from slot \(index): it is empty until \(swap) is inserted."
    case .fillsSlot: return "\(name) inserts \(swap) into the empty slot \(index)."
    case .findsSlotTaken: return "Slot \(index) is no longer empty for \(swap)."
    case .releasesSwaplist(let counts):
      return counts
        ? "\(name) adds \(1 << stored.order) to info->swapped and drops the swaplist mutex."
        : "\(name) drops the swaplist mutex; the entry has been counted before."
    }
  }
}

extension ReclaimEffect.OnWrite {
  fileprivate func sentence(_ written: Reclaimer.Written, in context: StepContext) -> String {
    let name = context.name
    let (page, store) = (written.page, written.store.words)
    switch self {
    case .starts: return "\(name) starts writing \(page) to \(store) and unlocks it."
    case .findsEntryFreed(let swap):
      return "\(swap) has been punched meanwhile: \(name) drops \(page) instead of writing it."
    case .isRefused(goesBack: true):
      return
        "The swap device does not take \(page): \(name) keeps it locked, to put it back where \(store) is."
    case .isRefused(goesBack: false):
      return
        "The swap device does not take \(page): \(name) unlocks it, and it stays in the swap cache, dirty."
    case .putsBack(let swap, let order):
      let slots = UndoWords.slots(EntryRange(order: order, covering: written.index))
      let swaps = UndoWords.swaps(from: swap, order: order)
      return
        "\(name) puts \(page) back into \(slots), where \(swap) was, in one store, and frees \(swaps)."
    case .findsNoPlace(let swap, let order):
      let slots = UndoWords.slots(EntryRange(order: order, covering: written.index))
      let swaps = UndoWords.swaps(from: swap, order: order)
      return
        "\(page) was in \(slots) before, which no longer \(order > 0 ? "hold" : "holds") \(swaps): \(name) lets it go."
    case .ends:
      let cache = context.scenario.mapping == .tmpfs ? "swap cache" : "page cache"
      return "The write of \(page) to \(store) has ended; the page stays in the \(cache)."
    case .freesCached(let swap, let isOwned):
      return isOwned
        ? "A later pass of reclaim frees \(page): only \(swap) holds the bytes now."
        : "A later pass of reclaim frees \(page), and with it \(swap), which has no owner any more."
    case .freesFilePage(let entry):
      let rest = entry.map { "and leaves shadow \($0) in slot" } ?? "and empties slot"
      return "A later pass of reclaim drops \(page), which is clean now, \(rest) \(written.index)."
    case .keeps:
      return "A later pass of reclaim leaves \(page) alone: it is in use, or out of the file."
    }
  }
}

extension Reclaimer.Store {
  /// The target of the write.
  fileprivate var words: String {
    switch self {
    case .swap(let swap): swap.description
    case .disk: "the disk"
    }
  }
}
