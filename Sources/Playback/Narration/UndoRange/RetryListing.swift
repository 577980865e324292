// Knows the lines of a listing for a retry, and for what has to hold of a swap entry that takes several slots.

import Shmem

/// Returns the lines for a retry: one for each page that it can gather from again, and one for each limit.
func retryLines(
  _ indent: String,
  only conditions: ListingLine.Condition...
) -> [ListingLine] {
  let targets: [(RetryFrom, String)] = [
    (.index, "this index"), (.batch, "the batch's first"), (.hole, "the hole's first"),
  ]
  let limits: [(RetryLimit, String)] = [(.one, "once"), (.two, "twice"), (.three, "three times")]
  return targets.map { from, words in
    ListingLine(
      text: "\(indent)back to \(words)",
      stepIDs: [],
      conditions: conditions + [.has(\.retryFrom, from)]
    )
  }
    + limits.map { limit, words in
      ListingLine(
        text: "\(indent.prefix { $0 == " " })  at most \(words), then on",
        stepIDs: [],
        conditions: conditions + [.has(\.retryLimit, limit)]
      )
    }
}

/// Returns the lines for what is compared of a swap entry besides its value.
func borderTestLines(
  _ indent: String,
  _ conditions: ListingLine.Condition...
) -> [ListingLine] {
  [
    ListingLine(
      text: "\(indent)and it begins and ends in the hole",
      stepIDs: [],
      conditions: conditions + [.on(\.largeSwap), .on(\.freeAtomic)]
    ),
    ListingLine(
      text: "\(indent)and has the order that was gathered",
      stepIDs: [],
      conditions: conditions + [.on(\.splitAware)]
    ),
  ]
}
