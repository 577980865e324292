// Knows the facts about read-aheads that hold in every race.

extension TaskFacts {
  /// The facts about a read-ahead of swap.
  static let readahead = TaskFacts(
    stem: "readahead",
    summary: "reads one page of a swap entry into the swap cache",
    traits: [.worksOnPage, .needsOpenFile],
    options: [.loop],
    endPromise: nil
  )
}
