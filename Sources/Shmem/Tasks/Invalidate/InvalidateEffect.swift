// Knows what the steps of an invalidation do.

/// The effect of a step of an invalidation, with its values, and the page of the file.
package enum InvalidateEffect: Hashable, Sendable {
  /// I1: finds nothing in the slot, or a page and takes a reference, or a shadow.
  case looksUp(Entry?, at: PageIndex)
  /// I1e: empties the slot; false if it no longer holds the shadow, so that nothing is done.
  case clearsShadow(Shadow, at: PageIndex, isThere: Bool)
  /// I2 to I6: does something with the page.
  case page(OnPage, PageNumber, at: PageIndex)

  /// The effect of a step on the page.
  package enum OnPage: Hashable, Sendable {
    /// I2: locks it.
    case locks
    /// I2: lets go of it, as it has left the file.
    case findsGone
    /// I3: finds that it is not being written. True if a pte maps it.
    case seesWriteEnd(isMapped: Bool)
    /// I4: clears its pte.
    case unmaps
    /// I5: removes it from the file; the slot is empty then.
    case removes
    /// I5: leaves it, as it is dirty.
    case findsDirty
    /// I5: finds that it has left the file although it was locked, which only a walk without page locks can do.
    case findsRemoved
    /// I6: unlocks it and drops the reference.
    case unlocks
  }
}

extension InvalidateEffect: StepEffect {
  var takesTreeLock: Bool {
    switch self {
    case .clearsShadow, .page(.removes, _, _), .page(.findsDirty, _, _): true
    case .looksUp, .page: false
    }
  }
}
