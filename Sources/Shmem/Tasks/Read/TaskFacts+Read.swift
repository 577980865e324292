// Knows the facts about reads that hold in every race.

extension TaskFacts {
  /// The facts about read(2).
  static let read = TaskFacts(
    stem: "read",
    summary: "reads one page with read(2)",
    traits: [.worksOnPage, .worksOnAnyFile, .needsOpenFile, .swapsIn],
    options: [.loop],
    endPromise: .readEnds
  )
}
