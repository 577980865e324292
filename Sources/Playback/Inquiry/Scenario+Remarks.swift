// Says what a reader of an answer has to know about the model of the race.

package import Shmem

extension Scenario {
  /// Sentences to stand after an answer: what is not modelled and could change it, and what the rules do not know of the
  /// race that was asked for.
  package var remarks: [String] { omissions.map(\.sentence) + missingOrderSentences }

  /// Sentences about the pages and swap entries of several slots that the rules do not know.
  package var missingOrderSentences: [String] {
    MissingOrder.allCases.filter(missingOrders.contains).map { order in
      let (rule, entries) =
        switch order {
        case .pages: ("large-folio", "pages")
        case .swapEntries: ("large-swap", "swap entries")
        }
      return "With \(rule) off, \(entries) of several slots are single ones."
    }
  }
}
