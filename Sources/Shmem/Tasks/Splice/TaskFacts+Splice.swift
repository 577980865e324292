// Knows the facts about splices that hold in every race.

extension TaskFacts {
  /// The facts about a splice.
  static let splice = TaskFacts(
    stem: "splice",
    summary: "splices one page into a pipe",
    traits: [.worksOnPage, .needsOpenFile, .getsPages, .swapsIn],
    options: [.loop],
    endPromise: .readEnds
  )
}
