// Knows how to tell the steps of a swap-in, whichever task takes them.

import Shmem

extension SwapInEffect {
  /// Returns what the step did to page `index` of the file, in one sentence or two.
  func sentence(at index: PageIndex, in context: StepContext) -> String {
    let name = context.name
    switch self {
    case .findsCached(let cached):
      return
        "\(name) finds \(cached.page) in the swap cache for \(cached.swap) and takes a reference."
    case .reads(let cached):
      let place = cached.skipsCache ? "past the swap cache" : "in the swap cache"
      let swaps = cached.order > 0 ? "\(cached.swap) to \(cached.lastSwap)" : "\(cached.swap)"
      return
        "\(name) reads \(swaps) into \(cached.page), \(place): the file's tree still holds \(cached.swap)."
    case .readsPiece(let cached, let swap, let range):
      let place = cached.skipsCache ? "past the swap cache" : "in the swap cache"
      return
        "\(name) reads \(cached.swap) into \(cached.page), \(place). It is a piece of \(swap), which still takes "
        + "\(UndoWords.slots(range))."
    case .findsBusy(_, let taken):
      return "\(taken) is in the swap cache, or another task reads it: \(name) looks again."
    case .fallsBack(let swap, let range, .noMemory):
      return
        "There is no page for all \(range.count) slots of \(swap): \(name) goes on with a single one."
    case .fallsBack(let swap, _, .isBusy(let taken)):
      return
        "\(name) cannot read all of \(swap), as \(taken) is in the swap cache, or another task reads it: it goes on "
        + "with a single page."
    case .findsNoOwner(let swap, isInFile: false):
      return "\(swap) has no owner any more: \(name) has nothing to read and looks again."
    case .findsNoOwner(let swap, isInFile: true):
      return
        "Slot \(index) holds \(swap), which is free: \(name) cannot read it and gets an error."
    case .getsNoMemory(let swap):
      return
        "There is no memory for the page of \(swap): \(name) gives up, and slot \(index) stays as it is."
    case .splits(let swap, let split, let piece):
      return "\(tell(split, of: swap, at: index, by: name)). It goes on with \(piece)."
    case .splitsAround(let cached, let swap, let split):
      return "\(tell(split, of: swap, at: index, by: name)). It goes on with \(cached.page)."
    case .findsOther(let cached, let swap):
      return
        "Slot \(index) no longer holds \(swap): \(name) lets go of \(cached.page) and looks again."
    case .cached(let effect, let cached): return effect.sentence(cached, at: index, by: name)
    }
  }

  private func tell(
    _ split: EntrySplit,
    of swap: SwapEntry,
    at index: PageIndex,
    by name: String
  ) -> String {
    let around = split.leavesLargePieces ? ", around slot \(index)" : ""
    let slots = UndoWords.slots(split.range)
    return "\(name) splits \(swap), which took \(slots)\(around): \(split.words(of: swap))"
  }
}

extension SwapInEffect.OnCached {
  fileprivate func sentence(
    _ cached: CachedPage,
    at index: PageIndex,
    by name: String
  ) -> String {
    let (page, swap) = (cached.page, cached.swap)
    switch self {
    case .locks: return "\(name) locks \(page)."
    case .confirms:
      let end = cached.skipsCache ? "." : " and \(page) still caches it."
      return "\(name) confirms that slot \(index) still holds \(swap)\(end)"
    case .findsParted:
      return "Slot \(index) and \(page) no longer belong together: \(name) unlocks and looks again."
    case .seesWriteEnd: return "\(page) has reached swap: \(name) may go on."
    case .swizzles where cached.order > 0:
      let slots = UndoWords.slots(EntryRange(order: cached.order, covering: index))
      return
        "\(name) puts \(page) into \(slots), where \(swap) was: one store, no slot was ever empty."
    case .swizzles:
      return
        "\(name) puts \(page) where swap entry \(swap) was: one store, slot \(index) was never "
        + "empty."
    case .emptiesSlot:
      return "\(name) deletes \(swap) from slot \(index): it is empty until \(page) is inserted."
    case .findsSlotChanged:
      return
        "Slot \(index) no longer holds \(swap), another task was faster: \(name) throws \(page) away "
        + "and looks again."
    case .findsOtherRange:
      let slots = UndoWords.slots(EntryRange(order: cached.order, covering: index))
      return "\(page) takes \(slots), which do not hold \(swap) as one entry: \(name) looks again."
    case .fillsSlot: return "\(name) inserts \(page) into the empty slot \(index)."
    case .findsSlotTaken:
      return
        "Slot \(index) is no longer empty: \(name) throws \(page) away and looks again; \(swap) will "
        + "never be freed."
    case .accounts: return "\(name) subtracts \(1 << cached.order) from info->swapped."
    case .leavesSwapCache(let isBehindEnd):
      let swaps = UndoWords.swaps(from: swap, order: cached.order)
      let left =
        cached.skipsCache ? "clears the mark of \(swaps)" : "takes \(page) out of the swap cache"
      let freed =
        "\(name) \(left), marks \(cached.skipsCache ? "\(page)" : "it") dirty and frees \(swaps)."
      return isBehindEnd
        ? "\(freed) Page \(index) lies beyond the end now: it lets go, and the page stays in its slot."
        : freed
    }
  }
}
