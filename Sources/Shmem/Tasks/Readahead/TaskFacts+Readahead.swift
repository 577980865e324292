// Knows the facts about read-aheads that hold in every race.

extension TaskFacts {
  /// The facts about a read-ahead.
  static let readahead = TaskFacts(
    stem: "readahead",
    summary: "reads one page ahead: of a swap entry, or of an ordinary file",
    traits: [.worksOnPage, .worksOnAnyFile, .needsOpenFile],
    options: [.loop],
    endPromise: nil
  )
}
