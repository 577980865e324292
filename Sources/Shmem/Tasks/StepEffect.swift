// Knows which questions the effect of a step answers, whatever kind of task takes the step.

/// The effect of a step of one kind of task.
///
/// The defaults answer for a kind whose steps do nothing of the sort.
protocol StepEffect: Hashable, Sendable {
  /// The step of getting a page that this one is.
  var getPage: GetPageEffect? { get }
  /// The step of a swap-in that this one is; nil for a kind of which `getPage` says it.
  var ownSwapIn: SwapInEffect? { get }
  /// True if the step takes a page or a swap entry out of its slot for the sake of the other.
  var takesEntryOut: Bool { get }
  /// True if the step is a look for a used swap slot that finds none.
  var findsNoSwapInUse: Bool { get }
  /// The direction in which the step exchanges a page and its swap entry; one in two stores counts with the second.
  var swizzle: SwizzleDirection? { get }
  /// True if the step is made under mapping->tree_lock, the lock of the page tree, which it takes and drops.
  ///
  /// Other trees, those of the swap areas, have tree_locks of their own, which this is not about.
  var takesTreeLock: Bool { get }
  /// The correction of `info->alloced` that the step makes besides those of getting a page, of a swap-in and of a walk.
  var correction: AllocedCorrection? { get }
  /// The number of pages that the step charges the file for at once, besides those of getting a page.
  var charge: Int { get }
}

/// The direction of a swizzle.
enum SwizzleDirection: Hashable, Sendable {
  /// The page gives way to its swap entry.
  case out
  /// The swap entry gives way to its page.
  case into
}

/// The moment in a step at which `info->alloced` is taken down to the pages that are there.
enum AllocedCorrection: Hashable, Sendable {
  /// Before the step changes the other counts.
  case before
  /// After it has changed them.
  case after
}

extension StepEffect {
  /// The step of a swap-in that this one is.
  var swapIn: SwapInEffect? {
    if case .swapIn(let effect) = getPage { return effect }
    return ownSwapIn
  }

  var getPage: GetPageEffect? { nil }
  var ownSwapIn: SwapInEffect? { nil }

  var takesEntryOut: Bool {
    guard case .cached(let effect, _) = swapIn else { return false }
    return effect.takesEntryOut
  }

  var findsNoSwapInUse: Bool { false }

  var swizzle: SwizzleDirection? {
    switch swapIn {
    case .cached(.swizzles, _), .cached(.fillsSlot, _): .into
    case .findsCached, .reads, .readsPiece, .findsBusy, .fallsBack, .findsNoOwner, .splits,
      .splitsAround, .findsOther, .getsNoMemory, .cached, nil:
      nil
    }
  }

  var takesTreeLock: Bool {
    getPage?.takesTreeLock ?? ownSwapIn?.takesTreeLock ?? false
  }

  var correction: AllocedCorrection? { nil }
  var charge: Int { 0 }
}

extension SwapInEffect.OnCached {
  /// True if the step takes the swap entry out of its slot.
  fileprivate var takesEntryOut: Bool {
    switch self {
    case .swizzles, .emptiesSlot: true
    case .locks, .confirms, .findsParted, .seesWriteEnd, .findsSlotChanged, .fillsSlot,
      .findsSlotTaken, .findsOtherRange, .accounts, .leavesSwapCache:
      false
    }
  }
}

extension UndoEffect {
  /// The step of a swap-in at an edge of the range that the step is; nil for any other.
  var swapIn: SwapInEffect? {
    guard case .edge(.swapIn(let effect), _) = self else { return nil }
    return effect
  }
}
