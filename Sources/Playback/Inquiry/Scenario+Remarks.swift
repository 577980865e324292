// Says what a reader of an answer has to know about the model of the race.

package import Shmem

extension Scenario {
  /// Sentences to stand after an answer: what is not modelled and could change it, and what the rules do not know of the
  /// race that was asked for.
  package var remarks: [String] { omissions.map(\.sentence) + unsupportedOrderSentences }

  /// Sentences about the pages and swap entries of several slots that the rules do not know.
  package var unsupportedOrderSentences: [String] {
    UnsupportedOrder.allCases.filter(unsupportedOrders.contains).map { order in
      switch order {
      case .pages: "large-folio is off: instead of a page of several slots there are single pages."
      case .swapEntries:
        "large-swap is off: instead of a swap entry of several slots there are single entries."
      }
    }
  }
}
