// Knows the facts about truncates that hold in every race.

extension TaskFacts {
  /// The facts about a truncate.
  static let truncate = TaskFacts(
    stem: "truncate",
    summary: "cuts the file: PAGE is the first page to be removed; without it, all are",
    traits: [
      .worksOnPage, .worksOnAnyFile, .needsOpenFile, .walks, .removesPages, .cutsFile,
      .waitsForPuncher, .swapsIn,
    ],
    options: [.loop, .inside],
    endPromise: .truncateEnds
  )
}
