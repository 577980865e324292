// Knows what the steps of a task that joins pages into a larger one do.

/// The effect of a step of a collapse, with its values.
package enum CollapseEffect<Batch: GatheredBatch>: Hashable, Sendable {
  /// K1: takes the free frames of a new page for a range of slots, and locks it.
  case allocates(PageNumber, for: EntryRange)
  /// K1: gives up, as the kernel has no page of an order, or the file ends inside the range.
  case declines(EntryRange)
  /// K2: looks at a slot.
  case looks(Look, at: PageIndex, Collapse<Batch>)
  /// F5 to F11, S1 to S9: a step of getting the page of a slot.
  case getPage(GetPageEffect, at: PageIndex, Collapse<Batch>)
  /// K3: does something with the page of a slot, which is locked.
  case page(OnPage, PageNumber, at: PageIndex, Collapse<Batch>)
  /// K4: copies the bytes of the old pages into the new one.
  case copies(Collapse<Batch>)
  /// K6: puts the new page into all slots of the range.
  case joins(Collapse<Batch>)
  /// K6: gives up, as a slot does not hold what K2 has found in it.
  case findsSlotChanged(at: PageIndex, Collapse<Batch>)
  /// K7: unlocks all pages, and drops the old ones, or after a failure the new one.
  case releases(Collapse<Batch>, hasJoined: Bool)

  /// The effect of the look at a slot.
  package enum Look: Hashable, Sendable {
    /// It is empty, and is counted.
    case isEmpty
    /// It holds a page, which is locked.
    case locks(PageNumber)
    /// It holds a page that another task has locked: gives up.
    case findsLocked(PageNumber, by: TaskID)
    /// It holds a swap entry, or a page that was never written: gets the page.
    case needsPage(Entry)
    /// It holds a page that takes several slots: gives up.
    case findsUnfit(Entry)
    /// It is empty, like all others of the range: gives up.
    case findsNothing
  }

  /// The effect of the step on a page that is locked.
  package enum OnPage: Hashable, Sendable {
    /// Isolates it and clears its ptes; no other references are there.
    case isolates
    /// Gives up, as it takes several slots.
    case findsLarge
    /// Gives up, as another task has isolated it.
    case findsIsolated
    /// Gives up, as there are more references than the tree's and its own; the ptes are cleared.
    case findsReferenced(count: Int)
  }
}

extension CollapseEffect: StepEffect {
  var getPage: GetPageEffect? {
    guard case .getPage(let effect, _, _) = self else { return nil }
    return effect
  }

  var takesTreeLock: Bool {
    switch self {
    case .getPage(let effect, _, _): effect.takesTreeLock
    case .looks, .page(.isolates, _, _, _), .page(.findsReferenced, _, _, _), .joins,
      .findsSlotChanged:
      true
    case .allocates, .declines, .page(.findsLarge, _, _, _), .page(.findsIsolated, _, _, _),
      .copies, .releases:
      false
    }
  }

  var charge: Int {
    guard case .joins(let collapse) = self else { return 0 }
    return collapse.emptySlots
  }
}
