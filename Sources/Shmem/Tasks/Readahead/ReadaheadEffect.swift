// Knows what the steps of a read-ahead of swap do.

/// The effect of the step of a read-ahead, with its values, and the page of the file.
package enum ReadaheadEffect: Hashable, Sendable {
  /// H1: reads the swap slot of the page into a free frame, which is in the swap cache then.
  case reads(CachedPage, at: PageIndex)
  /// H1: reads nothing, as the page is not in swap, or in the swap cache already.
  case passes(Entry?, at: PageIndex)
}

extension ReadaheadEffect: StepEffect {}
