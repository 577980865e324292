// Knows the facts about preallocations that hold in every race.

extension TaskFacts {
  /// The facts about a preallocation.
  static let preallocate = TaskFacts(
    stem: "preallocate",
    summary:
      "preallocates the file from page 0 on, or from the page in `from`; is interrupted before PAGE, or at once",
    traits: [
      .worksOnPage, .needsOpenFile, .walks, .removesPages, .getsPages, .waitsForPuncher, .swapsIn,
    ],
    options: [.loop, .from],
    endPromise: .preallocationEnds
  )
}
