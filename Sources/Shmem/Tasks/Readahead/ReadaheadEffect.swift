// Knows what the steps of a read-ahead do.

/// The effect of a step of a read-ahead, with its values, and the page of the file.
package enum ReadaheadEffect: Hashable, Sendable {
  /// H1: reads the swap slot of the page into a free frame, which is in the swap cache then.
  case reads(CachedPage, at: PageIndex)
  /// H1: reads nothing, as the page is not in swap, or in the swap cache already; in an ordinary file, as it is there.
  case passes(Entry?, at: PageIndex)
  /// H1: finds no page of an ordinary file, but nothing or a shadow, and is going to read one.
  case findsNothing(Entry?, at: PageIndex)
  /// M0 to M5: a step of reading the page from the disk.
  case fromDisk(DiskReadEffect, at: PageIndex)
}

extension ReadaheadEffect: StepEffect {
  var takesTreeLock: Bool {
    guard case .fromDisk(let effect, _) = self else { return false }
    return effect.takesTreeLock
  }
}
