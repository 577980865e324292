// Knows the lines of a listing for a retry.

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
